// Words reduced to their stems, by language: models, model and modelled are found by each other.
#pragma once

#include <memory>
#include <string_view>

namespace tokensite {

/// A Snowball stemmer (https://snowballstem.org/algorithms/). The browser has the same algorithm:
/// themes/tokenizer/scripts/search/stemmer.<language>.js. Not to be shared between threads.
class Stemmer {
 public:
  /// `language` is a BCP 47 tag: "en-GB" is English. A language without a stemmer in the browser
  /// has none here: every word is its own stem.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;

  /// The stem of a folded word; what it gives lives until the next call, or as long as the word.
  /// Words with digits or signs in them (5.2, c++) are their own stems.
  std::string_view stem(std::string_view word) const;

 private:
  struct Snowball;
  std::unique_ptr<Snowball> snowball_;
};

}  // namespace tokensite
