// The client's engine over a built site on the disk, without a browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalog } from '../../themes/tokenizer/scripts/search/catalog.js';
import { open_index } from '../../themes/tokenizer/scripts/search/index_files.js';
import { parse_query } from '../../themes/tokenizer/scripts/search/query.js';
import { search } from '../../themes/tokenizer/scripts/search/searcher.js';
import { stem } from '../../themes/tokenizer/scripts/search/stemmer.en.js';

/** A built English site: `{ catalog, files_read, find(query, chosen), id_of(item) }`. */
export const open_site = async (folder) => {
  const files_read = [];
  const read = async (path) => {
    files_read.push(path);
    return JSON.parse(readFileSync(join(folder, 'search', path), 'utf8'));
  };
  const catalog = new Catalog(await open_index(read, stem));
  const editions = new Map();
  /** "32/slug", as the program names items. */
  const id_of = (item) => {
    const edition = catalog.edition_of[item];
    const [number] = catalog.files.root.editions[edition];
    if (!editions.has(number)) {
      editions.set(number, JSON.parse(readFileSync(join(folder, 'api/editions', `${number}.json`), 'utf8')));
    }
    return `${number}/${editions.get(number).items[item - catalog.first_item[edition]].id}`;
  };
  const find = (query, chosen = {}) =>
    search(catalog, { query: parse_query(query), chosen, wants_facets: true });
  return { catalog, files_read, find, id_of };
};
