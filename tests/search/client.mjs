// The search of the browser, over this repository's own archive as it was built, with files for requests.
import { readFileSync } from 'node:fs';
import { Catalog } from '../../themes/tokenizer/scripts/search/catalog.js';
import { open_index } from '../../themes/tokenizer/scripts/search/index_files.js';
import { parse_query } from '../../themes/tokenizer/scripts/search/query.js';
import { search } from '../../themes/tokenizer/scripts/search/searcher.js';
import { stem } from '../../themes/tokenizer/scripts/search/stemmer.en.js';

const built = new URL('../../public/', import.meta.url);
const read = async (path) => JSON.parse(readFileSync(new URL(path, built), 'utf8'));

/** A function from queries to items, such as `32/glm-5-2-open-weights`, the best first. */
export async function openClient() {
  const catalog = new Catalog(await open_index((path) => read(`search/${path}`), stem));
  const names = [];
  for (const [edition, [number]] of catalog.files.root.editions.entries()) {
    const { items } = await read(`api/editions/${number}.json`);
    for (const [index, { id }] of items.entries()) names[catalog.first_item[edition] + index] = `${number}/${id}`;
  }
  return async (query) => {
    const { items } = await search(catalog, { query: parse_query(query), chosen: {}, wants_counts: false });
    return items.map(({ item }) => names[item]);
  };
}
