// Writes a made-up archive as a site of tokensite's, or of one of its peers:
//   node bench/generate.mjs --items 7800 --to DIR [--format tokensite|hugo|eleventy|pelican|all] [--seed N]
// With `all`, each site has a folder of its name in DIR. The same items and seed give the same bytes.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { itemsInEdition, makeArchive } from './archive/archive.mjs';
import { tools } from './tools/tools.mjs';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '780' },
    to: { type: 'string' },
    format: { type: 'string', default: 'tokensite' },
    seed: { type: 'string', default: '1' },
  },
});

function fail(message) {
  console.error(`generate: ${message}`);
  process.exit(2);
}

const items = Number(values.items);
const formats = values.format === 'all' ? Object.keys(tools) : [values.format];
if (!values.to) fail('--to DIR is missing');
if (!(items > 0 && items % itemsInEdition === 0)) fail(`--items must be a multiple of ${itemsInEdition}`);
for (const format of formats) {
  if (!(format in tools)) fail(`no format ${format}: there are ${Object.keys(tools).join(', ')} and all`);
}
if (existsSync(values.to) && readdirSync(values.to).length > 0) fail(`${values.to} isn't empty`);

const archive = makeArchive({ items, seed: Number(values.seed) });
for (const format of formats) {
  tools[format].writeSite(archive, formats.length > 1 ? join(values.to, format) : values.to);
}
