// From a save to the pixels: how long after a writer's save a browser shows it, with `tokensite serve` and
// with `hugo server`, side by side in one run. bench/README.md says what is measured.
//   node bench/serve.mjs [--items 7800] [--rounds 20] [--tools tokensite,hugo] [--dir /dev/shm] [--tokensite PROGRAM]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../tests/browser/browser.mjs';
import { makeArchive } from './archive/archive.mjs';
import { median } from './measure.mjs';
import { tools } from './tools/tools.mjs';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '7800' },
    rounds: { type: 'string', default: '20' },
    tools: { type: 'string', default: 'tokensite,hugo' },
    dir: { type: 'string', default: '/dev/shm' },
    tokensite: { type: 'string', default: tools.tokensite.program },
  },
});
const rounds = Number(values.rounds);

const sleep = (ms) => new Promise((done) => { setTimeout(done, ms); });

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => { server.once('listening', done); });
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
}

const commands = {
  tokensite: (site, port) => [resolve(values.tokensite), ['serve', '--site', site, '--port', String(port)]],
  hugo: (site, port) => [tools.hugo.program,
    ['server', '--source', site, '--port', String(port), '--bind', '127.0.0.1']],
};

/** The address of the site's home as its own configuration has it: both keep the path of it. */
async function findHome(port) {
  for (let waited = 0; waited < 120_000; waited += 20) {
    for (const path of ['/', '/tokenizer/', '/archive/']) {
      try {
        const response = await fetch(`http://127.0.0.1:${port}${path}`);
        if (response.ok) return response.url;
      } catch { }
    }
    await sleep(20);
  }
  throw new Error('the server never answered');
}

/** Milliseconds from just before the write to the frame in which the page shows the word. */
async function saveToPixels(page, file, text, word) {
  // On the next page, too: the save reloads it. Two frames: the one with the text, and that it was painted.
  const painted = new Promise((done) => { page.onPainted = (name) => { if (name === word) done(performance.now()); }; });
  const start = performance.now();
  writeFileSync(file, text);
  return await painted - start;
}

async function measure(name, browser, archive, folder) {
  const tool = tools[name];
  const site = join(folder, name);
  tool.writeSite(archive, site);
  const edition = archive.editions.at(-1);
  const item = edition.items[0];
  const file = join(site, tool.itemFile(edition, item));
  const text = readFileSync(file, 'utf8');
  const port = await freePort();
  const [program, args] = commands[name](site, port);
  // Hugo's own script for this doesn't get past the pages' policy.
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto('about:blank');  // a browser's own beginning takes seconds, sometimes
  const started = performance.now();
  const server = spawn(program, args, { stdio: 'ignore' });
  try {
    const home = await findHome(port);
    const address = `${home}editions/${edition.number}/${item.slug}/`;
    await page.exposeFunction('tellPainted', (word) => page.onPainted?.(word));
    await page.addInitScript(() => {
      const look = () => {
        const found = /stamp-\d+/.exec(document.querySelector('main')?.textContent ?? '');
        if (found && found[0] !== window.shownStamp) {
          window.shownStamp = found[0];
          requestAnimationFrame(() => window.tellPainted(found[0]));
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(address);
    const first = performance.now() - started;
    const times = [];
    for (let round = -2; round < rounds; ++round) {  // two to warm up
      await sleep(700);
      const word = `stamp-${round + 10}`;
      const taken = await saveToPixels(page, file, `${text.trimEnd()} ${word}\n`, word);
      if (round >= 0) times.push(taken);
    }
    return { name, first, times };
  } finally {
    await context.close();
    server.kill('SIGINT');
    await new Promise((done) => { server.once('exit', done); });
  }
}

const folder = mkdtempSync(join(values.dir, 'tokensite-serve-'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumOptions });
try {
  const archive = makeArchive({ items: Number(values.items), seed: 1 });
  const [load] = loadavg();
  if (load > cpus().length / 4) console.error(`This machine is busy (load ${load.toFixed(1)}): what follows is too slow.`);
  console.log(`| ${values.items} items, ${rounds} saves | median ms | fastest | slowest | start to first page, s |`);
  console.log('| --- | --: | --: | --: | --: |');
  for (const name of values.tools.split(',')) {
    const { first, times } = await measure(name, browser, archive, folder);
    const numbers = [median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(0));
    console.log(`| ${tools[name].title} | ${numbers.join(' | ')} | ${(first / 1000).toFixed(1)} |`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
