// The Snowball stemmer `french`, as in libstemmer 2.2:
// https://snowballstem.org/algorithms/french/stemmer.html has the steps that the names tell of.
// A `u`, `i` or `y` that is no vowel is `U`, `I` or `Y` on the way; `ë` is `He`, and `ï` is `Hi`.

/**
 * Where the parts of a word begin in which suffixes are taken off: RV, R1 and R2.
 * @typedef {{verb: number, first: number, second: number}} Regions
 */

/**
 * A pattern in which `V` stands for a vowel, and `C` for anything else.
 * @param {string} source
 * @param {string} [flags]
 */
const stem_pattern = (source, flags = "u") => {
  const vowels = "aeiouyâàëéêèïîôûù";
  return new RegExp(source.replace(/V/g, `[${vowels}]`).replace(/C/g, `[^${vowels}]`), flags);
};
const stem_half_vowels = stem_pattern("V(?:[ui](?=V)|y)|y(?=V)", "gu");
/** @param {string} letters */
const stem_end_with_capital = (letters) => letters.slice(0, -1) + letters.slice(-1).toUpperCase();
const stem_to_verb_region = stem_pattern("^(?:VV.|par|col|tap|.C*V)");
const stem_to_region = stem_pattern("VC");
const stem_ends_in_consonant = stem_pattern("C$");
const stem_vowel_and_ment = stem_pattern("(?!e)Vments?$");
const stem_last_accent = stem_pattern("[éè](C+)$");

/** @param {string} suffixes with spaces between */
const stem_any_of = (suffixes) => new RegExp(`(?:${suffixes.replace(/ /g, "|")})$`);
const stem_standard_suffix = stem_any_of(
    "(?:ance|iqUe|isme|able|iste|atrice|ateur|ation|logie|usion|ution|ence|ement|ité|if|ive|euse|" +
    "issement)s? eux eaux aux");
const stem_i_verb_suffix = stem_any_of(
    "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons " +
    "iront is issaIent issais issait issant issante issantes issants isse issent isses issez " +
    "issiez issions issons it");
const stem_verb_suffix = stem_any_of(
    "(ions) é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront " +
    "ez iez (âmes|ât|âtes|a|ai|aIent|ais|ait|ant|ante|antes|ants|as|asse|assent|asses|assiez|" +
    "assions)");

/**
 * The word without the suffix, if it has it at or after `region`. Before that, `otherwise` takes
 * the place of the suffix.
 * @param {string} word
 * @param {string} suffix
 * @param {number} region
 * @param {string} [otherwise]
 */
function stem_drop(word, suffix, region, otherwise = suffix) {
  if (!word.endsWith(suffix)) return word;
  const rest = word.slice(0, -suffix.length);
  return rest.length >= region ? rest : rest + otherwise;
}

/**
 * What is left of a word in -ment, without that, after the suffix that came before it.
 * @param {string} word
 * @param {Regions} regions
 */
function stem_before_ment(word, {verb, first, second}) {
  if (/iv$/.test(word)) {
    const rest = stem_drop(word, "iv", second);
    return rest === word ? word : stem_drop(rest, "at", second);
  }
  const start = word.length - 3;
  if (/eus$/.test(word)) return stem_drop(word, "eus", second, start >= first ? "eux" : "eus");
  if (/[iI]èr$/.test(word)) return start >= verb ? word.slice(0, start) + "i" : word;
  return /(?:abl|iqU)$/.test(word) && start >= second ? word.slice(0, start) : word;
}

/**
 * @param {string} word
 * @param {Regions} regions
 */
function stem_standard(word, regions) {
  const found = stem_standard_suffix.exec(word);
  if (!found) return word;
  const {first, second, verb} = regions;
  const rest = word.slice(0, found.index);
  const suffix = found[0].replace(/s$/, "");
  switch (suffix) {
    case "eaux":
      return rest + "eau";
    case "aux":
      return rest.length >= first ? rest + "al" : word;
    case "ement":
      return rest.length >= verb ? stem_before_ment(rest, regions) : word;
    case "issement":
      return rest.length >= first && stem_ends_in_consonant.test(rest) ? rest : word;
  }
  if (rest.length < second) return suffix === "euse" && rest.length >= first ? rest + "eux" : word;
  switch (suffix) {
    case "logie":
      return rest + "log";
    case "usion":
    case "ution":
      return rest + "u";
    case "ence":
      return rest + "ent";
    case "atrice":
    case "ateur":
    case "ation":
      return stem_drop(rest, "ic", second, "iqU");
    case "ité":
      if (/iv$/.test(rest)) return stem_drop(rest, "iv", second);
      if (/ic$/.test(rest)) return stem_drop(rest, "ic", second, "iqU");
      return stem_drop(rest, "abil", second, "abl");
    case "if":
    case "ive": {
      const shorter = stem_drop(rest, "at", second);
      return shorter === rest ? rest : stem_drop(shorter, "ic", second, "iqU");
    }
  }
  return rest;
}

/**
 * @param {string} word
 * @param {Regions} regions
 */
function stem_adverb(word, {verb}) {
  const in_mment = /[ae]mment$/.exec(word);
  if (in_mment) return in_mment.index >= verb ? word.slice(0, in_mment.index + 1) + "nt" : word;
  const in_ment = stem_vowel_and_ment.exec(word);
  return in_ment && in_ment.index >= verb ? word.slice(0, in_ment.index + 1) : word;
}

/**
 * @param {string} word
 * @param {Regions} regions
 */
function stem_verb(word, {verb, second}) {
  const ending = word.slice(verb);
  const in_i = stem_i_verb_suffix.exec(ending);
  if (in_i) {
    const rest = word.slice(0, verb + in_i.index);
    if (in_i.index > 0 && !rest.endsWith("H") && stem_ends_in_consonant.test(rest)) return rest;
  }
  const found = stem_verb_suffix.exec(ending);
  if (!found) return word;
  const rest = word.slice(0, verb + found.index);
  if (found[1]) return rest.length >= second ? rest : word;
  return found[2] ? stem_drop(rest, "e", verb) : rest;
}

/**
 * @param {string} word
 * @param {Regions} regions
 */
function stem_residual(word, {verb, second}) {
  word = word.replace(/(Hi|[^aiouès])s$/u, "$1");
  const found = /(?:(ion)|[iI](?:er|ère)|e)$/.exec(word.slice(verb));
  if (!found) return word;
  const at = verb + found.index;
  if (!found[1]) return word.slice(0, at) + (found[0] === "e" ? "" : "i");
  return at >= second && at > verb && /[st]ion$/.test(word) ? word.slice(0, at) : word;
}

/**
 * Where the region after the first consonant that follows a vowel begins, from `start` on.
 * @param {string} word
 * @param {number} start
 */
function stem_region(word, start) {
  const found = stem_to_region.exec(word.slice(start));
  return found ? start + found.index + found[0].length : word.length;
}

/**
 * @param {string} word in lower case
 * @returns {string} what the word has in common with its other forms
 */
export function stem(word) {
  word = word.replace(/qu/g, "qU").replace(stem_half_vowels, stem_end_with_capital);
  word = word.replace(/ë/g, "He").replace(/ï/g, "Hi");
  const verb = stem_to_verb_region.exec(word)?.[0].length ?? word.length;
  const first = stem_region(word, 0);
  const regions = {verb, first, second: stem_region(word, first)};

  let shorter = stem_standard(word, regions);
  if (shorter === word) {
    word = stem_adverb(word, regions);
    shorter = stem_verb(word, regions);
  }
  word = shorter === word ? stem_residual(word, regions) :
                            shorter.replace(/Y$/, "i").replace(/ç$/, "c");
  word = word.replace(/(?:enn|onn|ett|ei?ll)$/, (double) => double.slice(0, -1));
  word = word.replace(stem_last_accent, "e$1");
  word = word.replace(/He/g, "ë").replace(/Hi/g, "ï").replace(/H/g, "");
  return word.replace(/[IUY]/g, (letter) => letter.toLowerCase());
}
