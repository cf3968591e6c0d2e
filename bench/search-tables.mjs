// What bench/search found out, as Markdown.
import { cpus, totalmem } from 'node:os';
import { median } from './measure.mjs';

/**
 * @typedef {{
 *   milliseconds: number, requests: number, bytes: number, laterRequests: number, laterBytes: number,
 * }} Asked Later is after the results are shown.
 * @typedef {{
 *   built: import('./engines/engines.mjs').Built, first: Asked, second: Asked,
 *   keys: number[], block: number, ranks: Record<string, number>,
 * }} Measured Of one engine; times in milliseconds.
 * @typedef {{items: number, measured: Measured[]}} Result
 * @typedef {{title: string, met: boolean[]}} Check
 */

const thousands = (number) => number.toLocaleString('en');
const seconds = (value) => value.toFixed(value < 10 ? 2 : 1);
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const kilobytes = (bytes) => (bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0);
const milliseconds = (value) => value.toFixed(value < 10 ? 1 : 0);
const percentile95 = (numbers) => [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1];

/** Requests and kB; what comes later is behind a plus. */
const traffic = ({ requests, bytes, laterRequests, laterBytes }) =>
  `${requests}; ${kilobytes(bytes)}${laterRequests > 0 ? ` + ${laterRequests}; ${kilobytes(laterBytes)}` : ''}`;

/** @type {[string, (measured: Measured) => string][]} */
const rows = [
  ['building the index: wall s; files; MB', ({ built: { seconds: time, files, bytes } }) =>
    `${seconds(time)}; ${thousands(files)}; ${megabytes(bytes)}`],
  ['first query, nothing cached: requests; kB', ({ first }) => traffic(first)],
  ['second query: requests; kB', ({ second }) => traffic(second)],
  ['first, second query on localhost, ms', ({ first, second }) =>
    `${milliseconds(first.milliseconds)}, ${milliseconds(second.milliseconds)}`],
  ['key to results, median / p95, ms; longest block', ({ keys, block }) =>
    `${milliseconds(median(keys))} / ${milliseconds(percentile95(keys))}; ${block ? milliseconds(block) : '< 50'}`],
];

function print(head, lines) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(['', line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n'));
}

/**
 * @param {Result[]} results
 * @param {Check[]} checks
 * @param {import('./engines/engines.mjs').Engine[]} engines
 */
export function printSearchTables(results, checks, engines, { rounds, queryCount, program, browser }) {
  const versions = engines.map((engine) => `${engine.title} ${engine.version(program)}`).join(', ');
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${versions}; Chromium ${browser}, Node ${process.versions.node}.`);
  console.log(`${cpus().length} cores (${cpus()[0].model}), ${memory} GB.`);
  console.log(`Medians of ${rounds} rounds; MRR over ${queryCount} queries of a kind.`);
  const titles = engines.map(({ title }) => title);
  for (const { items, measured } of results) {
    const kinds = Object.keys(measured[0].ranks);
    const ranks = [`MRR@10: ${kinds.join('; ')}`, ...measured.map((each) =>
      kinds.map((kind) => each.ranks[kind].toFixed(2)).join('; '))];
    print([`${thousands(items)} items`, ...titles],
      [...rows.map(([title, cell]) => [title, ...measured.map(cell)]), ranks]);
  }
  print(['found right', ...titles], checks.map(({ title, met }) =>
    [title.startsWith('counts') ? title : `\`${title}\``, ...met.map((is) => (is ? 'yes' : 'no'))]));
}
