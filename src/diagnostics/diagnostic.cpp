#include "diagnostics/diagnostic.hpp"

#include <fmt/format.h>

#include "support/spelling.hpp"

namespace tokensite {

void suggest(Diagnostic& diagnostic, std::string_view word, Confidence confidence) {
  diagnostic.help = fmt::format("did you mean `{}`?", word);
  diagnostic.fixes = {{.message = fmt::format("write `{}`", word),
                       .edits = {{.span = diagnostic.span, .replacement = std::string(word)}},
                       .confidence = confidence}};
}

Confidence confidence_in_slip(std::string_view word,
                              const std::vector<std::string_view>& candidates) {
  return is_single_slip(word, candidates) ? Confidence::sure : Confidence::suggestion;
}

}  // namespace tokensite
