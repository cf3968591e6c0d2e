// One spelling of a text for searching: NFKC, lower case, no accents, plain quotes and hyphens. As
// src/support/fold.cpp does it.

const typographic = /[‘’‚‛ʼ′“”„‟«»‐‑‒–−]/g;

/** @param {string} mark */
const plain_mark = (mark) =>
  "‘’‚‛ʼ′".includes(mark) ? "'" : "“”„‟«»".includes(mark) ? '"' : "-";

/** @param {string} text */
export const fold = (text) => {
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(typographic, plain_mark)
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ς/g, "σ")
    .normalize("NFC");
};

/** Han, kana, Hangul: scripts without spaces between words. */
export const is_cjk = (/** @type {string} */ c) =>
  /[\u1100-\u11ff\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]/u
    .test(c);
