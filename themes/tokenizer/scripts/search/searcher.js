import { facets } from "./catalog.js";
import { is_only_begun, load_clauses, match_clause } from "./matches.js";
import { Selection } from "./selection.js";

// What a query finds, and in which order: src/search/searcher.cpp has the same ranking.

/**
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Clause} Clause
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Facet} Facet
 * @typedef {import("./matches.js").Match} Match
 * @typedef {{item: number, clauses: number, score: number}} FoundItem
 *
 * @typedef {object} SearchRequest
 * @property {Query} query
 * @property {Partial<Record<Facet, number[]>>} chosen  per facet; any of the values will do
 * @property {boolean} [wants_facets]  tags and hosts are counted; else only if they are here already
 *
 * @typedef {object} SearchResults
 * @property {"all-words" | "similar-words" | "some-words"} strictness
 * @property {FoundItem[]} items  the best first
 * @property {Record<Facet, number[]>} counts  per value; none of tags and hosts that aren't here
 * @property {Set<string>} words  of the index, to be marked
 */

const adjacent_bonus = 160;
const near_bonus = 60;
const near_distance = 4;

/** log2((2 all + 2) / (2 matching + 1)) in sixteenths. @param {number} all @param {number} matching */
const rarity = (all, matching) => {
  let ratio = (2 * all + 2) / (2 * matching + 1);
  let sixteenths = 0;
  for (; ratio >= 2; ratio /= 2) sixteenths += 16;
  for (let bit = 8; bit > 0; bit >>= 1) {
    ratio *= ratio;
    if (ratio >= 2) {
      ratio /= 2;
      sixteenths += bit;
    }
  }
  return Math.max(1, sixteenths);
};

/** @param {Match} a @param {number} length_of_a @param {Match} b */
const nearness_bonus = (a, length_of_a, b) => {
  let bonus = 0;
  for (const position of a.title_positions) {
    const end = position + length_of_a;
    for (const at of b.title_positions) {
      if (at === end + 1) return adjacent_bonus;
      if (at >= end - near_distance && at <= end + near_distance) bonus = near_bonus;
    }
  }
  return bonus;
};

/** Those that narrow the results: stop words only if there is nothing else. @param {Query} query @param {string[]} stop_words */
const wanted_clauses = (query, stop_words) => {
  const included = query.clauses.filter((clause) => !clause.is_excluded);
  const wanted = included.filter(
    (clause) =>
      clause.parts.length > 1 || clause.is_phrase || clause.is_open ||
      !stop_words.includes(clause.parts[0].form),
  );
  return wanted.length > 0 ? wanted : included;
};

/** @param {Clause[]} clauses @returns {Clause[]} */
const word_by_word = (clauses) =>
  clauses.flatMap((clause) =>
    clause.is_phrase
      ? [clause]
      : clause.parts.map((part, i) => ({
          ...clause,
          parts: [{ form: part.form, offset: 0 }],
          joined: "",
          is_open: clause.is_open && i + 1 === clause.parts.length,
        })),
  );

/** Adds up, per item, what the clauses are in it. */
class Scorer {
  /** @param {Catalog} catalog */
  constructor(catalog) {
    this.files = catalog.files;
    const count = catalog.files.root.items;
    this.scores = new Float64Array(count);
    this.clauses = new Uint16Array(count);
    /** What the clauses of an item say, and what all of them do: the rarities. */
    this.said = new Uint32Array(count);
    this.all_said = 0;
    /** @type {Match[]} those of the clause before */
    this.before = [];
    this.rarity_before = 0;
    this.length_before = 0;
    /** @type {Set<string>} */
    this.words = new Set();
  }

  /** @param {Clause} clause @param {import("./matches.js").Reach} reach */
  add(clause, reach) {
    const { matches, words } = match_clause(this.files, clause, reach);
    for (const word of words) this.words.add(word);
    const rarity_here = rarity(this.scores.length, matches.length);
    const says = is_only_begun(clause) ? 0 : rarity_here;
    this.all_said += says;
    const factor = rarity_here * Math.min(clause.parts.length, 3);
    let at = 0;  // in the matches before: both are in the order of the items
    for (const match of matches) {
      ++this.clauses[match.item];
      this.said[match.item] += says;
      this.scores[match.item] += factor * match.strength;
      while (at < this.before.length && this.before[at].item < match.item) ++at;
      if (this.before[at]?.item === match.item) {
        this.scores[match.item] +=
          (rarity_here + this.rarity_before) * nearness_bonus(this.before[at], this.length_before, match);
      }
    }
    this.before = matches;
    this.rarity_before = rarity_here;
    this.length_before = clause.parts[clause.parts.length - 1].offset;
  }

  /** @param {number} least  clauses that an item meets @param {Uint8Array} allowed */
  found(least, allowed) {
    return this.where((item) => this.clauses[item] >= least && allowed[item] === 1);
  }

  /** The items that meet what says half of the query at least. @param {Uint8Array} allowed */
  found_half(allowed) {
    return this.where((item) =>
      this.clauses[item] > 0 && 2 * this.said[item] >= this.all_said && allowed[item] === 1,
    );
  }

  /** @param {(item: number) => boolean} is_found @returns {FoundItem[]} */
  where(is_found) {
    const found = [];
    for (let item = 0; item < this.scores.length; ++item) {
      if (is_found(item)) found.push({ item, clauses: this.clauses[item], score: this.scores[item] });
    }
    return found;
  }
}

/** @param {Catalog} catalog @param {SearchRequest} request @returns {Promise<SearchResults>} */
export const search = async (catalog, request) => {
  const files = catalog.files;
  const { query, chosen, wants_facets } = request;
  const wants = (/** @type {Facet} */ facet) =>
    query.filters.some((filter) => filter.kind === facet) || (chosen[facet]?.length ?? 0) > 0;
  const loading = [];
  if (query.filters.some((filter) => filter.kind === "host")) loading.push(catalog.load_rare_hosts());
  if (wants_facets || wants("tag") || wants("host")) loading.push(catalog.load_facets());
  const typed = wanted_clauses(query, files.root.stop_words);
  const excluded = query.clauses.filter((clause) => clause.is_excluded);
  await Promise.all([load_clauses(files, [...typed, ...excluded], "forms"), ...loading]);

  const selection = new Selection(catalog, request);
  const allowed = new Uint8Array(files.root.items).fill(1);
  if (selection.is_narrow) {
    for (let item = 0; item < allowed.length; ++item) allowed[item] = selection.allows(item) ? 1 : 0;
  }
  for (const clause of excluded) {
    for (const match of match_clause(files, clause, "forms").matches) allowed[match.item] = 0;
  }

  /** @type {SearchResults["strictness"]} */
  let strictness = "all-words";
  const strict = new Scorer(catalog);
  for (const clause of typed) strict.add(clause, "forms");
  let found = query.is_wordless ? [] : strict.found(typed.length, allowed);
  let words = strict.words;
  if (found.length === 0 && typed.length > 0) {
    strictness = "similar-words";
    const clauses = word_by_word(typed);
    await load_clauses(files, clauses, "similar");
    const lenient = new Scorer(catalog);
    for (const clause of clauses) lenient.add(clause, "similar");
    found = lenient.found(clauses.length - (clauses.length > 2 ? 1 : 0), allowed);
    if (found.length === 0 && clauses.length > 1) {
      strictness = "some-words";
      found = lenient.found_half(allowed);
    }
    words = lenient.words;
  }
  return { strictness, words, ...narrowed(catalog, selection, found) };
};

/** @param {Catalog} catalog @param {Selection} selection @param {FoundItem[]} found */
const narrowed = (catalog, selection, found) => {
  const counts = /** @type {Record<Facet, number[]>} */ ({});
  for (const facet of facets) counts[facet] = new Array(catalog.value_count(facet)).fill(0);
  const items = [];
  for (const one of found) {
    const missed = selection.misses(one.item);
    if (missed.length === 0) items.push(one);
    if (missed.length > 1) continue;
    for (const facet of missed.length === 1 ? missed : facets) {
      for (const value of catalog.values_of(one.item, facet)) ++counts[facet][value];
    }
  }
  const edition_of = catalog.edition_of;
  items.sort(
    (a, b) =>
      b.clauses - a.clauses || b.score - a.score || edition_of[b.item] - edition_of[a.item] ||
      a.item - b.item,
  );
  return { items, counts };
};
