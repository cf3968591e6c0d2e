import { fold, is_cjk } from "./fold.js";

// The words of a text, as the index holds them: src/search/words.hpp says which these are.

/**
 * @typedef {object} Word
 * @property {string} form
 * @property {number} position  in the text, from 0
 * @property {number} chain  words of one chain, or of one run of CJK, share it
 * @property {"plain" | "joined" | "tail"} kind
 * @property {number} begin  in the folded text
 * @property {number} end
 */

const longest_word = 40;
const longest_chain = 4;

/** @param {string} text @param {number} at */
const letter_at = (text, at) => {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
};

/** @param {string} c */
const is_word_letter = (c) =>
  c !== "" && (c < "\x80" ? /[a-z0-9]/i.test(c) : /[\p{L}\p{Nd}\p{Mc}\p{Mn}]/u.test(c) && !is_cjk(c));

/** @param {string} text @param {number} at */
const is_word_at = (text, at) => is_word_letter(letter_at(text, at));

/** @param {string} c */
const is_digit = (c) => c >= "0" && c <= "9";

/** @param {string} text  as it is written; @returns {Word[]} */
export const read_words = (text) => words_of_folded(fold(text));

/** @param {string} text  folded; @returns {Word[]} */
export const words_of_folded = (text) => {
  /** @type {Word[]} */
  const words = [];
  let position = 0;
  let chain = 0;
  let chain_begin = 0;

  /** @type {(form: string, kind: Word["kind"], position: number, begin: number, end: number) => void} */
  const add = (form, kind, at_position, begin, end) => {
    if ([...form].length > longest_word) return;
    words.push({ form, position: at_position, chain, kind, begin, end });
  };
  const end_chain = () => {
    const parts = words.slice(chain_begin);
    if (parts.length >= 2 && parts.length <= longest_chain) {
      const form = parts.map((part) => part.form).join("");
      add(form, "joined", parts[0].position, parts[0].begin, parts[parts.length - 1].end);
    }
    ++chain;
    chain_begin = words.length;
  };

  /** @param {number} at */
  const read_word = (at) => {
    let begin = at;
    let form = "";
    let letters = 0;
    const end_word = () => {
      add(form, "plain", position++, begin, at);
      form = "";
      letters = 0;
    };
    for (;;) {
      const letter = letter_at(text, at);
      if (is_word_letter(letter)) {
        form += letter;
        at += letter.length;
        ++letters;
      } else if (letter === "." && is_digit(text[at - 1] ?? "") && is_digit(text[at + 1] ?? "")) {
        form += ".";
        ++at;
      } else if (letter === "'" && is_word_at(text, at + 1)) {
        if (letters <= 2) {
          end_word();
          end_chain();
          begin = ++at;
        } else if (text[at + 1] === "s" && !is_word_at(text, at + 2)) {
          at += 2;
          break;
        } else {
          ++at;
        }
      } else {
        break;
      }
    }
    if (text.startsWith("++", at)) {
      form += "++";
      at += 2;
    } else if (text[at] === "#" && !is_word_at(text, at + 1)) {
      form += "#";
      ++at;
    }
    end_word();
    if ("-._&".includes(text[at] ?? " ") && is_word_at(text, at + 1)) return at + 1;
    end_chain();
    return at;
  };

  /** @param {number} at */
  const read_cjk = (at) => {
    let letter = letter_at(text, at);
    for (;;) {
      const begin = at;
      at += letter.length;
      const next = letter_at(text, at);
      if (!is_cjk(next)) {
        add(letter, words.length === chain_begin ? "plain" : "tail", position++, begin, at);
        break;
      }
      add(letter + next, "plain", position++, begin, at + next.length);
      letter = next;
    }
    ++chain;
    chain_begin = words.length;
    return at;
  };

  for (let at = 0; at < text.length; ) {
    const letter = letter_at(text, at);
    if (is_word_letter(letter)) {
      at = read_word(at);
    } else if (is_cjk(letter)) {
      at = read_cjk(at);
    } else {
      at += letter.length;
    }
  }
  return words;
};
