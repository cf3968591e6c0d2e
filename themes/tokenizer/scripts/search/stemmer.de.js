// The Snowball stemmer `german`, as in libstemmer 2.2:
// https://snowballstem.org/algorithms/german/stemmer.html
// A `u` or `y` between vowels is a consonant, and is `U` or `Y` on the way.

/**
 * The word without what the pattern finds at its end, if that begins at or after `region`.
 * @param {string} word
 * @param {RegExp} suffix
 * @param {number} region
 */
function stem_drop(word, suffix, region) {
  const found = suffix.exec(word);
  return found && found.index >= region ? word.slice(0, found.index) : word;
}

/**
 * @param {string} word
 * @param {number} region
 */
function stem_step_1(word, region) {
  const found = /(?:(e[mr]|ern)|(e[ns]?)|s)$/.exec(word);
  if (!found || found.index < region) return word;
  const rest = word.slice(0, found.index);
  if (found[1]) return rest;
  if (found[2]) return rest.replace(/niss$/, "nis");
  return /[bdfghklmnrt]$/.test(rest) ? rest : word;
}

/**
 * @param {string} word
 * @param {number} region
 */
function stem_step_2(word, region) {
  const found = /(?:e[nr]|(e?)st)$/.exec(word);
  if (!found || found.index < region) return word;
  const rest = word.slice(0, found.index);
  return found[1] !== "" || /...[bdfghklmnt]$/u.test(rest) ? rest : word;
}

/**
 * @param {string} word
 * @param {number} region_1
 * @param {number} region_2
 */
function stem_step_3(word, region_1, region_2) {
  const found = /(?:(end|ung)|(i[gk]|isch)|(lich|heit)|keit)$/.exec(word);
  if (!found || found.index < region_2) return word;
  const rest = word.slice(0, found.index);
  const [, is_noun, is_adjective, is_either] = found;
  if (is_noun) return /eig$/.test(rest) ? rest : stem_drop(rest, /ig$/, region_2);
  if (is_adjective) return /e$/.test(rest) ? word : rest;
  return is_either ? stem_drop(rest, /e[rn]$/, region_1) :
                     stem_drop(rest, /(?:lich|ig)$/, region_2);
}

/**
 * Where the region after the first consonant that follows a vowel begins, from `start` on.
 * @param {string} word
 * @param {number} start
 */
function stem_region(word, start) {
  const found = /[aeiouyäöü][^aeiouyäöü]/u.exec(word.slice(start));
  return found ? start + found.index + found[0].length : word.length;
}

/**
 * @param {string} word in lower case
 * @returns {string} what the word has in common with its other forms
 */
export function stem(word) {
  word = word.replaceAll("ß", "ss").replace(
      /([aeiouyäöü])([uy])(?=[aeiouyäöü])/g,
      (_, vowel, consonant) => vowel + consonant.toUpperCase());
  const start = /^.../u.exec(word);
  if (start) {
    const region = stem_region(word, 0);
    const region_1 = Math.max(region, start[0].length);
    const region_2 = stem_region(word, region);
    word = stem_step_1(word, region_1);
    word = stem_step_2(word, region_1);
    word = stem_step_3(word, region_1, region_2);
  }
  return word.replace(/[YUäöü]/g, (letter) => letter.normalize("NFD").charAt(0).toLowerCase());
}
