import { fold } from "./fold.js";
import { read_words } from "./words.js";

// What is typed into the box; src/search/query.hpp says what means what.

/**
 * @typedef {object} Clause
 * @property {{form: string, offset: number}[]} parts
 * @property {string} joined
 * @property {boolean} is_phrase
 * @property {boolean} is_excluded
 * @property {boolean} is_open
 *
 * @typedef {"tag" | "section" | "edition" | "host" | "year"} FilterKind
 * @typedef {{kind: FilterKind, value: string, is_excluded: boolean}} Filter
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {Filter[]} filters
 * @property {boolean} is_wordless  something was typed, but of signs alone: that finds nothing
 */

/** Of an abstract that somebody pasted, the first words will do. */
const most_clauses = 32;

const token = /(-?)(?:(tag|section|edition|host|year):(?=[^ \t\n\r\u00a0\u3000])(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^ \t\n\r\u00a0\u3000]+))|["“”„«»]([^"“”„«»]*)["“”„«»]?|([^ \t\n\r\u00a0\u3000"“”„«»]+))/giy;

/** @param {import("./words.js").Word[]} words @param {Partial<Clause>} marks @returns {Clause} */
const clause_of = (words, marks) => {
  const plain = words.filter((word) => word.kind === "plain");
  return {
    parts: plain.map((word) => ({ form: word.form, offset: word.position - plain[0].position })),
    joined: words.find((word) => word.kind === "joined")?.form ?? "",
    is_phrase: false,
    is_excluded: false,
    is_open: false,
    ...marks,
  };
};

/** @param {string} text @returns {Query} */
export const parse_query = (text) => {
  /** @type {Query} */
  const query = { clauses: [], filters: [], is_wordless: false };
  /** @param {Clause} clause */
  const add = (clause) => {
    if (clause.parts.length > 0 && query.clauses.length < most_clauses) query.clauses.push(clause);
  };
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) {
      ++at;
      continue;
    }
    at = token.lastIndex;
    query.is_wordless = true;
    const [, minus, kind, quoted_value, bare_value, phrase, chunk] = found;
    const is_excluded = minus === "-";
    if (kind !== undefined) {
      const value = fold((quoted_value ?? bare_value).trim());
      query.filters.push({ kind: /** @type {FilterKind} */ (kind.toLowerCase()), value, is_excluded });
    } else if (phrase !== undefined) {
      add({ ...clause_of(read_words(phrase), { is_phrase: true, is_excluded }), joined: "" });
    } else {
      const words = read_words(chunk);
      const is_last = at === text.length && !is_excluded;
      for (let begin = 0; begin < words.length; ) {
        let end = begin;
        while (end < words.length && words[end].chain === words[begin].chain) ++end;
        const is_open = is_last && end === words.length;
        add(clause_of(words.slice(begin, end), { is_excluded, is_open }));
        begin = end;
      }
    }
  }
  if (query.clauses.length + query.filters.length > 0) query.is_wordless = false;
  return query;
};
