// Makes of an issue that suggests a link a pull request that puts it into the inbox, when somebody
// who may write to the repository has given the issue a label.
//
// The issue is read from the event's file, as it was when the label was set: what is typed into it later
// counts for nothing. No part of it is ever a command: programs are started without a shell.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseSuggestion } from './suggestion.mjs';

const { GH_TOKEN, ...withoutToken } = process.env;
const repository = process.env.GITHUB_REPOSITORY;
const site = process.env.INPUT_SITE || '.';
const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));

/** Ends the step; GitHub shows the text in its summary of the run. */
function fail(text) {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::error title=tokensite::${escaped}`);
  process.exit(1);
}

/** Only git and gh are told the token, and only where they need it. */
function run(command, args, { input, env = withoutToken } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', input, env });
  return { ok: status === 0, out: stdout ?? '', said: `${stdout ?? ''}${stderr ?? ''}${error ?? ''}`.trim() };
}

function git(...args) {
  const done = run('git', args);
  if (!done.ok) fail(`git ${args[0]}: ${done.said}`);
  return done.out;
}

const gh = (args, input) => run('gh', args, { input, env: { ...withoutToken, GH_TOKEN } });

/** Somebody else's words as code: nobody is mentioned, nothing is linked or drawn. */
const quoted = (text) => text.split('\n').map((line) => `    ${line}`).join('\n');

function comment(text) {
  const done = gh(['issue', 'comment', String(number), '--repo', repository, '--body-file', '-'], text);
  if (!done.ok) fail(`the issue could not be answered: ${done.said}`);
}

if (event.action !== 'labeled' || !event.issue || event.issue.pull_request) {
  fail('suggest runs when an issue gets a label: `on: {issues: {types: [labeled]}}`');
}
const number = Number(event.issue.number);
const branch = `suggestion-${number}`;

// A label can also be set by people who may only triage, and by a form for whoever fills it in.
const sender = encodeURIComponent(event.sender.login);
const asked = gh(['api', `repos/${repository}/collaborators/${sender}/permission`, '--jq', '.permission']);
if (!asked.ok) fail(`GitHub doesn't say what ${event.sender.login} may do here: ${asked.said}`);
if (!['admin', 'write'].includes(asked.out.trim())) {
  fail(`${event.sender.login} set the label, but may not write to this repository; nothing was done`);
}

const suggestion = parseSuggestion(event.issue.body);
if (suggestion.fault) {
  comment(`This could not be taken into the inbox. ${suggestion.fault}\n`);
  fail(suggestion.fault);
}

const options = ['title', 'section'].filter((name) => suggestion[name]).map((name) => `--${name}=${suggestion[name]}`);
if (suggestion.why) options.push(`--note=${suggestion.why}`);
const added = run('tokensite', ['add', '--site', site, ...options, '--', suggestion.link]);
if (!added.ok) {
  comment(`This could not be taken into the inbox. tokensite says:\n\n${quoted(added.said)}\n`);
  fail(added.said);
}
console.log(added.said);

const inbox = `${site}/content/inbox`;
if (!git('status', '--porcelain', '--untracked-files=all', '--', inbox).trim()) {
  comment(`There is nothing to be added. tokensite says:\n\n${quoted(added.said)}\n`);
  process.exit(0);
}
git('switch', '--quiet', '--create', branch);
git('add', '--all', '--', inbox);
git('-c', 'user.name=github-actions[bot]', '-c', 'user.email=41898282+github-actions[bot]@users.noreply.github.com',
  'commit', '--quiet', '--message', `Add a suggested link to the inbox\n\nSuggested in #${number}.`);
const pushed = run('git', ['-c', 'credential.helper=', '-c', 'credential.helper=!gh auth git-credential',
  'push', 'origin', `HEAD:refs/heads/${branch}`], { env: { ...withoutToken, GH_TOKEN, GIT_TERMINAL_PROMPT: '0' } });
if (!pushed.ok) fail(`the branch ${branch} could not be pushed; if it is there already, delete it: ${pushed.said}`);

const opened = gh(['pr', 'create', '--repo', repository, '--head', branch, '--base', event.repository.default_branch,
  '--title', `A link for the inbox, suggested in #${number}`, '--body-file', '-'],
`Closes #${number}.\n\n${quoted(added.said)}\n`);
if (!opened.ok) {
  fail(`the branch ${branch} is there, but no pull request: allow it in the repository's settings, under Actions, `
    + `General, “Allow GitHub Actions to create and approve pull requests”: ${opened.said}`);
}
console.log(opened.out.trim());
