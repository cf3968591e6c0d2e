// The action's first two steps, as GitHub runs them: get the program, and run it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Runner, version } from './runner.mjs';

/** A test with a runner of its own. */
const onRunner = (name, body) => test(name, async () => {
  const runner = new Runner();
  try {
    await body(runner);
  } finally {
    await runner.close();
  }
});

onRunner('install: the program of the action’s own version lands on the PATH, once', (runner) => {
  runner.release('owner/tokensite');
  for (let i = 0; i < 2; ++i) {
    const done = runner.step('install.sh', { ACTION_REPOSITORY: 'owner/tokensite' });
    assert.equal(done.err, '');
    assert.equal(done.out, `tokensite ${version}\n`);
    assert.equal(done.status, 0);
  }
  const [folder] = runner.read('github-path').split('\n');
  assert.equal(runner.run(join(folder, 'tokensite'), ['--version']), `tokensite ${version}\n`);
  assert.equal(runner.calls().length, 1);
  assert.equal(readdirSync(runner.path('temp')).length, 1, 'nothing is left behind but the program');
});

onRunner('install: without the context the folder of the action tells its repository', (runner) => {
  runner.release('grace/tokensite');
  const folder = runner.path('_actions/grace/tokensite/v1');
  runner.run('mkdir', ['-p', folder]);
  runner.run('cp', ['-r', join(runner.environment.GITHUB_ACTION_PATH, '.github'), folder]);
  runner.run('cp', [join(runner.environment.GITHUB_ACTION_PATH, 'CMakeLists.txt'), folder]);
  assert.equal(runner.step('install.sh', { GITHUB_ACTION_PATH: folder }).status, 0);
  assert.equal(runner.calls()[0].args[runner.calls()[0].args.indexOf('--repo') + 1], 'grace/tokensite');
});

onRunner('install: a version can be asked for, with or without its v', (runner) => {
  for (const asked of ['7.8.9', 'v7.8.9']) {
    const done = runner.step('install.sh', { ACTION_REPOSITORY: 'owner/tokensite', TOKENSITE_VERSION: asked });
    assert.equal(done.status, 1);
    assert.match(done.out, /^::error title=tokensite::there is no tokensite-7\.8\.9-linux-\w+\.tar\.gz with its checksum in release v7\.8\.9 of owner\/tokensite: release not found\n$/);
  }
});

onRunner('install: what isn’t what its checksum says is not run', (runner) => {
  for (const sum of [`${'0'.repeat(64)}  x\n`, '', 'none', '\\']) {
    writeFileSync(`${runner.release('owner/tokensite')}.sha256`, sum);
    const done = runner.step('install.sh', { ACTION_REPOSITORY: 'owner/tokensite' });
    assert.equal(done.status, 1);
    assert.match(done.out, /is not what its checksum says; nothing was run\n$/);
    assert.deepEqual(readdirSync(runner.path('temp')), []);
    assert.equal(runner.read('github-path'), '');
  }
});

onRunner('install: inputs are never a part of a command', (runner) => {
  for (const environment of [
    { TOKENSITE_VERSION: '1.2.3; touch pwned' }, { TOKENSITE_VERSION: '$(touch pwned)' }, { TOKENSITE_VERSION: '*' },
    { TOKENSITE_VERSION: '1.2.3\n1.2.4' }, { ACTION_REPOSITORY: '--help' }, { ACTION_REPOSITORY: 'a/b;touch pwned' },
  ]) {
    const done = runner.step('install.sh', environment);
    assert.equal(done.status, 1);
    assert.match(done.out, /^::error title=tokensite::[^\n]*\n$/);
  }
  assert.deepEqual(runner.calls(), []);
  assert.ok(!existsSync(runner.path('site/pwned')));
});

onRunner('install: a machine without gh is told so', (runner) => {
  const path = runner.path('few');
  runner.run('mkdir', [path]);
  for (const name of ['bash', 'sed', 'tr', 'uname']) {
    runner.run('ln', ['-s', runner.run('which', [name]).trim(), path]);
  }
  const done = runner.step('install.sh', { ACTION_REPOSITORY: 'owner/tokensite', PATH: path });
  assert.equal(done.status, 1);
  assert.match(done.out, /which this machine lacks/);
});

const item = 'content/editions/0001-hello/reads/1-as-we-may-think.md';

/** A branch with a fault in one file, seen from a pull request against main. */
function pullRequest(runner) {
  runner.git('site', 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  runner.git('site', 'switch', '--quiet', '--create', 'change');
  runner.write(`site/${item}`, runner.read(`site/${item}`).replace('tags: [writing, classics]', 'tags: [writing, clasics]'));
  runner.git('site', 'commit', '--quiet', '--all', '--message=change');
}

onRunner('check: on a pull request each fault stands beside its line, and fails the step', (runner) => {
  pullRequest(runner);
  const done = runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'check', GITHUB_BASE_REF: 'main' });
  assert.equal(done.status, 1);
  assert.match(done.out, new RegExp(`^::error file=${item},line=4,col=17,endLine=4,endColumn=24,title=.*::unknown tag \`clasics\``, 'm'));
  const lenient = runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'check', GITHUB_BASE_REF: 'main', INPUT_STRICT: 'false' });
  assert.equal(lenient.status, 0);
  assert.match(lenient.out, /^::warning file=/m);
});

onRunner('check: faults that were there before are not reported', (runner) => {
  pullRequest(runner);
  runner.git('site', 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  const done = runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'check', GITHUB_BASE_REF: 'main' });
  assert.equal(done.status, 0, done.out + done.err);
  assert.doesNotMatch(done.out, /::(error|warning)/);
  assert.match(runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'check' }).out, /^::warning file=/m);
});

onRunner('check: a checkout without the base is told what to do', (runner) => {
  const done = runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'check', GITHUB_BASE_REF: 'main' });
  assert.equal(done.status, 1);
  assert.match(done.out, /give actions\/checkout `fetch-depth: 0`/);
});

onRunner('build: the site is built for the address of its pages', (runner) => {
  for (const address of ['https://ada.github.io/letters', 'https://ada.github.io/letters/']) {
    const done = runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'build', INPUT_BASE_URL: address });
    assert.equal(done.status, 0, done.err);
    assert.match(runner.read('site/public/feed.xml'), /https:\/\/ada\.github\.io\/letters\/feed\.xml/);
  }
  assert.equal(runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'build', INPUT_OUTPUT: 'out box' }).status, 0);
  assert.ok(existsSync(runner.path('site/out box/index.html')));
});

onRunner('run: inputs are never a part of a command, nor options', (runner) => {
  for (const [environment, said] of [
    [{ INPUT_COMMAND: 'publish' }, /command is `publish`; it can be check, build, suggest or install/],
    [{ INPUT_COMMAND: 'check; touch pwned' }, /command is/],
    [{ INPUT_STRICT: '$(touch pwned)' }, /strict is/],
    [{ INPUT_SITE: '--help' }, /--help/],
    [{ INPUT_SINCE: '--fix' }, /--fix/],
    [{ INPUT_SINCE: '$(touch pwned)' }, /touch pwned/],
    [{ INPUT_COMMAND: 'build', INPUT_BASE_URL: '`touch pwned`' }, /touch pwned/],
  ]) {
    const done = runner.stepWithProgram('run.sh', environment);
    assert.notEqual(done.status, 0, JSON.stringify(environment));
    assert.match(done.out + done.err, said);
  }
  assert.ok(!existsSync(runner.path('site/pwned')));
  assert.equal(runner.git('site', 'status', '--porcelain').trim(), '');
});

onRunner('run: install runs nothing more', (runner) => {
  assert.deepEqual(runner.stepWithProgram('run.sh', { INPUT_COMMAND: 'install' }), { status: 0, out: '', err: '' });
});
