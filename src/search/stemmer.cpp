#include "search/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <string>
#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// The languages that the browser has a stemmer for, and Snowball's names of them.
constexpr std::pair<std::string_view, const char*> algorithms[] = {
    {"de", "german"}, {"en", "english"}, {"fr", "french"}};

const char* algorithm_of(std::string_view language) {
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  const auto found = std::ranges::find(algorithms, std::string_view(primary),
                                       &std::pair<std::string_view, const char*>::first);
  return found == std::end(algorithms) ? nullptr : found->second;
}

bool has_only_letters(std::string_view word) {
  return std::ranges::all_of(
      word, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'); });
}

}  // namespace

struct Stemmer::Snowball {
  struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  std::unique_ptr<sb_stemmer, Delete> handle;
};

Stemmer::Stemmer(std::string_view language) : snowball_(std::make_unique<Snowball>()) {
  if (const char* algorithm = algorithm_of(language)) {
    snowball_->handle.reset(sb_stemmer_new(algorithm, "UTF_8"));
  }
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) const {
  sb_stemmer* stemmer = snowball_->handle.get();
  if (stemmer == nullptr || !has_only_letters(word)) return word;
  const sb_symbol* stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  if (stem == nullptr) return word;  // out of memory
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace tokensite
