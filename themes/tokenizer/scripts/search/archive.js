import { Catalog } from "./catalog.js";
import { open_index, StaleIndex } from "./index_files.js";
import { fill_in } from "./elements.js";
import { parse_query } from "./query.js";
import { search } from "./searcher.js";
import { stem } from "./stemmer.js";

// The archive as the page knows it: what is searched, and what is shown of an item.

/**
 * @typedef {object} ItemRecord  of api/editions/N.json
 * @property {string} id
 * @property {string} title
 * @property {string} [url]
 * @property {string} permalink
 * @property {string} content_text
 *
 * @typedef {import("./catalog.js").Facet} Facet
 * @typedef {object} Wanted
 * @property {string} query
 * @property {Record<Facet, string[]>} chosen  ids of values
 * @property {boolean} [wants_facets]  tags and hosts are counted; else only if they are here already
 */

/** How long a file may take, in milliseconds. */
const patience = 15000;

/** A file didn't come: no network, or no such file. */
export class Unreachable extends Error {}

/** @param {string} url @param {RequestCache} cache */
const read_json = async (url, cache) => {
  try {
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Unreachable(`${url}: ${response.status}`);
    return await response.json();
  } catch (failure) {
    throw failure instanceof SyntaxError ? failure : new Unreachable(url, { cause: failure });
  }
};

/** A title's plain slug, as src/search/word_files.cpp makes it. @param {string} title */
const plain_slug = (title) =>
  title
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

export class Archive {
  /** @param {string} root  the site's address, with a slash at its end */
  constructor(root) {
    this.root = root;
    /** @type {Promise<Catalog> | null} */
    this.opening = null;
    /** @type {Map<number, Promise<ItemRecord[]>>} */
    this.editions = new Map();
  }

  /** The index, read when it is wanted first. @param {RequestCache} cache */
  open(cache = "default") {
    const opening = open_index(
      // The version in the address: what a cache holds of another build isn't taken for this one.
      (path, version) =>
        read_json(`${this.root}search/${path}${version === "" ? "" : `?${version}`}`, cache),
      stem,
    ).then((files) => new Catalog(files));
    opening.catch(() => (this.opening = null));
    return (this.opening = opening);
  }

  /** @param {Wanted} wanted */
  async find(wanted) {
    const catalog = await (this.opening ?? this.open());
    try {
      return { catalog, ...(await this.find_in(catalog, wanted)) };
    } catch (failure) {
      if (!(failure instanceof StaleIndex)) throw failure;
    }
    // The site was published anew since the index was read.
    const renewed = await this.open("no-cache");
    this.editions.clear();
    return { catalog: renewed, ...(await this.find_in(renewed, wanted)) };
  }

  /** @param {Catalog} catalog @param {Wanted} wanted */
  async find_in(catalog, { query, chosen, wants_facets }) {
    const values = /** @type {Record<Facet, number[]>} */ ({});
    if (chosen.tag.length + chosen.host.length > 0) await catalog.load_facets();
    const unknown_hosts = chosen.host.some((id) => !catalog.hosts.includes(id));
    if (unknown_hosts) await catalog.load_rare_hosts();
    for (const facet of /** @type {Facet[]} */ (Object.keys(chosen))) {
      values[facet] = catalog.values_with_ids(facet, chosen[facet]);
    }
    const parsed = parse_query(query);
    return { values, parsed, results: await search(catalog, { query: parsed, chosen: values, wants_facets }) };
  }

  /** What the edition's file says of an item. @param {Catalog} catalog @param {number} item @returns {Promise<ItemRecord>} */
  async record_of(catalog, item) {
    const edition = catalog.edition_of[item];
    const number = catalog.files.root.editions[edition][0];
    let loading = this.editions.get(number);
    if (!loading) {
      loading = read_json(`${this.root}api/editions/${number}.json`, "default").then(
        (file) => file.items,
      );
      this.editions.set(number, loading);
      loading.catch(() => this.editions.delete(number));
    }
    const record = (await loading)[item - catalog.first_item[edition]];
    if (!record) throw new StaleIndex(`api/editions/${number}.json`);
    return record;
  }

  /** Title and address, if they came with the words; else null. @param {Catalog} catalog @param {number} item */
  title_of(catalog, item) {
    const known = catalog.files.titles.get(item);
    if (!known) return null;
    const number = catalog.files.root.editions[catalog.edition_of[item]][0];
    const { title, slug: cut } = known;
    const slug = typeof cut === "string" ? cut : plain_slug(title).slice(0, cut);
    return { title, url: `${this.root}editions/${number}/${encodeURI(slug)}/` };
  }
}

/** "June 17, 2026", in the words of the site. @param {Catalog} catalog @param {string} iso */
export const date_label = (catalog, iso) => {
  const texts = catalog.files.root.texts;
  const [year, month, day] = iso.split("-");
  return fill_in(texts[day ? "date.day" : "date.month"], {
    day: Number(day),
    month: texts[`month.${Number(month)}`],
    year,
  });
};

/** @param {Catalog} catalog @param {number} n */
export const items_label = (catalog, n) =>
  fill_in(catalog.files.root.texts[n === 1 ? "items.one" : "items.other"], {
    n,
  });
