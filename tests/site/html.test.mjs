// The Nu Html Checker has nothing to say about any page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import vnu from 'vnu-jar';
import { assertNone } from './faults.mjs';
import { sites } from './sites.mjs';

// What may be said all the same, each with its reason.
const accepted = [
  // To the checker a file has no site that it could come from, and data (JSON-LD) is a script. Browsers know
  // better: tests/browser/pages.test.mjs asks for an empty console on every page, and a test below that nothing is inline.
  /violates Content Security Policy \(meta tag\): (external (script|stylesheet)|image) “\/[^”]*” blocked/,
  /^Inline script violates Content Security Policy/,
];

/** `file:line: type: message` for everything the checker says about files and folders. */
function faults(...targets) {
  // One process for a whole folder: starting Java takes longer than checking a hundred pages.
  const run = spawnSync('java', ['-jar', String(vnu), '--format', 'json', '--stdout', '--exit-zero-always',
                                 '--skip-non-html', ...targets],
                        { encoding: 'utf8', maxBuffer: 64 << 20 });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout).messages
    .filter(({ message }) => !accepted.some((pattern) => pattern.test(message)))
    .map(({ url, lastLine, type, subType, message }) =>
      `${relative('.', fileURLToPath(url))}:${lastLine}: ${subType ?? type}: ${message}`);
}

for (const site of sites) {
  test(`every page of ${site.name} is valid HTML`, () => {
    assertNone(faults(site.folder));
  });
}

for (const site of sites) {
  test(`nothing inline on the pages of ${site.name}: a policy for scripts and styles would stop it`, () => {
    assertNone(site.paths('.html').flatMap((path) => {
      const $ = site.page(path);
      return $('script:not([src], [type="application/ld+json"]), style, [style], [onclick], [onload]')
        .map((_, element) => `${path}: ${$.html(element).slice(0, 80)}`).get();
    }));
  });
}

test('the checker finds an error and a warning', () => {
  const found = faults(fileURLToPath(new URL('faulty.html', import.meta.url)));
  assert.match(found.join('\n'), /error: .*“blink”/);
  assert.match(found.join('\n'), /warning: .*lang/);
});
