// A folder of a test's own with a site in a git repository, and programs that end with the test.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.TOKENSITE_PROGRAM ?? join(root, 'build/release/tokensite');

/** Variables that would lead out of the sandbox. */
const isForeign = (name) => /^(GIT_|SSH_|SSL_|TOKENSITE_|GITHUB_|XDG_|HTTPS?_PROXY$|https?_proxy$|CI$)/.test(name);

export class Sandbox {
  constructor() {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'tokensite-publish-')));
    this.environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)));
    Object.assign(this.environment, {
      HOME: this.path('home'), GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', TZ: 'UTC',
    });
    this.children = [];
    this.closers = [];
    mkdirSync(this.path('home'));
    this.git('.', 'config', '--global', 'user.name', 'Ada');
    this.git('.', 'config', '--global', 'user.email', 'ada@example.org');
    this.git('.', 'config', '--global', 'init.defaultBranch', 'main');
    this.run(program, ['new', 'site', this.path('site')]);
    this.git('site', 'init', '--quiet');
    this.git('site', 'add', '--all');
    this.git('site', 'commit', '--quiet', '--message=first');
    this.git('.', 'init', '--quiet', '--bare', 'repos/site.git');
    this.git('repos/site.git', 'config', 'http.receivepack', 'true');
  }

  path(name) { return join(this.folder, name); }

  write(name, text, mode = 0o644) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text, { mode });
  }

  read(name) { return readFileSync(this.path(name), 'utf8'); }

  /** Runs a program to its end and gives what it printed; one that fails fails the test. */
  run(command, args, options = {}) {
    const run = spawnSync(command, args, { encoding: 'utf8', env: this.environment, timeout: 60_000, ...options });
    if (run.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${run.error ?? run.stderr}`);
    return run.stdout;
  }

  git(folder, ...args) { return this.run('git', args, { cwd: this.path(folder) }); }

  /** What the remote's branch is at; empty without one. */
  tip() { return this.git('repos/site.git', 'for-each-ref', '--format=%(objectname)', 'refs/heads/gh-pages').trim(); }

  /** Changes the text of an item, so that there is something to publish. */
  edit(text) {
    const item = 'site/content/editions/0001-hello/reads/1-as-we-may-think.md';
    this.write(item, `${this.read(item).trimEnd()}\n\n${text}\n`);
  }

  /** Runs `tokensite publish` in the site; servers of this process answer meanwhile. */
  publish(args, environment = {}) {
    return new Promise((resolve) => {
      const child = spawn(program, ['publish', ...args], {
        cwd: this.path('site'), env: { ...this.environment, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said = { out: '', err: '' };
      child.stdout.on('data', (bytes) => { said.out += bytes; });
      child.stderr.on('data', (bytes) => { said.err += bytes; });
      const timer = setTimeout(() => child.kill('SIGKILL'), 120_000);
      child.on('close', (status, signal) => {
        clearTimeout(timer);
        resolve({ status: status ?? signal, ...said });
      });
    });
  }

  /** Starts a server; it has 20 seconds to listen on `port`. */
  async start(command, args, port, options = {}) {
    const log = [];
    const child = spawn(command, args, { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.on('data', (bytes) => log.push(bytes));
    child.stderr.on('data', (bytes) => log.push(bytes));
    child.on('error', (error) => log.push(String(error)));
    this.children.push(child);
    for (let tries = 0; tries < 200; ++tries) {
      if (child.exitCode !== null) break;
      if (await listens(port)) return { child, said: () => Buffer.concat(log.map((part) => Buffer.from(part))).toString() };
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    throw new Error(`${command} doesn't listen: ${log.join('')}`);
  }

  async close() {
    for (const close of this.closers) await close();
    for (const child of this.children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((resolve) => { child.on('exit', resolve); });
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
}

/** A port that nobody listens on, at least a moment ago. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
