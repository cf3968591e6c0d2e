// How long `tokensite publish` takes into a bare repository on the same disk: README.md says what of.
//   node bench/publish.mjs [--files 20000] [--items 12600] [--rounds 3] [--dir DIR] [--tokensite PROGRAM]
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { makeArchive } from './archive/archive.mjs';
import { tools } from './tools/tools.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    items: { type: 'string', default: '12600' },
    rounds: { type: 'string', default: '3' },
    dir: { type: 'string', default: '/dev/shm' },
    tokensite: { type: 'string', default: fileURLToPath(new URL('../build/bench/tokensite', import.meta.url)) },
  },
});

const folder = mkdtempSync(join(values.dir, 'tokensite-bench-publish-'));
const site = join(folder, 'site');
const repository = join(folder, 'repository.git');
const author = { GIT_AUTHOR_NAME: 'Bench', GIT_AUTHOR_EMAIL: 'bench@example.org' };
const times = {};

/** Runs it and keeps how long it took, from the start of the process to its end; what it printed. */
function publish(name) {
  const start = performance.now();
  const out = execFileSync(values.tokensite, ['publish', '--site', site, '--remote', repository],
    { encoding: 'utf8', env: { ...process.env, ...author }, stdio: 'pipe' });
  (times[name] ??= []).push((performance.now() - start) / 1000);
  return out.trim();
}

function anItem(path = join(site, 'content/editions')) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return anItem(inner);
    if (entry.name !== 'edition.md') return inner;
  }
  throw new Error('no item');
}

/** A hundred files of four kilobytes in a folder, in as many folders as it takes. */
function writeSmallFiles(count) {
  for (let file = 0; file < count; ++file) {
    const at = join(site, 'static', `folder-${Math.floor(file / 100)}`);
    if (file % 100 === 0) mkdirSync(at, { recursive: true });
    const lines = Array.from({ length: 60 }, (_, i) => `<p>${file}: ${Math.sin(file + i)} and words that come again</p>`);
    writeFileSync(join(at, `${file}.html`), lines.join('\n'));
  }
}

function begin() {
  rmSync(repository, { recursive: true, force: true });
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  rmSync(join(site, '.tokensite'), { recursive: true, force: true });
}

try {
  const said = [];
  const rounds = Number(values.rounds);
  tools.tokensite.writeSite(makeArchive({ items: 15, seed: 1 }), site);
  writeSmallFiles(Number(values.files));
  for (let round = 0; round < rounds; ++round) {
    begin();
    said[0] = publish('small files');
  }
  rmSync(site, { recursive: true });
  tools.tokensite.writeSite(makeArchive({ items: Number(values.items), seed: 1 }), site);
  for (let round = 0; round < rounds; ++round) {
    begin();
    said[1] = publish('an archive');
    publish('unchanged, fetched first');
    said[2] = publish('unchanged');
    appendFileSync(anItem(), ' A word more.\n');
    said[3] = publish('an item edited');
  }
  console.log('| publish | seconds, median | fastest |\n| --- | --- | --- |');
  for (const [name, all] of Object.entries(times)) {
    const sorted = [...all].sort((a, b) => a - b);
    console.log(`| ${name} | ${sorted[Math.floor(sorted.length / 2)].toFixed(2)} | ${sorted[0].toFixed(2)} |`);
  }
  console.log(said.join('\n').replaceAll(folder, '…'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
