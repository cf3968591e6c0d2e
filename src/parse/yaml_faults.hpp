// What goes wrong in hand-written YAML, said in a writer's words. yaml-cpp tells what its grammar
// wanted ("illegal map value"); a writer wants to know what to type.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/codes.hpp"

namespace tokensite {

/// Byte offsets into the YAML text.
struct ScalarPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct YamlReplacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  bool is_sure = false;  ///< nothing else can have been meant
};

struct YamlFault {
  Code code;
  std::size_t begin = 0;  ///< byte offsets into the YAML text
  std::size_t end = 0;
  std::string message;
  std::optional<std::string> help{};
  std::optional<YamlReplacement> replacement{};  ///< quotes that mend it
};

/// `problem` is yaml-cpp's message for the fault at `at`; `last` the scalar read before.
YamlFault syntax_fault(std::string_view yaml, std::size_t at, std::string_view problem,
                       ScalarPlace last);

/// A value with a YAML tag (`!important`), which is part of a title that lacks its quotes.
YamlFault tag_fault(std::string_view yaml, std::size_t begin);

YamlFault unclosed_quote_fault(std::string_view yaml, std::size_t begin);

/// A further document, or text after a value that was complete.
YamlFault second_document_fault(std::string_view yaml, std::size_t begin);

/// `text` as a double-quoted YAML scalar on one line.
std::string yaml_quoted(std::string_view text);

}  // namespace tokensite
