// How long a build takes to read a site's history out of git: README.md says what of.
//   node bench/history.mjs [--items 7800] [--commits 10000] [--rounds 5] [--dir DIR] [--keep] [--tokensite PROGRAM]
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeArchive } from './archive/archive.mjs';
import { makeRandom } from './archive/random.mjs';
import { median } from './measure.mjs';
import { tools } from './tools/tools.mjs';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '7800' },
    commits: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    dir: { type: 'string', default: '/dev/shm' },
    keep: { type: 'boolean', default: false },
    tokensite: { type: 'string', default: tools.tokensite.program },
  },
});
const folder = mkdtempSync(join(values.dir, 'tokensite-bench-history-'));
const site = join(folder, 'site');
const git = (...args) => execFileSync('git', ['-C', site, ...args], { maxBuffer: 2 ** 30 });

const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
const hour = 3600;
let time = Date.UTC(2016, 0, 1) / 1000;

/** A commit for git fast-import, on top of the last one. */
function commit(author, changes) {
  time += hour;
  const who = `${author} <${author.toLowerCase()}@example.org> ${time} +0000`;
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data('x')}${changes}\n`;
}

/** All of the archive in a commit, then one item in each; one commit in fifty gives it another name besides. */
function* commits(archive, count) {
  const random = makeRandom(2);
  const names = execFileSync('find', ['content', '-type', 'f', '-printf', '%p\n'], { cwd: site, encoding: 'utf8' })
    .trim().split('\n').sort();
  const files = names.map((path) => ({ path, text: readFileSync(join(site, path), 'utf8') }));
  const write = ({ path, text }) => `M 100644 inline ${path}\n${data(text)}`;
  yield commit('Ada', files.map(write).join(''));
  const items = files.filter(({ path }) => !path.endsWith('/edition.md'));
  for (let i = 1; i < count; ++i) {
    const item = random.pick(items);
    item.text = `${item.text.trimEnd()} And ${i}.\n`;
    const old = item.path;
    if (i % 50 === 0) item.path = `${old.replace(/(-r\d+)?\.md$/, '')}-r${i}.md`;
    const removed = item.path === old ? '' : `D ${old}\n`;
    yield commit(random.pick(['Ada', 'Bob', 'Cleo']), removed + write(item));
  }
}

/** In a repository that is packed as a clone is. */
function makeRepository() {
  const archive = makeArchive({ items: Number(values.items), seed: 1 });
  tools.tokensite.writeSite(archive, site);
  git('init', '--quiet', '--initial-branch=main');
  const input = [...commits(archive, Number(values.commits))].join('');
  execFileSync('git', ['-C', site, 'fast-import', '--quiet'], { input });
  git('repack', '-adfq');
  rmSync(join(site, 'content'), { recursive: true });  // names at the time
  git('reset', '--quiet', '--hard');
}

/** Milliseconds of the pass, by the clock. */
function readHistory() {
  const args = ['build', '--site', site, '--output', join(folder, 'public'), '--profile', '--force'];
  const { status, stderr } = spawnSync(values.tokensite, args, { encoding: 'utf8' });
  const pass = /^read the history +([\d.]+)/m.exec(stderr);
  if (status !== 0 || !pass) throw new Error(`no profile: ${stderr.slice(-1000)}`);
  return Number(pass[1]);
}

/** The text of an item changes, and that is committed. */
function commitOneMore(round) {
  const item = git('ls-files', 'content/editions/*/papers/*').toString().split('\n')[round];
  appendFileSync(join(site, item), `Once more, ${round}.\n`);
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '--all', '--message=x');
}

try {
  makeRepository();
  const times = { 'all commits': [], 'one commit more': [], 'the same commit': [] };
  for (let round = 0; round < Number(values.rounds); ++round) {
    for (const kept of ['history', 'commits']) rmSync(join(site, '.tokensite', kept), { force: true });
    times['all commits'].push(readHistory());
    commitOneMore(round);
    times['one commit more'].push(readHistory());
    times['the same commit'].push(readHistory());
  }
  console.log(`| ${values.items} items, ${values.commits} commits | median ms | fastest | slowest |`);
  console.log('| --- | --: | --: | --: |');
  for (const [name, all] of Object.entries(times)) {
    const numbers = [median(all), Math.min(...all), Math.max(...all)].map((ms) => ms.toFixed(1));
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  }
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
