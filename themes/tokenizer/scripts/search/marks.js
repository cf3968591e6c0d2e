import { fold } from "./fold.js";
import { words_of_folded } from "./words.js";

// The words found, marked in a text as it is written.

/**
 * A text folded letter by letter, and where in the text each folded unit comes from: null if where it stands itself.
 * @param {string} text @returns {{folded: string, places: {begin: number, end: number}[] | null}}
 */
const fold_with_places = (text) => {
  if (!/[^\x00-\x7f]/.test(text)) return { folded: fold(text), places: null };
  let folded = "";
  /** @type {{begin: number, end: number}[]} */
  const places = [];
  for (const [cluster] of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)) {
    const begin = places.length === 0 ? 0 : places[places.length - 1].end;
    const end = begin + cluster.length;
    const letters = fold(cluster);
    folded += letters;
    for (let i = 0; i < letters.length; ++i) places.push({ begin, end });
    if (letters.length === 0 && places.length > 0) places[places.length - 1].end = end;
  }
  return { folded, places };
};

/**
 * Where the words stand in the text: [begin, end) pairs, ascending, none touching another.
 * @param {string} text @param {Set<string>} words  of the index @returns {[number, number][]}
 */
export const find_marks = (text, words) => {
  if (words.size === 0) return [];
  const { folded, places } = fold_with_places(text);
  /** @type {[number, number][]} */
  const marks = [];
  for (const word of words_of_folded(folded)) {
    if (!words.has(word.form) || word.begin >= word.end) continue;
    const begin = places ? places[word.begin].begin : word.begin;
    const end = places ? places[word.end - 1].end : word.end;
    const last = marks[marks.length - 1];
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([begin, end]);
  }
  return marks.sort((a, b) => a[0] - b[0]);
};

/** What elements show: a text, and where it is marked. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/** Shows the text with its words marked, unless the element does so already. @param {Element} element @param {string} text @param {Set<string>} words */
export const show_marked = (element, text, words) => {
  const marks = find_marks(text, words);
  const showing = `${marks.join()} ${text}`;
  if (shown.get(element) === showing) return;
  shown.set(element, showing);
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const [begin, end] of marks) {
    if (begin < at) continue;
    const mark = document.createElement("mark");
    mark.append(text.slice(begin, end));
    fragment.append(text.slice(at, begin), mark);
    at = end;
  }
  fragment.append(text.slice(at));
  element.replaceChildren(fragment);
};

/**
 * About `size` characters of the text around the place where most of the words are.
 * @param {string} text @param {Set<string>} words @param {number} size
 */
export const snippet_of = (text, words, size) => {
  if (text.length <= size) return text;
  const marks = find_marks(text, words);
  let best = 0;
  let most = 0;
  for (const [begin] of marks) {
    const inside = marks.filter(([other]) => other >= begin && other < begin + size * 0.8).length;
    if (inside > most) [best, most] = [begin, inside];
  }
  // A little of what comes before, from the beginning of a word; near the end of the text, more of it.
  const before = Math.min(best - 40, text.length - size);
  let begin = best < size * 0.6 ? 0 : text.indexOf(" ", before) + 1;
  if (begin > best) begin = best;
  let end = begin + size;
  if (end >= text.length) end = text.length;
  else if (text.lastIndexOf(" ", end) > begin + size / 2) end = text.lastIndexOf(" ", end);
  return (begin > 0 ? "… " : "") + text.slice(begin, end) + (end < text.length ? " …" : "");
};
