// The files that GitHub reads: this repository's own, and those that `tokensite new site` writes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { anySection, fields } from '../../.github/action/suggestion.mjs';
import { actionFaults, formFaults, workflowFaults } from './rules.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.TOKENSITE_PROGRAM ?? join(root, 'build/release/tokensite');
const folder = mkdtempSync(join(tmpdir(), 'tokensite-github-'));
after(() => rmSync(folder, { recursive: true, force: true }));
assert.equal(spawnSync(program, ['new', 'site', join(folder, 'site')]).status, 0);

const read = (...path) => readFileSync(join(...path), 'utf8');
const action = /constexpr std::string_view action = "(.*)";/.exec(read(root, 'src/authoring/new_site.cpp'))[1];
const sites = { 'this repository': root, 'a new site': join(folder, 'site') };

for (const [name, site] of Object.entries(sites)) {
  for (const file of readdirSync(join(site, '.github/workflows'))) {
    test(`${name}: ${file} is a workflow that can do no more than it needs`, () => {
      assert.deepEqual(workflowFaults(read(site, '.github/workflows', file), ['./', action]), []);
    });
  }

  test(`${name}: the form asks for what the action reads, and for each section`, () => {
    const text = read(site, '.github/ISSUE_TEMPLATE/suggest-a-link.yml');
    assert.deepEqual(formFaults(text), []);
    const form = load(text);
    assert.deepEqual(form.body.map((field) => field.attributes.label), fields);
    const titles = load(read(site, 'tokensite.yml')).sections.map((section) => section.title);
    assert.deepEqual(form.body[fields.indexOf('Section')].attributes.options, [anySection, ...titles]);
    assert.equal(form.labels, undefined, 'whoever fills in the form must not set the label');
  });

  test(`${name}: a suggestion waits for the label of somebody who may write`, () => {
    const { on, permissions, jobs } = load(read(site, '.github/workflows/suggest.yml'));
    assert.deepEqual(on, { issues: { types: ['labeled'] } });
    assert.deepEqual(permissions, {});
    assert.equal(jobs.suggest.if, "github.event.label.name == 'inbox'");
  });
}

test('a new site: pull requests are checked with nothing but the right to read', () => {
  const { on, permissions, jobs } = load(read(folder, 'site/.github/workflows/check.yml'));
  assert.deepEqual(Object.keys(on), ['pull_request']);
  assert.deepEqual(permissions, { contents: 'read' });
  assert.equal(jobs.check.permissions, undefined);
});

test('the action is one', () => {
  assert.deepEqual(actionFaults(read(root, 'action.yml')), []);
});

test('the inputs that workflows of a new site give are inputs of the action', () => {
  const { inputs } = load(read(root, 'action.yml'));
  for (const file of ['check.yml', 'publish.yml', 'suggest.yml']) {
    const steps = Object.values(load(read(folder, 'site/.github/workflows', file)).jobs).flatMap((job) => job.steps);
    const calls = steps.filter(({ uses }) => uses === action);
    assert.equal(calls.length, 1, file);
    for (const name of Object.keys(calls[0].with)) assert.ok(Object.hasOwn(inputs, name), `${file}: ${name}`);
  }
});

test('a release moves the tag that new sites ask for', () => {
  const tag = action.split('@')[1];
  assert.ok(read(root, '.github/workflows/release.yml').includes(`/git/refs/tags/${tag}"`));
});

test('a release packs the archive that the action asks for', () => {
  const asked = /^name="(.*)"$/m.exec(read(root, '.github/action/install.sh'))[1];
  const packed = /CPACK_PACKAGE_FILE_NAME (.*)\)/.exec(read(root, 'scripts/packaging/packages.cmake'))[1];
  assert.equal(asked.replace('$version', 'V').replace('$system', 'linux-S'),
    packed.replace('${PROJECT_VERSION}', 'V').replace('${CMAKE_SYSTEM_PROCESSOR}', 'S'));
});

// The rules themselves: each finds its fault.

const workflow = (text) => `name: x\non: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    timeout-minutes: 5\n    steps:\n${text}`;

for (const [name, text, fault] of [
  ['a word that is no key', workflow('      - runs: ls\n'), /not valid|properties|unexpected/i],
  ['an expression that is none', workflow('      - run: ls\n        if: ${{ github.nothing.here( }}\n'), /unexpected|parsing/],
  ['what a reader typed, in a script', workflow('      - run: echo "${{ github.event.issue.body }}"\n'), /expression in a script|untrusted/],
  ['an action of somebody else', workflow('      - uses: someone/thing@v1\n'), /somebody else/],
  ['a token left behind', workflow('      - uses: actions/checkout@v6\n'), /leaves its token/],
  ['files with a dot left out', workflow('      - uses: actions/upload-pages-artifact@v5\n        with: {path: x}\n'), /well-known/],
  ['no permissions', workflow('      - run: ls\n').replace('permissions: {}\n', ''), /nothing of permissions/],
]) {
  test(`rules: ${name} is a fault of a workflow`, () => {
    assert.equal(workflowFaults(workflow('      - run: ls\n')).length, 0);
    const faults = workflowFaults(text);
    assert.ok(faults.some((found) => fault.test(found)), faults.join('\n') || 'none found');
  });
}

test('rules: faults of an action and of a form are found', () => {
  const good = 'name: x\ndescription: x\nruns:\n  using: composite\n  steps:\n    - run: ls\n      shell: bash\n';
  assert.deepEqual(actionFaults(good), []);
  assert.notDeepEqual(actionFaults(good.replace('    - run: ls\n      shell: bash\n', '    - runs: ls\n')), []);
  assert.notDeepEqual(actionFaults(good.replace('run: ls', 'run: echo ${{ inputs.site }}')), []);
  const form = 'name: x\ndescription: x\nbody:\n  - type: input\n    id: a\n    attributes: {label: A}\n';
  assert.deepEqual(formFaults(form), []);
  for (const [from, to] of [['label: A', 'lable: A'], ['type: input', 'type: inptu'], ['description: x\n', ''], ['id: a', 'id: a b']]) {
    assert.notDeepEqual(formFaults(form.replace(from, to)), [], to);
  }
});
