// `tokensite serve` at work on a small site of a test's own, and what tests ask of it.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../browser/browser.mjs';

const program = resolve(process.env.TOKENSITE_PROGRAM
  ?? fileURLToPath(new URL('../../build/release/tokensite', import.meta.url)));

export const item = (title, text = 'A text.') => `---\ntitle: ${title}\nno_url: for the test\n---\n${text}\n`;

export const alpha = 'content/editions/0001-first/papers/1-alpha.md';
export const style = 'themes/plain/assets/style.css';

/** A site that is there, with its base path. */
export const smallSite = {
  'tokensite.yml': 'title: The Tester\nbase_url: https://example.org/tester/\nfeed_id: "tag:example.org,2026:tester"\n'
    + 'theme: plain\nsections:\n  - {id: papers, title: Papers}\n',
  'content/editions/0001-first/edition.md': '---\nnumber: 1\ntitle: First\ndate: 2026-06-17\n---\nHello.\n',
  [alpha]: item('Alpha'),
  'content/pages/about.md': '---\ntitle: About\n---\nAbout this.\n',
};

/** A folder with `files` in it: `{ folder, write, rename, remove }`. */
export function makeSite(files = smallSite) {
  const folder = mkdtempSync(join(tmpdir(), 'tokensite-serve-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    /** As Vim and Visual Studio Code do. */
    writeByRenaming(path, text) {
      write(`${path}.tmp`, text);
      renameSync(join(folder, `${path}.tmp`), join(folder, path));
    },
    rename: (from, to) => renameSync(join(folder, from), join(folder, to)),
    remove: (path = '') => rmSync(join(folder, path), { recursive: true, force: true }),
  };
}

/** Starts the server: `{ url, port, process, said, ended, stop }`; `url` is what it printed. */
export async function serve(folder, ...args) {
  const port = args.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(program, ['serve', '--site', folder, ...port, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Where the address sanitizer is built in: without what it keeps of freed memory.
    env: { ...process.env, ASAN_OPTIONS: 'quarantine_size_mb=8' },
  });
  const said = { text: '' };
  child.stderr.on('data', (data) => { said.text += data; });
  const ended = new Promise((done) => { child.on('close', (status, signal) => done({ status, signal })); });
  const url = await Promise.race([
    new Promise((done) => { child.stdout.once('data', (data) => done(String(data).trim())); }),
    ended.then(({ status }) => { throw new Error(`serve ended with status ${status}: ${said.text}`); }),
  ]);
  const stop = async () => {
    child.kill('SIGINT');
    return ended;
  };
  return { url, port: Number(new URL(url).port), process: child, said, ended, stop };
}

/** `{ status, headers, body }` of one request, as it is written: no client tidies up the path. */
export function ask(port, path, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((done, fail) => {
    const asked = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on('error', fail);
    asked.end(body);
  });
}

/** What comes back for these very bytes, until the server closes or `patience` ms are over. */
export function askRaw(port, bytes, patience = 2000) {
  return new Promise((done) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(patience, end);
    socket.on('data', (data) => { answer += data; });
    socket.on('close', end);
    socket.on('error', end);
  });
}

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumOptions });

/** Waits until `holds()` does; at most `limit` ms. */
export async function eventually(holds, what, limit = 10_000) {
  const end = Date.now() + limit;
  while (!await holds()) {
    if (Date.now() > end) throw new Error(`it never came: ${what}`);
    await new Promise((done) => { setTimeout(done, 20); });
  }
}
