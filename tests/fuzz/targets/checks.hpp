// What must hold of whatever comes out of a parse.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

/// Places lie in their texts, and the reports of all that is said are text. "" if so.
std::string fault_in_diagnostics(const Diagnostics& diagnostics, const Sources& sources);

/// Tags are closed in the order in which they were opened, no address runs a script, and the whole
/// is text. For HTML that was made of Markdown alone. "" if so.
std::string fault_in_html(std::string_view html);

}  // namespace tokensite
