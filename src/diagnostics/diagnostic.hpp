// What is said to an author: a code, a message, a place, and how to mend it.
//
// Messages are lower case without a full stop; they say what was found, then the rule. The help
// says what to do. Names that the author typed stand in backticks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/codes.hpp"
#include "diagnostics/span.hpp"

namespace tokensite {

struct Edit {
  Span span;
  std::string replacement;
};

/// How certain it is that a fix is what the author meant.
enum class Confidence : std::uint8_t {
  suggestion,  ///< a question: the nearest word, or one of several ways out
  sure,        ///< nothing else can have been meant; `check --fix` applies it
};

/// Edits that belong together. The fixes of one diagnostic are alternatives, the likeliest first.
struct Fix {
  std::string message;
  std::vector<Edit> edits;
  Confidence confidence = Confidence::suggestion;
};

/// A second place that helps to understand the first. The text goes before a place: "declared" (at
/// x:1:2).
struct Label {
  Span span;
  std::string text;
};

struct Diagnostic {
  Code code;
  Span span;
  std::string message;
  std::optional<std::string> help{};
  std::vector<Label> labels{};
  std::vector<Fix> fixes{};
  Severity severity = default_severity(code);
};

using Diagnostics = std::vector<Diagnostic>;

/// "did you mean `word`?" as help, and as a fix in place of what the diagnostic marks.
void suggest(Diagnostic& diagnostic, std::string_view word,
             Confidence confidence = Confidence::suggestion);

/// Of a misspelt word where nothing but the candidates can stand: sure, if only one of them is
/// near.
Confidence confidence_in_slip(std::string_view word,
                              const std::vector<std::string_view>& candidates);

}  // namespace tokensite
