// What a machine of GitHub's gives an action: a checkout, an event, a PATH with `gh` on it.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sandbox } from '../publish/sandbox.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const version = /^project\(tokensite VERSION ([0-9.]+)/m.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8'))[1];
const program = process.env.TOKENSITE_PROGRAM ?? join(root, 'build/release/tokensite');
const archive = `tokensite-${version}-linux-${spawnSync('uname', ['-m'], { encoding: 'utf8' }).stdout.trim()}`;

export class Runner extends Sandbox {
  constructor() {
    super();
    for (const folder of ['temp', 'bin', 'github', 'program']) mkdirSync(this.path(folder));
    copyFileSync(join(root, 'tests/github/fake-gh.mjs'), this.path('bin/gh.mjs'));
    chmodSync(this.path('bin/gh.mjs'), 0o755);
    symlinkSync('gh.mjs', this.path('bin/gh'));
    symlinkSync(program, this.path('program/tokensite'));
    this.write('github-path', '');
    Object.assign(this.environment, {
      PATH: `${this.path('bin')}:${process.env.PATH}`,
      FAKE_GITHUB: this.path('github'),
      FAKE_PERMISSION: 'write',
      GH_TOKEN: 'a-token',
      GITHUB_ACTION_PATH: root,
      GITHUB_PATH: this.path('github-path'),
      GITHUB_REPOSITORY: 'ada/letters',
      GITHUB_WORKSPACE: this.path('site'),
      RUNNER_TEMP: this.path('temp'),
    });
  }

  /** A release as `scripts/package` would have filled it, but for the libraries. */
  release(repository, tag = `v${version}`) {
    const folder = `github/releases/${repository}/${tag}`;
    mkdirSync(this.path(folder), { recursive: true });
    mkdirSync(this.path(`made/${archive}/bin`), { recursive: true });
    copyFileSync(program, this.path(`made/${archive}/bin/tokensite`));
    const file = this.path(`${folder}/${archive}.tar.gz`);
    this.run('tar', ['-czf', file, '-C', this.path('made'), archive]);
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    writeFileSync(`${file}.sha256`, `${sum}  ${archive}.tar.gz\n`);
    return file;
  }

  /** Runs a script of the action in the checkout. */
  step(script, environment = {}) {
    const [command, file] = [script.endsWith('.sh') ? 'bash' : 'node', join(root, '.github/action', script)];
    const { status, stdout, stderr } = spawnSync(command, [file], {
      cwd: this.path('site'), encoding: 'utf8', timeout: 60_000, env: { ...this.environment, ...environment },
    });
    return { status, out: stdout, err: stderr };
  }

  /** As `step`, with the program on the PATH, as the first step leaves it. */
  stepWithProgram(script, environment = {}) {
    return this.step(script, { PATH: `${this.path('program')}:${this.environment.PATH}`, ...environment });
  }

  /** What `gh` was asked. */
  calls() {
    if (!existsSync(this.path('github/calls'))) return [];
    return this.read('github/calls').trim().split('\n').map((line) => JSON.parse(line));
  }
}
