// A small archive of what search engines stumble over, and what they have to find in it.
import { write, withFrontMatter } from './tools/files.mjs';

const config = `title: Fixture
base_url: https://example.org/tokenizer/
language: en
feed_id: "tag:example.org,2025:fixture"
sections:
  - {id: reads, title: Reads}
  - {id: tools, title: Tools}
`;

/** `[section, slug, title, tags, text]` */
const items = [
  ['reads', 'c-plus-plus', 'C++ without fear', ['languages'], 'A patient course for people who last wrote C++ at school.'],
  ['reads', 'c-sharp', 'What is new in C#', ['languages'], 'Records, patterns and spans, each with an example in C#.'],
  ['reads', 'f-sharp', 'F# for data', ['languages'], 'Why F# suits pipelines that have to be read next year.'],
  ['reads', 'plain-c', 'Plain C, plainly', ['languages'], 'The C of the kernel, and why grade F code passes there.'],
  ['tools', 'glm-5-2', 'GLM-5.2 is out', ['models'], 'A model with open weights that answers at once.'],
  ['tools', 'glm-4-5', 'GLM-4.5 in review', ['models'], 'Last year’s model, measured again with 2.5 million prompts.'],
  ['tools', 'release-5-2', 'Release 5.2 of the tracker', ['releases'], 'Release 5.2 mends the tracker, and nothing else.'],
  ['tools', 'release-5-1', 'Release 5.1 of the tracker', ['releases'], 'It had 2 faults, and 5 reports of each.'],
  ['tools', 'route-52', 'Route 52, mapped', ['maps'], 'A bus line of 5 stops and 2 drivers.'],
  ['reads', 'long-context', 'Reasoning over long-context inputs', ['models'], 'A benchmark that asks for page 900.'],
  ['reads', 'context-long', 'Why context takes long to build', ['teams'], 'A new colleague needs a long while, and context.'],
  ['reads', 'small-model', 'A small model that pays', ['models'], 'The model runs in a browser tab.'],
  ['reads', 'framework', 'Frameworks of the east', ['models', 'languages'],
    'The manual calls it 开源深度学习框架平台, and so do its users.'],
  ['reads', 'translation', 'Notes on translation', ['languages'], 'The phrase 机器翻译系统 needs five words of English.'],
  ['reads', 'cafe-accent', 'Work from a café', ['maps'], 'Nine rooms with good light and slow coffee.'],
  ['reads', 'cafe-plain', 'The cafe as an office', ['teams', 'maps'], 'Who pays for the third cup.'],
  ['tools', 'weights', 'Scales for the kitchen', ['maps', 'teams'], 'To a tenth of a gram.'],
];

const edition = { number: 1, title: 'A fixture', date: '2025-01-01' };

export function writeFixture(folder) {
  write(folder, 'tokensite.yml', config);
  write(folder, 'content/editions/0001-fixture/edition.md', withFrontMatter(edition, 'Hello.'));
  const places = {};
  for (const [section, slug, title, tags, text] of items) {
    places[section] = (places[section] ?? 0) + 1;
    write(folder, `content/editions/0001-fixture/${section}/${places[section]}-${slug}.md`,
      withFrontMatter({ title, no_url: 'made up', tags }, text));
  }
}

/**
 * What comes first, in any order; what doesn't come at all; the rest is up to the engine.
 * @typedef {{query: string, first: string[], never: string[]}} Expectation
 * @type {Expectation[]}
 */
export const expectations = [
  { query: 'C++', first: ['c-plus-plus'], never: ['c-sharp', 'f-sharp', 'plain-c'] },
  { query: 'C#', first: ['c-sharp'], never: ['c-plus-plus', 'f-sharp', 'plain-c'] },
  { query: 'F#', first: ['f-sharp'], never: ['c-sharp', 'plain-c'] },
  { query: 'GLM-5.2', first: ['glm-5-2'], never: ['glm-4-5', 'release-5-2', 'release-5-1', 'route-52'] },
  { query: 'GLM 5.2', first: ['glm-5-2'], never: ['glm-4-5', 'release-5-1', 'route-52'] },
  { query: '5.2', first: ['glm-5-2', 'release-5-2'], never: ['glm-4-5', 'release-5-1', 'route-52'] },
  { query: '"long context"', first: ['long-context'], never: ['context-long'] },
  { query: 'model -glm', first: ['small-model'], never: ['glm-5-2', 'glm-4-5'] },
  { query: '学习', first: ['framework'], never: ['translation'] },
  { query: 'café', first: ['cafe-accent', 'cafe-plain'], never: [] },
  { query: 'cafe', first: ['cafe-accent', 'cafe-plain'], never: [] },
];

/** @param {string[]} found items as an engine gives them, such as `1/c-plus-plus` */
export function isMet({ first, never }, found) {
  const slugs = found.map((item) => item.split('/')[1]);
  const top = slugs.slice(0, first.length);
  return first.every((slug) => top.includes(slug)) && !never.some((slug) => slugs.includes(slug));
}

/**
 * Two tags and a section are chosen: a tag's count is that of the results in the section that have it, whatever
 * tags are chosen.
 */
export const facets = { query: 'the', chosen: { section: ['reads'], tag: ['models'] }, facet: 'tag' };

/** By hand: of the items with a "the" in the chosen sections, those with each tag. */
export function expectedCounts() {
  const counts = {};
  for (const [section, , title, tags, text] of items) {
    if (section !== 'reads' || !/\bthe\b/i.test(`${title} ${text}`)) continue;
    for (const tag of tags) counts[tag] = (counts[tag] ?? 0) + 1;
  }
  return counts;
}

/** Values without results may be there, or not. */
export function areCounts(found) {
  const counts = expectedCounts();
  return Object.keys({ ...counts, ...found }).every((value) => (counts[value] ?? 0) === (found[value] ?? 0));
}
