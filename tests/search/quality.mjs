// node tests/search/quality.mjs: how good the search over this repository's own archive is, by the judgements of
// queries.json, as a Markdown table; then the queries with room for improvement, the worst first.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { open_site } from './engine.mjs';
import { evaluate, ndcg } from './ndcg.mjs';

const { queries } = JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8'));
const worth = 0.95;  // of a ranking that isn't worth a look

/** `{ report, rankings }` */
export async function measureQuality() {
  const site = await open_site(fileURLToPath(new URL('../../public', import.meta.url)));
  const rank = async (query) => (await site.find(query)).items.map(({ item }) => site.id_of(item));
  const rankings = new Map();
  for (const { query } of queries) rankings.set(query, await rank(query));
  return { report: evaluate(queries, (query) => rankings.get(query)), rankings };
}

function print({ report, rankings }) {
  const row = ([kind, { queries: count, ndcg: gain, mrr }]) =>
    `| ${kind} | ${count} | ${gain.toFixed(3)} | ${mrr.toFixed(3)} |`;
  console.log('| queries | | nDCG@10 | MRR |\n| --- | ---: | ---: | ---: |');
  console.log([...Object.entries(report.kinds), ['all', report.all]].map(row).join('\n'));
  const negative = queries.filter(({ kind }) => kind === 'negative').length;
  console.log(`\nOf ${negative} queries that nothing answers, ${negative - report.answered.length} find nothing.`);
  if (report.answered.length > 0) console.log(`Answered nevertheless: ${report.answered.join(', ')}.`);
  if (report.leaks.length > 0) console.log(`Not excluded: ${report.leaks.join(', ')}.`);

  const weak = queries.filter(({ kind }) => kind !== 'negative')
    .map(({ query, relevant }) => ({ query, relevant, found: rankings.get(query), gain: ndcg(rankings.get(query), relevant) }))
    .filter(({ gain }) => gain < worth).sort((a, b) => a.gain - b.gain);
  for (const { query, relevant, found, gain } of weak) {
    const graded = found.slice(0, 10).map((item) => `${item}:${relevant[item] ?? 0}`);
    const missing = Object.keys(relevant).filter((item) => !found.includes(item));
    console.log(`\n${gain.toFixed(2)} ${query}\n  found: ${graded.join(' ')}\n  missing: ${missing.join(' ')}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(await measureQuality());
