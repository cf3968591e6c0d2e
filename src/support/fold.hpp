// One spelling of a text for searching: what readers type without an accent, a capital or the
// right kind of quote finds it all the same.
//
// The browser folds what is typed (themes/tokenizer/scripts/search/fold.js): the two give the same.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// `text` (valid UTF-8) in compatibility form (NFKC), in lower case, without the accents U+0300 to
/// U+036F; apostrophes, quotes and hyphens are ASCII's, "ß" is "ss" and a final sigma a sigma.
std::string folded_for_search(std::string_view text);

/// Whether a code point is of a script that sets no spaces between its words: Han, kana, Hangul.
bool is_cjk(char32_t c);

}  // namespace tokensite
