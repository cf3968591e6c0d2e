// The Snowball stemmer `english` (Porter2), as in libstemmer 2.2:
// https://snowballstem.org/algorithms/english/stemmer.html has the steps that the names tell of.
// A `y` that is a consonant is `Y` on the way.

const stem_exceptions = new Map(Object.entries({
  skis: "ski",
  skies: "sky",
  dying: "die",
  lying: "lie",
  tying: "tie",
  idly: "idl",
  gently: "gentl",
  ugly: "ugli",
  early: "earli",
  only: "onli",
  singly: "singl",
}));
const stem_invariant = /^(?:sky|news|howe|atlas|cosmos|bias|andes)$/;
const stem_invariant_after_1a = /^(?:(?:inn|out|cann)ing|(?:he|ea)rring|(?:pro|ex|suc)ceed)$/;
const stem_ends_short = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/u;
const stem_to_region = /[aeiouy][^aeiouy]/u;

/**
 * Suffixes, each with what takes its place, and, if that matters, the letters it has to follow.
 * @param {string} text `suffix:replacement:letters`, with spaces between
 */
const stem_suffixes = (text) => new Map(text.split(" ").map((entry) => {
  const [suffix, replacement, letters] = entry.split(":");
  return [suffix, {replacement, letters}];
}));
const stem_step_2 = stem_suffixes(
    "tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate " +
    "ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive " +
    "iviti:ive biliti:ble bli:ble ogi:og:l fulli:ful lessli:less li::cdeghkmnrt");
const stem_step_3 =
    stem_suffixes("tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:");
const stem_step_4 = stem_suffixes(
    "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: " +
    "ion::st");
const stem_longest_suffix = "ization".length;

/**
 * Replaces the longest of `suffixes` that the word has, if it begins at or after `region`.
 * @param {string} word
 * @param {ReturnType<typeof stem_suffixes>} suffixes
 * @param {number} region
 * @param {number} [region_of_ative]
 */
function stem_step(word, suffixes, region, region_of_ative = region) {
  for (let at = Math.max(0, word.length - stem_longest_suffix); at < word.length; ++at) {
    const suffix = word.slice(at);
    const found = suffixes.get(suffix);
    if (!found) continue;
    const {replacement, letters} = found;
    if (at < (suffix === "ative" ? region_of_ative : region)) return word;
    return !letters || letters.includes(word.charAt(at - 1)) ? word.slice(0, at) + replacement :
                                                               word;
  }
  return word;
}

/** @param {string} word */
function stem_step_1a(word) {
  word = word.replace(/'(?:s'?)?$/, "");
  if (/sses$/.test(word)) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, /..ie[ds]$/u.test(word) ? -2 : -1);
  const is_plural = /[^us]s$/.test(word) && /[aeiouy]/.test(word.slice(0, -2));
  return is_plural ? word.slice(0, -1) : word;
}

/**
 * @param {string} word
 * @param {number} region
 */
function stem_step_1b(word, region) {
  const found = /(?:(ee)d|ed|ing)(?:ly)?$/.exec(word);
  if (!found) return word;
  const rest = word.slice(0, found.index);
  if (found[1]) return rest.length >= region ? rest + "ee" : word;
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return rest + "e";
  if (/([bdfgmnprt])\1$/.test(rest)) return rest.slice(0, -1);
  return rest.length === region && stem_ends_short.test(rest) ? rest + "e" : rest;
}

/**
 * @param {string} word
 * @param {number} region_1
 * @param {number} region_2
 */
function stem_step_5(word, region_1, region_2) {
  const rest = word.slice(0, -1);
  const is_in_2 = rest.length >= region_2;
  const is_e_to_drop = is_in_2 || (rest.length >= region_1 && !stem_ends_short.test(rest));
  return /e$/.test(word) && is_e_to_drop || /ll$/.test(word) && is_in_2 ? rest : word;
}

/**
 * @param {string} word in lower case
 * @returns {string} what the word has in common with its other forms
 */
export function stem(word) {
  const exception = stem_exceptions.get(word);
  if (exception) return exception;
  if (stem_invariant.test(word) || !/.../u.test(word)) return word;

  word = word.replace(/^'/, "").replace(/^y|([aeiouy])y/g, "$1Y");
  const start = /^(?:gener|commun|arsen)/.exec(word) ?? /^.*?[aeiouy][^aeiouy]/u.exec(word);
  const region_1 = start ? start[0].length : word.length;
  const next = stem_to_region.exec(word.slice(region_1));
  const region_2 = next ? region_1 + next.index + next[0].length : word.length;

  word = stem_step_1a(word);
  if (stem_invariant_after_1a.test(word)) return word;
  word = stem_step_1b(word, region_1).replace(/(.[^aeiouy])[yY]$/u, "$1i");
  word = stem_step(word, stem_step_2, region_1);
  word = stem_step(word, stem_step_3, region_1, region_2);
  word = stem_step(word, stem_step_4, region_2);
  return stem_step_5(word, region_1, region_2).replaceAll("Y", "y");
}
