import { is_cjk } from "./fold.js";
import { edit_distance_up_to } from "./edit_distance.js";

// Which items a clause of a query is in, and where: src/search/clause_matches.cpp.

/**
 * @typedef {{item: number, strength: number, positions: number[], title_positions: number[]}} Match
 * @typedef {"forms" | "similar"} Reach
 * @typedef {import("./query.js").Clause} Clause
 * @typedef {import("./index_files.js").IndexFiles} IndexFiles
 */

const nearness = { two_slips: 4, one_slip: 6, continued: 9, same_stem: 13, same_form: 16 };
const shortest_beginning = 3;
const shortest_with_slip = 4;
const shortest_with_two_slips = 8;

/** Whether a word that is being typed is too short for what continues it. @param {string} form */
const is_begun = (form) => [...form].length < shortest_beginning && !is_cjk(form);

/** Likewise of the last word of a clause. @param {Clause} clause */
export const is_only_begun = ({ is_open, parts }) => is_open && is_begun(parts[parts.length - 1].form);

/** Words with digits or signs in them are their own stems. @param {IndexFiles} files @param {string} word */
const stem_of = (files, word) => (/[\x00-\x60\x7b-\x7f]/.test(word) ? word : files.stem(word));

/** What all forms of a word begin with. @param {IndexFiles} files @param {string} word */
const beginning_of_forms = (files, word) => {
  const letters = [...word];
  const stemmed = [...stem_of(files, word)];
  let shared = 0;
  while (shared < letters.length && letters[shared] === stemmed[shared]) ++shared;
  return letters.slice(0, shared > 3 ? shared - 1 : shared).join("");
};

const has_digit = (/** @type {string} */ word) => /[0-9]/.test(word);

/** What a word with a slip begins or ends with; two letters swapped between them spoil one only. @param {string} word */
const edges_of = (word) => {
  const letters = [...word];
  if (letters.length < shortest_with_slip || has_digit(word)) return null;
  const count = letters.length;
  const [head, tail] = count >= 8 ? [4, 3] : count === 7 ? [3, 3] : count === 6 ? [3, 2] : [2, count - 3];
  return { head: letters.slice(0, head).join(""), tail: letters.slice(-tail).join("") };
};

/** Loads what `match_clause` will read. @param {IndexFiles} files @param {Clause[]} clauses @param {Reach} reach */
export const load_clauses = async (files, clauses, reach) => {
  const words = clauses.flatMap((clause) => [
    ...clause.parts.map((part, i) => ({
      form: part.form,
      is_exact: clause.is_phrase,
      is_open: clause.is_open && i + 1 === clause.parts.length,
      is_placed: clause.parts.length > 1,
    })),
    ...(clause.joined === ""
      ? []
      : [{ form: clause.joined, is_exact: false, is_open: clause.is_open, is_placed: false }]),
  ]);
  await Promise.all(
    words.map(({ form, is_open, is_placed }) =>
      is_open && is_begun(form)
        ? files.load_word(form, is_placed)
        : files.load_beginnings([beginning_of_forms(files, form)], is_placed),
    ),
  );
  if (reach === "forms") return;
  await Promise.all(
    words.map(async ({ form, is_exact }) => {
      const edges = is_exact ? null : edges_of(form);
      if (!edges) return;
      const [ending] = await Promise.all([
        files.words_ending_with(edges.tail),
        files.load_beginnings([edges.head]),
      ]);
      await files.load_beginnings(ending.filter((other) => slips_between(form, other) !== null));
      files.similar_endings.set(form, ending);
    }),
  );
};

/** How many slips are between two words, if so many are forgiven. @param {string} typed @param {string} other */
const slips_between = (typed, other) => {
  const word = [...typed];
  const letters = [...other];
  const most = word.length >= shortest_with_two_slips ? 2 : 1;
  if (letters.length < 3 || has_digit(other)) return null;
  const slips = edit_distance_up_to(most, word, letters);
  return slips > most ? null : slips;
};

/** The words of the index that a word typed means, and how near each is. @param {IndexFiles} files @param {string} form @param {boolean} is_open @param {Reach} reach @returns {Map<string, number>} */
const find_words = (files, form, is_open, reach) => {
  if (is_open && is_begun(form)) {
    return new Map(files.postings_of(form) ? [[form, nearness.same_form]] : []);
  }
  const letters = [...form];
  const is_beginning =
    (letters.length === 1 && is_cjk(form)) ||
    ((is_open || reach === "similar") && letters.length >= shortest_beginning);
  const stemmed = stem_of(files, form);
  const found = new Map();
  for (const word of files.words_beginning_with(beginning_of_forms(files, form))) {
    if (word === form) found.set(word, nearness.same_form);
    else if (stem_of(files, word) === stemmed) found.set(word, nearness.same_stem);
    else if (is_beginning && word.startsWith(form)) found.set(word, nearness.continued);
  }
  const edges = reach === "similar" ? edges_of(form) : null;
  if (!edges) return found;
  for (const word of [
    ...files.words_beginning_with(edges.head),
    ...(files.similar_endings.get(form) ?? []),
  ]) {
    const slips = found.has(word) ? null : slips_between(form, word);
    if (slips !== null) found.set(word, slips === 1 ? nearness.one_slip : nearness.two_slips);
  }
  return found;
};

/** @param {number[]} a @param {number[]} b  both ascending */
const united = (a, b) => {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
};

/** @param {IndexFiles} files @param {Map<string, number>} words @returns {Match[]} */
const matches_of = (files, words) => {
  if (words.size === 1) {
    const [[word, near]] = words;
    const postings = files.postings_of(word);
    if (!postings) return [];
    const { items, impacts, positions, title_positions } = postings;
    return items.map((item, i) => ({
      item,
      strength: near * impacts[i],
      positions: positions[i],
      title_positions: title_positions[i],
    }));
  }
  /** @type {Map<number, Match>} */
  const matches = new Map();
  for (const [word, near] of words) {
    const postings = files.postings_of(word);
    postings?.items.forEach((item, i) => {
      const strength = near * postings.impacts[i];
      const known = matches.get(item);
      if (known) {
        known.strength = Math.max(known.strength, strength);
        known.positions = united(known.positions, postings.positions[i]);
        known.title_positions = united(known.title_positions, postings.title_positions[i]);
      } else {
        const [positions, title_positions] = [postings.positions[i], postings.title_positions[i]];
        matches.set(item, { item, strength, positions, title_positions });
      }
    });
  }
  return [...matches.values()].sort((a, b) => a.item - b.item);
};

/** @param {Match[]} first @param {Match[]} next @param {number} offset @returns {Match[]} */
const in_sequence = (first, next, offset) => {
  const by_item = new Map(next.map((match) => [match.item, match]));
  return first.flatMap((match) => {
    const after = by_item.get(match.item);
    if (!after) return [];
    const positions = match.positions.filter((at) => after.positions.includes(at + offset));
    if (positions.length === 0) return [];
    const title_positions = positions.filter((at) => match.title_positions.includes(at));
    const strength = Math.max(match.strength, after.strength);
    return [{ item: match.item, strength, positions, title_positions }];
  });
};

/** @param {Match[]} a @param {Match[]} b @returns {Match[]} */
const either = (a, b) => {
  const matches = new Map(a.map((match) => [match.item, match]));
  for (const match of b) {
    const known = matches.get(match.item);
    if (known) known.strength = Math.max(known.strength, match.strength);
    else matches.set(match.item, match);
  }
  return [...matches.values()].sort((x, y) => x.item - y.item);
};

/**
 * Ascending by item, and the words of the index that were looked for. What it reads was loaded.
 * @param {IndexFiles} files @param {Clause} clause @param {Reach} reach
 * @returns {{matches: Match[], words: Set<string>}}
 */
export const match_clause = (files, clause, reach) => {
  /** @type {Match[]} */
  let matches = [];
  const words = new Set();
  /** @param {string} form @param {boolean} is_open @param {Reach} how */
  const find = (form, is_open, how) => {
    const found = find_words(files, form, is_open, how);
    for (const word of found.keys()) words.add(word);
    return matches_of(files, found);
  };
  clause.parts.forEach(({ form, offset }, i) => {
    const is_last = i + 1 === clause.parts.length;
    const found = clause.is_phrase
      ? find(form, false, "forms")
      : find(form, clause.is_open && is_last, reach);
    matches = i === 0 ? found : in_sequence(matches, found, offset);
  });
  if (clause.joined !== "") matches = either(matches, find(clause.joined, clause.is_open, reach));
  return { matches, words };
};
