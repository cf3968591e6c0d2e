import { facets } from "./catalog.js";

// What facets and filters leave of the archive: src/search/selection.hpp.

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Facet} Facet
 */

/** @type {Facet[]} */
const nothing_missed = [];

export class Selection {
  /** @param {Catalog} catalog @param {import("./searcher.js").SearchRequest} request */
  constructor(catalog, { query, chosen }) {
    this.catalog = catalog;
    /** @type {Partial<Record<Facet, Set<number>>>} */
    this.chosen = {};
    /** @type {Partial<Record<Facet, Set<number>>>} */
    this.excluded = {};
    /** @type {Set<number> | undefined} */
    this.editions = undefined;
    /** @type {Set<number>} */
    this.excluded_editions = new Set();
    for (const facet of facets) {
      if (chosen[facet]?.length) this.chosen[facet] = new Set(chosen[facet]);
    }
    for (const { kind, value, is_excluded } of query.filters) {
      if (kind === "edition") {
        const called = catalog.editions_called(value);
        if (is_excluded) called.forEach((edition) => this.excluded_editions.add(edition));
        else this.editions = new Set([...(this.editions ?? []), ...called]);
        continue;
      }
      const side = is_excluded ? this.excluded : this.chosen;
      side[kind] = new Set([...(side[kind] ?? []), ...catalog.values_called(kind, value)]);
    }
    /** Few facets are chosen in: only these are asked. */
    this.asked = facets.filter((facet) => this.chosen[facet]);
    this.avoided = facets.filter((facet) => this.excluded[facet]);
    /** Whether `allows` leaves anything out. */
    this.is_narrow =
      this.avoided.length > 0 || this.editions !== undefined || this.excluded_editions.size > 0;
  }

  /** @param {number} item */
  allows(item) {
    const edition = this.catalog.edition_of[item];
    if (this.editions && !this.editions.has(edition)) return false;
    if (this.excluded_editions.has(edition)) return false;
    for (const facet of this.avoided) {
      if (this.has_any(item, facet, /** @type {Set<number>} */ (this.excluded[facet]))) return false;
    }
    return true;
  }

  /** The facets whose choice leaves the item out. @param {number} item */
  misses(item) {
    if (this.asked.length === 0) return nothing_missed;
    return this.asked.filter(
      (facet) => !this.has_any(item, facet, /** @type {Set<number>} */ (this.chosen[facet])),
    );
  }

  /** @param {number} item @param {Facet} facet @param {Set<number>} values */
  has_any(item, facet, values) {
    return this.catalog.values_of(item, facet).some((value) => values.has(value));
  }
}
