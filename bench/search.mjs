// Builds archives with tokensite, indexes them with each search engine, and says what the index took and how it
// answers in a browser. README.md has the options; bench/search installs what this needs, and runs it.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { itemsInEdition, makeArchive } from './archive/archive.mjs';
import { engines } from './engines/engines.mjs';
import { query, type } from './engines/page.mjs';
import { serve } from './gzip-server.mjs';
import { median, run } from './measure.mjs';
import { makeQueries } from './queries.mjs';
import { areCounts, expectations, facets, isMet, writeFixture } from './search-fixture.mjs';
import { printSearchTables } from './search-tables.mjs';
import * as tokensite from './tools/tokensite.mjs';

const seed = 1;
const basePath = '/tokenizer/';
const typedQueries = 30;
const keyPace = 60;      // milliseconds: a fast typist
const settleTime = 300;  // milliseconds, in which a page may fetch what it doesn't need yet

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '780,7800,20010' },
    rounds: { type: 'string', default: '5' },
    queries: { type: 'string', default: '200' },
    engines: { type: 'string', default: Object.keys(engines).join() },
    dir: { type: 'string', default: '/dev/shm' },
    tokensite: { type: 'string', default: tokensite.program },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
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
  const [rounds, queryCount] = [values.rounds, values.queries].map(Number);
  const names = values.engines.split(',');
  for (const size of sizes) {
    if (!(size > 0 && size % itemsInEdition === 0)) throw new Fault(`--sizes are multiples of ${itemsInEdition}`);
  }
  if (!(rounds > 0 && queryCount > 0)) throw new Fault('--rounds and --queries are numbers');
  for (const name of names) {
    if (!(name in engines)) throw new Fault(`no engine ${name}: there are ${Object.keys(engines).join(', ')}`);
  }
  for (const program of [values.tokensite, values.chromium]) {
    if (!existsSync(program)) throw new Fault(`there is no ${program}: run bench/search`);
  }
  return { sizes, rounds, queryCount, chosen: names.map((name) => engines[name]) };
}

/** Calls `work` with a site that is built and served; nothing of it is left. */
async function withSite(writeSite, work) {
  const folder = mkdtempSync(join(resolve(values.dir), 'tokensite-search-'));
  const [source, output] = [join(folder, 'site'), join(folder, 'public')];
  const program = resolve(values.tokensite);
  let server;
  try {
    writeSite(source);
    await run({ ...tokensite.build(source, output), program }, abort);
    server = await serve(output, basePath);
    return await work({ folder, source, output, program, home: server.url }, server);
  } finally {
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function itemsOf({ output }) {
  return readdirSync(join(output, 'api/editions')).flatMap((file) => {
    const { number, items } = JSON.parse(readFileSync(join(output, 'api/editions', file), 'utf8'));
    return items.map(({ id, title }) => ({ item: `${number}/${id}`, title }));
  });
}

/** A page that has nothing cached. */
async function withPage(browser, engine, site, work) {
  abort.throwIfAborted();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => controller.abort(error));
    await engine.open(page, site);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** What a query takes until its results are shown, and what is fetched after that for them. */
async function askAndCount(page, text, server) {
  server.takeTraffic();
  const { milliseconds, moment } = await query(page, text);
  await setTimeout(settleTime);
  const traffic = server.takeTraffic();
  const before = traffic.filter((exchange) => exchange.moment <= moment);
  const bytesOf = (exchanges) => exchanges.reduce((sum, { bytes }) => sum + bytes, 0);
  const [requests, bytes] = [before.length, bytesOf(before)];
  const [laterRequests, laterBytes] = [traffic.length - requests, bytesOf(traffic) - bytes];
  return { milliseconds, requests, bytes, laterRequests, laterBytes };
}

/** The medians of what a first and a second query take; each round is new to the browser, and to nobody else. */
async function measureFirst(browser, engine, site, server, pairs) {
  const rounds = [];
  for (const texts of pairs) {
    rounds.push(await withPage(browser, engine, site, async (page) => {
      const [first, second] = texts;
      return { first: await askAndCount(page, first, server), second: await askAndCount(page, second, server) };
    }));
  }
  const [, ...measured] = rounds;  // the first round warmed up the server
  const medianOf = (which, key) => median(measured.map((round) => round[which][key]));
  return ['first', 'second'].map((which) => Object.fromEntries(
    Object.keys(measured[0][which]).map((key) => [key, medianOf(which, key)])));
}

/** The mean reciprocal rank among ten of each kind of queries. */
async function measureRanks(page, queries) {
  const means = {};
  for (const [kind, list] of Object.entries(queries)) {
    let sum = 0;
    for (const { text, item } of list) {
      abort.throwIfAborted();
      const rank = (await query(page, text)).items.slice(0, 10).indexOf(item);
      sum += rank < 0 ? 0 : 1 / (rank + 1);
    }
    means[kind] = sum / list.length;
  }
  return means;
}

async function measureEngine(browser, engine, site, server, queries, rounds) {
  const builds = [];
  while (builds.length < rounds) builds.push(await engine.prepare(site, abort));
  const { files, bytes } = builds[0];
  const words = queries['two words'].map(({ text }) => text);
  const pairs = Array.from({ length: rounds + 1 }, (_, round) => [0, 1].map((which) =>
    words[(2 * round + which) % words.length]));
  const [first, second] = await measureFirst(browser, engine, site, server, pairs);
  return withPage(browser, engine, site, async (page) => {
    await query(page, words[0]);
    const typed = Object.values(queries).flatMap((list) => list.slice(-Math.ceil(typedQueries / 4)));
    const { keys, block } = await type(page, typed.map(({ text }) => text).slice(0, typedQueries), keyPace);
    const ranks = await measureRanks(page, queries);
    const built = { seconds: median(builds.map(({ seconds }) => seconds)), files, bytes };
    return { built, first, second, keys, block, ranks };
  });
}

/** @returns {Promise<import('./search-tables.mjs').Result>} */
function compareAt(browser, items, chosen, rounds, queryCount) {
  const archive = makeArchive({ items, seed });
  return withSite((folder) => tokensite.writeSite(archive, folder), async (site, server) => {
    const queries = makeQueries(itemsOf(site), queryCount, seed);
    const measured = [];
    for (const engine of chosen) {
      say(`${items} items: ${engine.title}`);
      measured.push(await measureEngine(browser, engine, site, server, queries, rounds));
    }
    return { items, measured };
  });
}

/** For each engine, whether each expectation is met, and in the end the counts. */
function checkFixture(browser, chosen) {
  say('What has to be found');
  return withSite(writeFixture, async (site) => {
    const rows = expectations.map((expectation) => ({ title: expectation.query, met: [] }));
    const counts = { title: 'counts under OR', met: [] };
    for (const engine of chosen) {
      await engine.prepare(site, abort);
      await withPage(browser, engine, site, async (page) => {
        for (const [index, expectation] of expectations.entries()) {
          rows[index].met.push(isMet(expectation, (await query(page, expectation.query)).items));
        }
        const found = await engine.counts?.(page, facets.query, facets.chosen, facets.facet);
        counts.met.push(found !== undefined && areCounts(found));
      });
    }
    return [...rows, counts];
  });
}

async function main() {
  const { sizes, rounds, queryCount, chosen } = readOptions();
  const [load] = loadavg();
  if (load > cpus().length / 4) say(`This machine is busy (load ${load.toFixed(1)}): what follows will be too slow.`);
  const browser = await chromium.launch({
    executablePath: values.chromium,
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,  // Playwright would exit at once
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  abort.addEventListener('abort', () => browser.close());
  try {
    const checks = await checkFixture(browser, chosen);
    const results = [];
    for (const size of sizes) results.push(await compareAt(browser, size, chosen, rounds, queryCount));
    printSearchTables(results, checks, chosen, {
      rounds, queryCount, program: resolve(values.tokensite), browser: browser.version(),
    });
  } finally {
    await browser.close();
  }
}

try {
  await main();
} catch (error) {
  if (abort.reason?.name === 'AbortError') {
    say('search: stopped');
    process.exitCode = 130;
  } else if (error instanceof Fault) {
    say(`search: ${error.message}`);
    process.exitCode = 1;
  } else {
    throw abort.reason ?? error;  // what went wrong in a page ends all else
  }
}
