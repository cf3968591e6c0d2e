// Results as Markdown tables.
import { cpus, totalmem } from 'node:os';
import { statfsSync } from 'node:fs';
import { cases } from './cases.mjs';
import { median } from './measure.mjs';

/**
 * @typedef {{runs: number[], kilobytes: number}} Measured Seconds, and the most memory of any run.
 * @typedef {{title: string, pages: number, pageBytes: number, files: number, bytes: number}} Written
 * @typedef {{items: number, rounds: number, written: Written[], measured: Record<string, Measured>}} Result
 *   `measured` has a key for each tool and case, such as `hugo.clean`, and `floor`.
 */

const tmpfs = 0x01021994;
const nothing = '–';

const seconds = (value) => value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 1);
const ratio = (value) => `${value.toFixed(value < 10 ? 1 : 0)}×`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
const thousands = (number) => number.toLocaleString('en');

function print(title, head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map((_, index) => (index ? '---:' : '---'))), ...rows.map(line)];
  console.log(`\n### ${title}\n\n${table.join('\n')}`);
}

/** @param {Result[]} results */
export function printTables(results, tools, folder, startSeconds) {
  printCircumstances(results, tools, folder);
  console.log(`A program that does nothing takes ${seconds(startSeconds)} s to start and to end.`);
  const columns = columnsOf(tools);
  const printEach = (title, cell, shown = columns) => {
    const rows = results.map((result) => [
      thousands(result.items), ...shown.map(({ key }) => cell(result.measured[key], result, key) ?? nothing),
    ]);
    print(title, ['items', ...shown.map(({ title }) => title)], rows);
  };

  printEach('Seconds', (measured) => measured && seconds(median(measured.runs)));
  printEach('Seconds of the fastest run', (measured) => measured && seconds(Math.min(...measured.runs)));
  printRatios(results, tools);
  const smallest = results.reduce((least, result) => (result.items < least.items ? result : least));
  const perItem = ({ measured, items }, key) => median(measured[key].runs) / items;
  printEach(`Cost of an item, relative to ${thousands(smallest.items)} items`, (measured, result, key) =>
    measured && smallest.measured[key] && (perItem(result, key) / perItem(smallest, key)).toFixed(2));
  printEach('Peak memory', (measured) => measured && megabytes(measured.kilobytes * 1024),
    columns.filter(({ key }) => key !== 'floor'));
  printWritten(results);
}

function columnsOf(tools) {
  const columns = tools.flatMap((tool) => tool.cases.map((name) => ({
    key: `${tool.name}.${name}`,
    title: tool.cases.length > 1 ? `${tool.title}, ${cases[name].title}` : tool.title,
  })));
  if (tools.some(({ name }) => name === 'tokensite')) columns.push({ key: 'floor', title: 'write floor' });
  return columns;
}

function printCircumstances(results, tools, folder) {
  const rounds = results.map(({ items, rounds }) => `${rounds} at ${thousands(items)} items`).join(', ');
  const memory = Math.round(totalmem() / 2 ** 30);
  const place = statfsSync(folder).type === tmpfs ? 'tmpfs' : 'a disk';
  const versions = tools.map((tool) => `${tool.title} ${tool.version(tool.program)}`).join(', ');
  console.log(`${versions}; Node ${process.versions.node}.`);
  console.log(`${cpus().length} cores (${cpus()[0].model}), ${memory} GB; archives and output on ${place}.`);
  console.log(`Medians of interleaved rounds: ${rounds}; 15 runs at least of what takes less than a second.`);
}

function printRatios(results, tools) {
  const pairs = tools.filter(({ name }) => name !== 'tokensite').flatMap((tool) => tool.cases.map((name) => ({
    title: `${tool.title} ÷ tokensite${tool.cases.length > 1 ? `, ${cases[name].title}` : ''}`,
    above: `${tool.name}.${name}`,
    below: `tokensite.${name}`,
  })));
  pairs.push({ title: 'tokensite ÷ floor', above: 'tokensite.clean', below: 'floor' });
  const cell = ({ measured }, { above, below }) =>
    measured[above] && measured[below] ? ratio(median(measured[above].runs) / median(measured[below].runs)) : nothing;
  print('Ratios', ['items', ...pairs.map(({ title }) => title)],
    results.map((result) => [thousands(result.items), ...pairs.map((pair) => cell(result, pair))]));
}

function printWritten(results) {
  const rows = results.flatMap(({ items, written }) => written.map(({ title, pages, pageBytes, files, bytes }) => [
    thousands(items), title, thousands(pages), megabytes(pageBytes), thousands(files), megabytes(bytes),
  ]));
  print('What was written', ['items', 'tool', 'pages', 'size of the pages', 'files', 'size of the files'], rows);
}
