import { fold } from "./fold.js";
import { unpack } from "./packed_numbers.js";

// What items are filtered by: src/search/catalog.hpp.

/** @typedef {"section" | "tag" | "year" | "host"} Facet */

/** @type {Facet[]} */
export const facets = ["section", "tag", "year", "host"];

const no_values = /** @type {number[]} */ ([]);
/** Each number alone: asked for often, made once. @type {number[][]} */
const singles = [];
const single = (/** @type {number} */ value) => (singles[value] ??= [value]);

export class Catalog {
  /** @param {import("./index_files.js").IndexFiles} files */
  constructor(files) {
    const root = files.root;
    this.files = files;
    this.sections = root.sections;
    /** @type {string[][]} none before load_facets */
    this.tags = [];
    /** @type {string[]} likewise */
    this.hosts = [];
    this.years = [...new Set(root.editions.map(([, date]) => date.slice(0, 4)))].sort().reverse();
    this.section_of = unpack(root.item_sections);
    /** @type {number[]} index into the hosts + 1, or 0 */
    this.host_of = [];
    /** @type {number[][]} */
    this.tags_of = [];
    /** Index into the editions. */
    this.edition_of = new Uint32Array(root.items);
    /** @type {number[]} of an edition's first item */
    this.first_item = [];
    let first = 0;
    root.editions.forEach(([, , count], edition) => {
      this.first_item.push(first);
      this.edition_of.fill(edition, first, (first += count));
    });
    this.year_of = root.editions.map(([, date]) => this.years.indexOf(date.slice(0, 4)));
    this.knows_facets = false;
    this.knows_all_hosts = false;
  }

  /** Tags and hosts are the larger part of what items are filtered by: they come when results stand there. */
  async load_facets() {
    if (this.knows_facets) return;
    const file = await this.files.load("facets.json", this.files.root.facets);
    if (this.knows_facets) return;
    this.knows_facets = true;
    this.tags = file.tags;
    this.hosts = file.hosts;
    this.host_of = unpack(file.item_hosts);
    const column = unpack(file.item_tags);
    for (let i = 0; i < column.length; i += column[i] + 1) {
      this.tags_of.push(column[i] === 0 ? no_values : column.slice(i + 1, i + 1 + column[i]));
    }
  }

  /** Hosts of one item each are asked for only when one is wanted. */
  async load_rare_hosts() {
    if (this.knows_all_hosts) return;
    const [rare] = await Promise.all([
      this.files.load("hosts.json", this.files.root.rare_hosts),
      this.load_facets(),
    ]);
    if (this.knows_all_hosts) return;
    rare.hosts.forEach((/** @type {string} */ host, /** @type {number} */ i) => {
      this.hosts.push(host);
      let item = 0;
      for (const delta of unpack(rare.items[i])) {
        item += delta;
        this.host_of[item] = this.hosts.length;
      }
    });
    this.knows_all_hosts = true;
  }

  /** @param {number} item @param {Facet} facet @returns {number[]} */
  values_of(item, facet) {
    switch (facet) {
      case "section":
        return single(this.section_of[item]);
      case "tag":
        return this.tags_of[item] ?? no_values;
      case "year":
        return single(this.year_of[this.edition_of[item]]);
      default:
        return this.host_of[item] > 0 ? single(this.host_of[item] - 1) : no_values;
    }
  }

  /** @param {Facet} facet */
  value_count(facet) {
    return { section: this.sections, tag: this.tags, year: this.years, host: this.hosts }[facet].length;
  }

  /** What stands in addresses: an id. @param {Facet} facet @param {number} value */
  id_of(facet, value) {
    if (facet === "section") return this.sections[value][0];
    if (facet === "tag") return this.tags[value][0];
    return facet === "year" ? this.years[value] : this.hosts[value];
  }

  /** @param {Facet} facet @param {number} value */
  label_of(facet, value) {
    if (facet === "section") return this.sections[value][1];
    return facet === "tag" ? this.tags[value][1] : this.id_of(facet, value);
  }

  /** The values that a name means; of hosts, those below the domain as well. @param {Facet} facet @param {string} name  folded */
  values_called(facet, name) {
    if (name === "") return [];
    const values = [];
    for (let value = 0; value < this.value_count(facet); ++value) {
      if (this.is_called(facet, value, name)) values.push(value);
    }
    return values;
  }

  /** The values that stand in an address; aliases of tags and sections count. @param {Facet} facet @param {string[]} ids */
  values_with_ids(facet, ids) {
    const values = [];
    for (let value = 0; value < this.value_count(facet); ++value) {
      const is_one = (/** @type {string} */ id) =>
        facet === "host" ? this.hosts[value] === id : this.is_called(facet, value, fold(id));
      if (ids.some(is_one)) values.push(value);
    }
    return values;
  }

  /** @param {Facet} facet @param {number} value @param {string} name */
  is_called(facet, value, name) {
    if (facet === "year") return /^\d+$/.test(name) && Number(name) === Number(this.years[value]);
    if (facet === "host") {
      return this.hosts[value] === name || this.hosts[value].endsWith(`.${name}`);
    }
    const names = facet === "tag" ? this.tags[value] : this.sections[value].filter((_, i) => i !== 2);
    return names.some((written) => fold(written) === name);
  }

  /** The editions as indices: "32", "30..32". @param {string} name */
  editions_called(name) {
    const range = /^#?(\d+)(?:\.\.(\d+))?$/.exec(name);
    if (!range) return [];
    const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
    return this.files.root.editions.flatMap(([number], i) =>
      number >= first && number <= last ? [i] : [],
    );
  }
}
