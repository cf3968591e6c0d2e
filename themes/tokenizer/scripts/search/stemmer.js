// For languages without a stemmer of their own: a word is its own stem.

/**
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  return word;
}
