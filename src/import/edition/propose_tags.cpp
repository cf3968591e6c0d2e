#include "import/edition/propose_tags.hpp"

#include <algorithm>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// "-kv-cache-" is found in "-the-kv-cache-of-": words as slugs have them, hyphens at both ends.
std::string as_words(std::string_view text) { return '-' + slugify(text) + '-'; }

bool holds_phrase(const std::string& words, std::string_view phrase) {
  std::string wanted = as_words(phrase);
  if (wanted.size() <= 2) return false;
  if (words.find(wanted) != words.npos) return true;
  wanted.insert(wanted.size() - 1, "s");
  return words.find(wanted) != words.npos;
}

/// A title is about what it names; a text mentions much besides. So in a text a single word has to
/// be one that the vocabulary looks for.
enum class Where { title, text };

bool is_meant(const std::string& words, const VocabularyTag& tag, Where where) {
  const auto holds = [&](const std::string& phrase) { return holds_phrase(words, phrase); };
  const auto names_it = [&](const std::string& name) {
    const bool is_one_word = slugify(name).find('-') == std::string::npos;
    return (where == Where::title || !is_one_word) && holds(name);
  };
  return names_it(tag.title) || std::ranges::any_of(tag.match, holds) ||
         std::ranges::any_of(tag.aliases, names_it);
}

}  // namespace

std::vector<std::string> propose_tags(std::string_view title, std::string_view text,
                                      const Config& config, std::size_t most) {
  std::vector<std::string> tags;
  for (const Where where : {Where::title, Where::text}) {
    const std::string words = as_words(where == Where::title ? title : text);
    for (const VocabularyTag& tag : config.tags) {
      if (tags.size() == most) return tags;
      if (std::ranges::find(tags, tag.id) == tags.end() && is_meant(words, tag, where)) {
        tags.push_back(tag.id);
      }
    }
  }
  return tags;
}

}  // namespace tokensite
