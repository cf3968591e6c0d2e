// From an issue that suggests a link to a pull request that puts it into the inbox. Whoever writes the
// issue is a stranger.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { parseSuggestion } from '../../.github/action/suggestion.mjs';
import { Runner } from './runner.mjs';

/** An issue's text, as GitHub makes it of the form. */
const body = ({ link = '_No response_', title = '_No response_', section = 'Wherever it fits', why = '_No response_' }) =>
  `### Link\n\n${link}\n\n### Title\n\n${title}\n\n### Section\n\n${section}\n\n### Why\n\n${why}`;

const link = 'https://example.net/a-good-read';

test('form: what was typed is found, and nothing where nothing was', () => {
  assert.deepEqual(parseSuggestion(body({ link, title: 'A good read', section: 'Reads', why: 'Two\n\nparagraphs.' })),
    { link, title: 'A good read', section: 'Reads', why: 'Two\n\nparagraphs.' });
  assert.deepEqual(parseSuggestion(body({ link }).replaceAll('\n', '\r\n')), { link, title: '', section: '', why: '' });
});

test('form: the last field may hold what looks like a field', () => {
  const why = 'See below.\n\n### Link\n\nhttps://evil.example/\n\n### Title\n\nAnother';
  assert.deepEqual(parseSuggestion(body({ link, title: 'A good read', why })), { link, title: 'A good read', section: '', why });
});

for (const [name, text] of [
  ['no text', null],
  ['an issue without the form', 'Have a look at https://example.net/'],
  ['fields in another order', '### Title\n\nx\n\n### Link\n\nhttps://example.net/\n\n### Section\n\nx\n\n### Why\n\nx'],
]) {
  test(`form: ${name} is refused`, () => {
    assert.deepEqual(parseSuggestion(text), { fault: 'The text of this issue is not that of the form “Suggest a link”.' });
  });
}

for (const bad of [
  '_No response_', 'example.net', 'javascript:alert(1)', 'file:///etc/passwd', '--title=x', `${link} ${link}`, `${link}\n${link}`,
  `${link}\u0000`, `${link}\u202Egpj`, `${link}${'x'.repeat(2000)}`,
]) {
  test(`form: ${JSON.stringify(bad).slice(0, 60)} is no link`, () => {
    assert.match(parseSuggestion(body({ link: bad })).fault, /^The field “Link” /);
  });
}

test('form: what a reviewer could not see is refused in a line, and left out of a text', () => {
  assert.match(parseSuggestion(body({ link, title: 'a\nb' })).fault, /one line of plain text/);
  assert.match(parseSuggestion(body({ link, title: 'a\u202Eb' })).fault, /one line of plain text/);
  assert.match(parseSuggestion(body({ link, title: 'x'.repeat(301) })).fault, /more than 300/);
  assert.match(parseSuggestion(body({ link, why: 'x'.repeat(4001) })).fault, /more than 4000/);
  assert.equal(parseSuggestion(body({ link, why: 'a\u0007b\u2066c\td\ne' })).why, 'abc\td\ne');
});

test('form: a text without end is read in no time', () => {
  const before = performance.now();
  parseSuggestion(`### Link${' '.repeat(60_000)}x`.repeat(3));
  parseSuggestion(`### Link\n\n${'### Link \n'.repeat(6000)}`);
  assert.ok(performance.now() - before < 2000);
});

/** A test with a checkout whose origin is a bare repository, and an event. */
const onRunner = (name, run) => test(name, async () => {
  const runner = new Runner();
  try {
    runner.git('site', 'remote', 'add', 'origin', runner.path('repos/site.git'));
    runner.git('site', 'push', '--quiet', 'origin', 'main');
    await run(runner, (text, environment = {}) => {
      runner.write('event.json', JSON.stringify({
        action: 'labeled', label: { name: 'inbox' }, sender: { login: 'ada' },
        repository: { default_branch: 'main' }, issue: { number: 12, title: '$(touch pwned)', body: text },
      }));
      return runner.stepWithProgram('suggest.mjs', { GITHUB_EVENT_PATH: runner.path('event.json'), ...environment });
    });
    assert.ok(!existsSync(runner.path('site/pwned')));
    for (const call of runner.calls()) assert.ok(!call.args.join(' ').includes('a-token'), 'the token is on no command line');
  } finally {
    await runner.close();
  }
});

const branches = (runner) => runner.git('repos/site.git', 'for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n');

onRunner('suggest: the link is one file on a branch, and a pull request', (runner, suggest) => {
  const done = suggest(body({ link: `${link}?utm_source=x`, title: 'A good read', section: 'Reads', why: 'Two sentences.' }));
  assert.equal(done.status, 0, done.out + done.err);
  assert.deepEqual(branches(runner), ['main', 'suggestion-12']);
  assert.equal(runner.git('repos/site.git', 'diff', '--name-status', 'main', 'suggestion-12'), 'A\tcontent/inbox/a-good-read.md\n');
  assert.match(runner.git('repos/site.git', 'show', 'suggestion-12:content/inbox/a-good-read.md'),
    /^---\ntitle: "A good read"\nurl: https:\/\/example\.net\/a-good-read\nsection: reads\nadded: \d{4}-\d\d-\d\d\n---\n\nTwo sentences\.\n$/);
  assert.equal(runner.git('repos/site.git', 'log', '-1', '--format=%an: %B', 'suggestion-12').trim(),
    'github-actions[bot]: Add a suggested link to the inbox\n\nSuggested in #12.');
  const [asked, opened, ...more] = runner.calls();
  assert.deepEqual(more, []);
  assert.deepEqual(asked.args, ['api', 'repos/ada/letters/collaborators/ada/permission', '--jq', '.permission']);
  assert.deepEqual(opened.args, ['pr', 'create', '--repo', 'ada/letters', '--head', 'suggestion-12', '--base', 'main',
    '--title', 'A link for the inbox, suggested in #12', '--body-file', '-']);
  assert.match(opened.input, /^Closes #12\.\n\n {4}content\/inbox\/a-good-read\.md\n/);
});

onRunner('suggest: nothing in an issue is a command, an option, a mention or markup', (runner, suggest) => {
  const done = suggest(body({
    link: 'https://example.net/$(touch$IFS)&touch;touch',
    title: '--site=/ @everyone $(touch pwned) `touch pwned`; touch pwned # ![x](https://evil.example/x.png)',
    section: 'Reads',
    why: '---\nurl: https://evil.example/\n---\n$(touch pwned)',
  }));
  assert.equal(done.status, 0, done.out + done.err);
  const [path] = runner.git('repos/site.git', 'diff', '--name-only', 'main', 'suggestion-12').trim().split('\n');
  const text = runner.git('repos/site.git', 'show', `suggestion-12:${path}`);
  assert.match(text, /^---\ntitle: "--site=\/ @everyone \$\(touch pwned\)/);
  assert.match(text, /\nurl: "?https:\/\/example\.net\//);
  const said = runner.calls()[1].input;
  for (const line of said.split('\n').slice(1)) assert.match(line, /^( {4}|$)/, 'a line that GitHub would draw');
  assert.match(said, /^ {4} {2}title {4}--site=\/ @everyone/m);
  assert.ok(!runner.calls()[1].args.join(' ').includes('everyone'));
});

for (const may of ['read', 'none', 'triage', '']) {
  onRunner(`suggest: the label of somebody who may ${may || 'who knows what'} does nothing`, (runner, suggest) => {
    const done = suggest(body({ link }), { FAKE_PERMISSION: may });
    assert.equal(done.status, 1);
    assert.match(done.out, /::ada set the label, but may not write to this repository; nothing was done\n$/);
    assert.equal(runner.calls().length, 1);
    assert.deepEqual(branches(runner), ['main']);
  });
}

onRunner('suggest: what is no suggestion is answered, and fails', (runner, suggest) => {
  assert.equal(suggest(body({ link: 'javascript:alert(1)' })).status, 1);
  const answer = runner.calls()[1];
  assert.deepEqual(answer.args, ['issue', 'comment', '12', '--repo', 'ada/letters', '--body-file', '-']);
  assert.match(answer.input, /^This could not be taken into the inbox\. The field “Link” has to hold one address/);
  assert.equal(suggest(body({ link, section: 'Poems @everyone' })).status, 1);
  assert.match(runner.calls()[3].input, /^This could not be taken into the inbox\. tokensite says:\n\n {4}tokensite: .*Poems @everyone/);
  assert.deepEqual(branches(runner), ['main']);
});

onRunner('suggest: a link that waits already is answered with its place', (runner, suggest) => {
  runner.run(runner.path('program/tokensite'), ['add', '--site', runner.path('site'), link]);
  runner.git('site', 'add', '--all');
  runner.git('site', 'commit', '--quiet', '--message=wait');
  const done = suggest(body({ link }));
  assert.equal(done.status, 0, done.out + done.err);
  assert.match(runner.calls()[1].input, /^There is nothing to be added\. tokensite says:\n\n {4}already in the inbox, as a-good-read\.md; nothing was written\n$/);
  assert.deepEqual(branches(runner), ['main']);
});

onRunner('suggest: a branch that is there already stays as it is', (runner, suggest) => {
  runner.git('site', 'push', '--quiet', 'origin', 'HEAD:refs/heads/suggestion-12');
  runner.git('site', 'commit', '--quiet', '--allow-empty', '--amend', '--message=other');
  const before = runner.git('repos/site.git', 'rev-parse', 'suggestion-12');
  const done = suggest(body({ link }));
  assert.equal(done.status, 1);
  assert.match(done.out, /the branch suggestion-12 could not be pushed; if it is there already, delete it/);
  assert.equal(runner.git('repos/site.git', 'rev-parse', 'suggestion-12'), before);
});

onRunner('suggest: where Actions may open no pull requests, the setting is named', (runner, suggest) => {
  const done = suggest(body({ link }), { FAKE_NO_PULL_REQUESTS: '1' });
  assert.equal(done.status, 1);
  assert.match(done.out, /“Allow GitHub Actions to create and approve pull requests”/);
});

onRunner('suggest: an event that is none of its own does nothing', (runner, suggest) => {
  runner.write('other.json', JSON.stringify({ action: 'opened', sender: { login: 'ada' }, issue: { number: 1, body: body({ link }) } }));
  assert.equal(suggest('', { GITHUB_EVENT_PATH: runner.path('other.json') }).status, 1);
  assert.deepEqual(runner.calls(), []);
});
