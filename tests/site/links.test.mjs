// Every link leads somewhere under the base path, and nothing is fetched from elsewhere.
import { test } from 'node:test';
import { assertNone } from './faults.mjs';
import { brokenLinks, brokenOwnAddresses, duplicateIds, foreignResources, unreachablePages } from './link-rules.mjs';
import { sites } from './sites.mjs';

for (const site of sites) {
  test(`every link, asset and anchor of ${site.name} is there`, () => {
    assertNone(brokenLinks(site));
  });
  test(`every address of its own that ${site.name} names anywhere is there`, () => {
    assertNone(brokenOwnAddresses(site));
  });
  test(`${site.name} fetches nothing from other hosts`, () => {
    assertNone(foreignResources(site));
  });
  test(`no id stands twice on a page of ${site.name}`, () => {
    assertNone(duplicateIds(site));
  });
  test(`every page of ${site.name} can be reached from home by links`, () => {
    assertNone(unreachablePages(site));
  });
}
