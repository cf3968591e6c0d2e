import { unpack } from "./packed_numbers.js";

// The index as it lies on the server (docs/search.md), and what of it is here already.

/**
 * @typedef {object} IndexRoot  search/index.json
 * @property {number} format
 * @property {string} language
 * @property {number} items
 * @property {string[]} stop_words
 * @property {Record<string, string>} texts
 * @property {string[][]} sections  id, title, emoji, aliases
 * @property {string[][]} tags  id, title, aliases
 * @property {string[]} hosts
 * @property {[number, string, number][]} editions  number, date, how many items
 * @property {{section: string, host: string, tag: string}} columns
 * @property {{first: string[], versions: string[]}} words
 * @property {{first: string[], versions: string[]}} endings
 * @property {string} rare_hosts  a version
 *
 * @typedef {object} WordFile
 * @property {string} version
 * @property {string[]} words
 * @property {string[]} postings
 * @property {string} items
 * @property {string[]} titles
 * @property {string[]} slugs
 *
 * @typedef {{items: number[], impacts: number[], positions: number[][]}} Postings
 *
 * Reads a file below search/. `version` is what the index says of it; "" for the index itself.
 * @typedef {(path: string, version: string) => Promise<any>} ReadFile
 */

/** A file is of another build than the index that names it. */
export class StaleIndex extends Error {}

/** The last of the sorted `firsts` that isn't after `word`. @param {string[]} firsts @param {string} word */
const place_of = (firsts, word) => {
  let low = 0;
  let high = firsts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] !== "" && firsts[middle] <= word) low = middle;
    else high = middle;
  }
  return low;
};

/** @param {string[]} sorted @param {string} word  @returns how many are before it */
const count_before = (sorted, word) => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** @param {string} packed @returns {Postings} */
const unpack_postings = (packed) => {
  const numbers = unpack(packed);
  /** @type {Postings} */
  const postings = { items: [], impacts: [], positions: [] };
  let item = 0;
  for (let i = 0; i < numbers.length; ) {
    item += numbers[i++];
    postings.items.push(item);
    postings.impacts.push(numbers[i++]);
    const positions = [];
    let position = 0;
    for (let is_last = false; !is_last; ) {
      const number = numbers[i++];
      position += number >> 1;
      is_last = (number & 1) === 1;
      positions.push(position);
    }
    postings.positions.push(positions);
  }
  return postings;
};

/** @param {string} word */
export const reversed = (word) => [...word].reverse().join("");

export class IndexFiles {
  /** @param {IndexRoot} root @param {ReadFile} read */
  constructor(root, read) {
    this.root = root;
    this.read = read;
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
    /** @type {(WordFile | undefined)[]} */
    this.word_files = new Array(root.words.versions.length);
    /** @type {({words: string[]} | undefined)[]} */
    this.ending_files = new Array(root.endings.versions.length);
    /** @type {Map<string, Postings>} */
    this.postings = new Map();
    /** @type {Map<string, string[]>} by a word typed, the words that end like it */
    this.similar_endings = new Map();
    /** @type {Map<number, {title: string, slug: string}>} */
    this.titles = new Map();
  }

  /** @param {string} path @param {string} version */
  load(path, version) {
    const known = this.loading.get(path);
    if (known) return known;
    const loading = this.read(path, version).then((file) => {
      if (file.version !== version) throw new StaleIndex(path);
      return file;
    });
    this.loading.set(path, loading);
    loading.catch(() => this.loading.delete(path));  // the next search may have more luck
    return loading;
  }

  /** @param {number} n */
  async load_words(n) {
    if (this.word_files[n]) return;
    /** @type {WordFile} */
    const file = await this.load(`words/${n}.json`, this.root.words.versions[n]);
    this.word_files[n] = file;
    let item = 0;
    unpack(file.items).forEach((delta, i) => {
      item += delta;
      this.titles.set(item, { title: file.titles[i], slug: file.slugs[i] });
    });
  }

  /** The files with words from `first` to those that begin with `last`. @param {string} first @param {string} last */
  word_files_between(first, last) {
    const begin = place_of(this.root.words.first, first);
    const end = place_of(this.root.words.first, last + "\uffff");
    return Array.from({ length: end - begin + 1 }, (_, i) => begin + i);
  }

  /** Loads all words that begin with one of these. @param {string[]} beginnings */
  async load_beginnings(beginnings) {
    const wanted = new Set(beginnings.flatMap((begins) => this.word_files_between(begins, begins)));
    await Promise.all([...wanted].map((n) => this.load_words(n)));
  }

  /** The words that begin so, of the files loaded. @param {string} begins @returns {string[]} */
  words_beginning_with(begins) {
    return this.word_files_between(begins, begins).flatMap((n) => {
      const words = this.word_files[n]?.words ?? [];
      return words.slice(count_before(words, begins), count_before(words, begins + "\uffff"));
    });
  }

  /** The words that end so. @param {string} ends @returns {Promise<string[]>} */
  async words_ending_with(ends) {
    const begins = reversed(ends);
    const firsts = this.root.endings.first;
    const wanted = [];
    for (let n = place_of(firsts, begins); n <= place_of(firsts, begins + "\uffff"); ++n) {
      wanted.push(n);
    }
    const files = await Promise.all(
      wanted.map((n) => this.load(`endings/${n}.json`, this.root.endings.versions[n])),
    );
    return files.flatMap((file) => file.words.filter((/** @type {string} */ word) => word.endsWith(ends)));
  }

  /** Of a word in a file loaded; null if there is no such word. @param {string} word */
  postings_of(word) {
    const known = this.postings.get(word);
    if (known) return known;
    const file = this.word_files[place_of(this.root.words.first, word)];
    const at = file ? count_before(file.words, word) : 0;
    if (!file || file.words[at] !== word) return null;
    const postings = unpack_postings(file.postings[at]);
    this.postings.set(word, postings);
    return postings;
  }
}

/** @param {ReadFile} read @returns {Promise<IndexFiles>} */
export const open_index = async (read) => new IndexFiles(await read("index.json", ""), read);
