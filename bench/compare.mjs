// Builds one archive with tokensite and its peers, checks that they built the same site, and says how
// long each took. README.md has the options; bench/compare installs what this needs, and runs it.
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { itemsInEdition, makeArchive } from './archive/archive.mjs';
import { cases } from './cases.mjs';
import { median, run } from './measure.mjs';
import { differences, readSite } from './page-set.mjs';
import { measureRounds, writeFloor } from './rounds.mjs';
import { printTables } from './tables.mjs';
import { tools } from './tools/tools.mjs';

const seed = 1;
const mostInSmall = 1000;     // items, up to which there are five rounds by default, else three
const bytesAnItem = 50_000;   // of what a tool writes, and somewhat more
const mostFaults = 12;        // shown: one fault in a template is on every page

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '780,7800,39000' },
    rounds: { type: 'string' },
    tools: { type: 'string', default: Object.keys(tools).join() },
    dir: { type: 'string', default: '/dev/shm' },
    tokensite: { type: 'string', default: tools.tokensite.program },
    all: { type: 'boolean', default: false },
  },
});

const controller = new AbortController();
const abort = controller.signal;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => controller.abort());

const say = (text) => process.stderr.write(`${text}\n`);

/** What the user can mend; it is said without a stack. */
class Fault extends Error {}

function readOptions() {
  const sizes = values.sizes.split(',').map(Number);
  const names = values.tools.split(',');
  for (const size of sizes) {
    if (!(size > 0 && size % itemsInEdition === 0)) throw new Fault(`--sizes are multiples of ${itemsInEdition}`);
  }
  for (const name of names) {
    if (!(name in tools)) throw new Fault(`no tool ${name}: there are ${Object.keys(tools).join(', ')}`);
  }
  if (values.rounds !== undefined && !(Number(values.rounds) > 0)) throw new Fault('--rounds is a number');
  const chosen = names.map((name) => ({ name, ...tools[name] }));
  const ours = chosen.find(({ name }) => name === 'tokensite');
  if (ours) {
    ours.program = resolve(values.tokensite);
    ours.build = (site, output) => ({ ...tools.tokensite.build(site, output), program: ours.program });
  }
  for (const program of ['/usr/bin/time', ...(ours ? [writeFloor] : []), ...chosen.map(({ program }) => program)]) {
    if (!existsSync(program)) throw new Fault(`there is no ${program}: run bench/compare`);
  }
  return { sizes, chosen };
}

function checkRoom(items, folder, toolCount) {
  const { bavail, bsize } = statfsSync(folder);
  const needed = items * bytesAnItem * (toolCount + 1);
  if (bavail * bsize > needed) return;
  throw new Fault(`${items} items need ${(needed / 1e9).toFixed(1)} GB in ${values.dir}: choose another --dir`);
}

/** Each tool's own site of the archive, and where it is to be built. */
function makePlaces(chosen, archive, folder) {
  const edition = archive.editions.at(-1);
  return chosen.map((tool) => {
    const site = join(folder, tool.name);
    tool.writeSite(archive, site);
    return { tool, edition, item: edition.items[0], site, output: join(folder, `${tool.name}-output`) };
  });
}

/** The archive is without fault: no warning takes time that another tool doesn't need. */
async function checkContent({ tool, site }) {
  if (tool.name !== 'tokensite') return;
  const command = { program: tool.program, args: ['check', '--site', site, '--format', 'json'] };
  const { diagnostics } = JSON.parse((await run(command, abort)).stdout);
  if (diagnostics.length > 0) throw new Fault(`the generated site has faults; the first: ${diagnostics[0].message}`);
}

/** Builds with every tool, and stops unless all built what the first did. */
async function checkSites(places, items) {
  let reference;
  const written = [];
  for (const place of places) {
    const { tool, site, output } = place;
    await checkContent(place);
    cases.clean.prepare(place);
    await run(tool.build(site, output), abort);
    const built = readSite(output, tool.searchIndex);
    reference ??= built;
    const faults = differences(built, reference);
    if (built.itemPages !== items) faults.unshift(`there are ${built.itemPages} pages of items, not ${items}`);
    if (faults.length > 0) {
      const shown = [...faults.slice(0, mostFaults), ...(faults.length > mostFaults ? ['…'] : [])];
      const where = `${tool.title} against ${places[0].tool.title}, at ${items} items`;
      const count = `${faults.length} ${faults.length > 1 ? 'faults' : 'fault'}`;
      throw new Fault([`${where}: ${count}`, ...shown].join('\n  '));
    }
    const { pages, pageBytes, files, bytes } = built;
    written.push({ title: tool.title, pages: pages.size, pageBytes, files, bytes });
  }
  return written;
}

/** @returns {Promise<import('./tables.mjs').Result>} */
async function compareAt(items, chosen, folder) {
  const taking = chosen.filter(({ largest }) => items <= largest[values.all ? 'withAll' : 'usually']);
  const rounds = Number(values.rounds ?? (items > mostInSmall ? 3 : 5));
  checkRoom(items, folder, taking.length);
  say(`${items} items: writing and checking`);
  const places = makePlaces(taking, makeArchive({ items, seed }), folder);
  const written = await checkSites(places, items);
  const sayMore = (text) => say(`${items} items: ${text}`);
  return { items, rounds, written, measured: await measureRounds(places, folder, rounds, { abort, say: sayMore }) };
}

async function secondsOfNothing() {
  const runs = [];
  while (runs.length < 15) runs.push((await run({ program: '/bin/true', args: [] }, abort)).seconds);
  return median(runs);
}

async function main() {
  const { sizes, chosen } = readOptions();
  const [load] = loadavg();
  if (load > cpus().length / 4) say(`This machine is busy (load ${load.toFixed(1)}): what follows will be too slow.`);
  const results = [];
  for (const items of sizes) {
    const folder = mkdtempSync(join(resolve(values.dir), 'tokensite-bench-'));
    try {
      results.push(await compareAt(items, chosen, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  printTables(results, chosen, resolve(values.dir), await secondsOfNothing());
}

try {
  await main();
} catch (error) {
  if (abort.aborted) {
    say('compare: stopped');
    process.exitCode = 130;
  } else if (error instanceof Fault) {
    say(`compare: ${error.message}`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
