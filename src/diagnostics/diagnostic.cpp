#include "diagnostics/diagnostic.hpp"

#include <fmt/format.h>

namespace tokensite {

void suggest(Diagnostic& diagnostic, std::string_view word) {
  diagnostic.help = fmt::format("did you mean `{}`?", word);
  diagnostic.fixes = {{.message = fmt::format("write `{}`", word),
                       .edits = {{.span = diagnostic.span, .replacement = std::string(word)}}}};
}

}  // namespace tokensite
