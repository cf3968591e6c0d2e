#include "search/stop_words.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view english[] = {
    "a",  "about", "an",   "and",   "are",  "as",  "at",    "be",   "by",  "can",
    "do", "for",   "from", "how",   "if",   "in",  "into",  "is",   "it",  "its",
    "of", "on",    "or",   "our",   "that", "the", "their", "this", "to",  "was",
    "we", "what",  "when", "which", "who",  "why", "will",  "with", "you", "your"};

constexpr std::string_view german[] = {
    "als",   "am",  "an",   "auf",   "aus",   "bei",   "das",   "dem", "den", "der", "des",
    "die",   "ein", "eine", "einem", "einen", "einer", "eines", "es",  "fur", "im",  "in",
    "ist",   "man", "mit",  "oder",  "sich",  "sie",   "sind",  "und", "uns", "vom", "von",
    "warum", "was", "wer",  "wie",   "wir",   "zu",    "zum",   "zur"};

constexpr std::string_view french[] = {
    "a",   "au",  "aux", "avec", "c",    "ce",   "ces", "comment", "d",    "dans",
    "de",  "des", "du",  "elle", "en",   "est",  "et",  "il",      "ils",  "j",
    "l",   "la",  "le",  "les",  "leur", "ou",   "par", "pas",     "pour", "qu",
    "que", "qui", "s",   "se",   "son",  "sont", "sur", "un",      "une",  "vous"};

static_assert(std::ranges::is_sorted(english) && std::ranges::is_sorted(german) &&
              std::ranges::is_sorted(french));

}  // namespace

std::span<const std::string_view> stop_words(std::string_view language) {
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  if (primary == "en") return english;
  if (primary == "de") return german;
  if (primary == "fr") return french;
  return {};
}

}  // namespace tokensite
