// What `tokensite explain` says of a code. The texts are the project's own tests of the codes
// (tests/diagnostics/<code>.txt): what is explained is what happens.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "diagnostics/codes.hpp"

namespace tokensite {

/// tests/diagnostics/<code>.txt, taken apart: first the prose, then files, each after a line
/// `-- path --`, and the expected report after `-- report --`.
struct Explanation {
  std::string prose;
  std::map<std::string, std::string, std::less<>> files;
  std::string report;
};

Explanation parse_explanation(std::string_view text);

/// The page of a code.
Explanation explanation_of(Code code);

/// The explanation of a code, as the command prints it.
std::string explain(Code code);

}  // namespace tokensite
