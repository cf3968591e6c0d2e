// The search engines that are compared, in the order of the tables.
import * as minisearch from './minisearch.mjs';
import * as pagefind from './pagefind.mjs';
import * as tokensite from './tokensite.mjs';

/**
 * @typedef {{folder: string, source: string, output: string, program: string, home: string}} Site `program`,
 *   tokensite, made `output` of `source`; it is served at `home`. `folder` is for whatever an engine needs besides.
 * @typedef {{seconds: number, files: number, bytes: number}} Built What the index took and takes.
 * @typedef {{
 *   title: string,
 *   version: (program: string) => string,
 *   prepare: (site: Site, abort: AbortSignal) => Promise<Built>,
 *   open: (page: import('playwright-core').Page, site: Site) => Promise<void>,
 *   counts?: (page: import('playwright-core').Page, text: string, chosen: Record<string, string[]>, facet: string) =>
 *     Promise<Record<string, number>>,
 * }} Engine `prepare` builds the index. After `open` the page has a function `show(text)`, which resolves when the
 *   results of a query, ten at least where there are so many, are links in `#search-results`; nothing of the index
 *   may have been fetched before it is called. `counts` says for each value of a facet how many results it would
 *   have, with these values of facets chosen; an engine without facets has none.
 */

/** @type {Record<string, Engine>} */
export const engines = { tokensite, pagefind, minisearch };
