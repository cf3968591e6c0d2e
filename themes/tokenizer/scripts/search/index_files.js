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
 * @property {[number, string, number][]} editions  number, date, how many items
 * @property {string} item_sections  packed
 * @property {{first: string[], versions: string[]}} words
 * @property {{first: string[], versions: string[]}} endings
 * @property {{each: number, versions: string[]}} places  `each`: files of words in one of places
 * @property {string} rare_hosts  a version
 * @property {string} facets  a version
 *
 * @typedef {object} WordFile
 * @property {string} version
 * @property {string[]} words
 * @property {string[]} postings
 * @property {string} items
 * @property {string[]} titles
 * @property {string} cuts  packed; 0: the slug that the title suggests, 1: the next of `slugs`, else where it is cut
 * @property {string[]} slugs
 *
 * `positions` holds those outside of titles too once the file of places is loaded.
 * @typedef {{items: number[], impacts: number[], title_positions: number[][], positions: number[][]}} Postings
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
    if (firsts[middle] <= word) low = middle;
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

/** Most words aren't in most titles. @type {number[]} */
const nowhere = [];

/** Appends the places that begin at `numbers[i]`. @param {number[]} places @param {number[]} numbers @param {number} i  @returns where they end */
const add_places = (places, numbers, i) => {
  for (let place = 0; ; ) {
    const number = numbers[i++];
    places.push((place += number >> 1));
    if (number & 1) return i;
  }
};

/** @param {string} packed @returns {Postings} */
const unpack_postings = (packed) => {
  const numbers = unpack(packed);
  // Groups of items that the word says as much of, up to a 0; then its places in titles.
  const weighed = [];
  let i = 0;
  while (numbers[i] > 0) {
    const weight = numbers[i++];
    let item = 0;
    for (let left = numbers[i++]; left > 0; --left) weighed.push((item += numbers[i++]) * 32 + weight);
  }
  ++i;
  /** @type {Postings} */
  const postings = { items: [], impacts: [], title_positions: [], positions: [] };
  for (const both of Float64Array.from(weighed).sort()) {
    const weight = both % 32;
    postings.items.push((both - weight) / 32);
    postings.impacts.push(weight >> 1);
    if (weight & 1) {
      /** @type {number[]} */
      const positions = [];
      i = add_places(positions, numbers, i);
      postings.title_positions.push(positions);
    } else {
      postings.title_positions.push(nowhere);
    }
  }
  postings.positions = postings.title_positions;
  return postings;
};

/** All positions of each posting. @param {Postings} postings @param {string} packed */
const with_places = ({ title_positions }, packed) => {
  const numbers = unpack(packed);
  let i = 0;
  return title_positions.map((in_title) => {
    if (numbers[i] === 0) {
      ++i;
      return in_title;
    }
    const positions = [...in_title];
    i = add_places(positions, numbers, i);
    return positions;
  });
};

/** @param {string} word */
export const reversed = (word) => [...word].reverse().join("");

export class IndexFiles {
  /** @param {IndexRoot} root @param {ReadFile} read @param {(word: string) => string} stem  of the site's language */
  constructor(root, read, stem) {
    this.root = root;
    this.read = read;
    this.stem = stem;
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
    /** @type {(WordFile | undefined)[]} */
    this.word_files = new Array(root.words.versions.length);
    /** @type {({places: string[][]} | undefined)[]} */
    this.place_files = new Array(root.places.versions.length);
    /** @type {Map<string, Postings>} */
    this.postings = new Map();
    /** @type {Set<string>} words whose postings have all their positions */
    this.placed = new Set();
    /** @type {Map<string, string[]>} by a word typed, the words that end like it */
    this.similar_endings = new Map();
    /** @type {Map<number, {title: string, slug: string | number}>} a slug as text, or where the title's is cut */
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
    const cuts = unpack(file.cuts);
    let item = 0;
    let written = 0;
    unpack(file.items).forEach((delta, i) => {
      item += delta;
      const slug = cuts[i] === 1 ? file.slugs[written++] : cuts[i] === 0 ? Infinity : cuts[i] - 1;
      this.titles.set(item, { title: file.titles[i], slug });
    });
  }

  /** The files with words from `first` to those that begin with `last`. @param {string} first @param {string} last */
  word_files_between(first, last) {
    const begin = place_of(this.root.words.first, first);
    const end = place_of(this.root.words.first, last + "\uffff");
    return Array.from({ length: end - begin + 1 }, (_, i) => begin + i);
  }

  /** Where the words of a file of words stand. @param {number} word_file */
  async load_places(word_file) {
    const n = Math.floor(word_file / this.root.places.each);
    this.place_files[n] ??= await this.load(`places/${n}.json`, this.root.places.versions[n]);
  }

  /** Loads all words that begin with one of these; with their places, for phrases. @param {string[]} beginnings @param {boolean} with_places */
  async load_beginnings(beginnings, with_places = false) {
    const wanted = beginnings.flatMap((begins) => this.word_files_between(begins, begins));
    await this.load_word_files([...new Set(wanted)], with_places);
  }

  /** Loads this word alone, with what stands beside it. @param {string} word @param {boolean} with_places */
  async load_word(word, with_places) {
    await this.load_word_files([place_of(this.root.words.first, word)], with_places);
  }

  /** @param {number[]} files @param {boolean} with_places */
  async load_word_files(files, with_places) {
    await Promise.all(
      files.flatMap((n) => [this.load_words(n), ...(with_places ? [this.load_places(n)] : [])]),
    );
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
    const n = place_of(this.root.words.first, word);
    const file = this.word_files[n];
    const each = this.root.places.each;
    const places = this.place_files[Math.floor(n / each)]?.places[n % each];
    const known = this.postings.get(word);
    if (!file || (known && (!places || this.placed.has(word)))) return known ?? null;
    const at = count_before(file.words, word);
    if (file.words[at] !== word) return null;
    const postings = known ?? unpack_postings(file.postings[at]);
    if (places) {
      postings.positions = with_places(postings, places[at]);
      this.placed.add(word);
    }
    this.postings.set(word, postings);
    return postings;
  }
}

/** @param {ReadFile} read @param {(word: string) => string} stem @returns {Promise<IndexFiles>} */
export const open_index = async (read, stem) =>
  new IndexFiles(await read("index.json", ""), read, stem);
