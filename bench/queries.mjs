// Queries made from an archive, each with the item that it is meant for; the same seed makes the same ones.
import { makeRandom } from './archive/random.mjs';

/** @typedef {{text: string, item: string}} Query */

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const leastTypoLetters = 5;
const leastWordLetters = 4;

/** Lower case, without what surrounds a word: `Warm-Up,` is `warm-up`. */
const wordsOf = (title) => title.toLowerCase().split(/\s+/).map((word) => word.replace(/^[^a-z\d]+|[^a-z\d]+$/g, ''));

/**
 * @param {{item: string, title: string}[]} items
 * @returns {Record<string, Query[]>} by the titles of the kinds, `count` of each
 */
export function makeQueries(items, count, seed) {
  const random = makeRandom(seed);
  const holders = new Map();
  for (const { item, title } of items) {
    for (const word of wordsOf(title)) {
      if (!holders.has(word)) holders.set(word, new Set());
      holders.get(word).add(item);
    }
  }
  // A title that stands over several items asks for none of them.
  const counts = new Map();
  for (const { title } of items) counts.set(title, (counts.get(title) ?? 0) + 1);
  const single = items.filter(({ title }) => counts.get(title) === 1);

  /** Two words in their order that no other title has both of, or null. */
  const pairOf = ({ item, title }, fits = () => true) => {
    const words = [...new Set(wordsOf(title))].filter((word) => word.length >= leastWordLetters);
    const pairs = words.flatMap((first, index) => words.slice(index + 1).map((second) => [first, second]));
    const isAlone = ([first, second]) => ![...holders.get(first)].some((other) =>
      other !== item && holders.get(second).has(other));
    const alone = pairs.filter((pair) => fits(pair) && isAlone(pair));
    return alone.length > 0 ? random.pick(alone) : null;
  };
  const misspell = (pair) => {
    const place = random.pick([0, 1].filter((index) => pair[index].length >= leastTypoLetters));
    return pair.map((word, index) => (index === place ? mistype(word, random) : word)).join(' ');
  };
  const draw = (make) => {
    const queries = [];
    const left = [...single];
    while (queries.length < count && left.length > 0) {
      const [drawn] = left.splice(random.between(0, left.length - 1), 1);
      const text = make(drawn);
      if (text) queries.push({ text, item: drawn.item });
    }
    return queries;
  };

  return {
    'whole titles': draw(({ title }) => title),
    'one typo': draw((item) => {
      const pair = pairOf(item, (words) => words.some((word) => word.length >= leastTypoLetters));
      return pair && misspell(pair);
    }),
    'cut last word': draw(({ title }) => {
      const letters = title.match(/\S+$/)[0].length;
      return letters < leastWordLetters ? null : title.slice(0, random.between(2, letters - 1) - letters);
    }),
    'two words': draw((item) => pairOf(item)?.join(' ')),
  };
}

/** A letter deleted, inserted, replaced or exchanged with the next. */
export function mistype(word, random) {
  for (;;) {
    const at = random.between(0, word.length - 1);
    const letter = random.pick([...alphabet]);
    const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    const mistyped = random.pick([
      before + after,
      before + letter + here + after,
      before + letter + after,
      before + after.slice(0, 1) + here + after.slice(1),
    ]);
    if (mistyped !== word) return mistyped;
  }
}
