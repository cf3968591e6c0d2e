#!/usr/bin/env node
// Stands for GitHub's `gh`: releases lie in $FAKE_GITHUB/releases/<owner>/<name>/<tag>/, and whatever is
// asked for goes into $FAKE_GITHUB/calls, a line of JSON each.
import { appendFileSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.FAKE_GITHUB;
const args = process.argv.slice(2);
const option = (name) => args[args.indexOf(name) + 1];
const input = args.includes('--body-file') ? readFileSync(0, 'utf8') : undefined;
appendFileSync(join(folder, 'calls'), `${JSON.stringify({ args, input, token: process.env.GH_TOKEN })}\n`);

if (args[0] === 'release' && args[1] === 'download') {
  const release = join(folder, 'releases', option('--repo'), args[2]);
  if (!existsSync(release)) {
    console.error('release not found');
    process.exit(1);
  }
  for (const [i, arg] of args.entries()) {
    if (arg === '--pattern' && existsSync(join(release, args[i + 1]))) {
      copyFileSync(join(release, args[i + 1]), join(option('--dir'), args[i + 1]));
    }
  }
} else if (args[0] === 'api') {
  console.log(process.env.FAKE_PERMISSION);
} else if (args[0] === 'pr' && process.env.FAKE_NO_PULL_REQUESTS) {
  console.error('GitHub Actions is not permitted to create or approve pull requests');
  process.exit(1);
} else if (args[0] === 'pr') {
  console.log('https://github.com/ada/letters/pull/13');
}
