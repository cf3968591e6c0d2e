// MiniSearch, with an index of all items in one file.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../measure.mjs';
import { repository } from '../tools/files.mjs';
import { openPage, sizeOf } from './page.mjs';

export const title = 'MiniSearch';
const packageFolder = join(repository, 'bench/node_modules/minisearch');
export const version = () => JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;

/** @param {import('./engines.mjs').Site} site */
export async function prepare({ output }, abort) {
  const program = fileURLToPath(new URL('minisearch-index.mjs', import.meta.url));
  const folder = join(output, 'search-minisearch');
  cpSync(new URL('minisearch/', import.meta.url), folder, { recursive: true });
  cpSync(join(packageFolder, 'dist/es/index.js'), join(folder, 'minisearch.js'));
  const index = join(folder, 'index');
  const args = [program, join(output, 'api/editions'), join(index, 'index.json')];
  const { seconds } = await run({ program: process.execPath, args }, abort);
  return { seconds, ...sizeOf(index) };
}

export const open = (page, { home }) => openPage(page, `${home}search-minisearch/`);
