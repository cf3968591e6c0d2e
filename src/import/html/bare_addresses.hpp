// Addresses of the web that stand in a text as words.
#pragma once

#include "import/html/inline_text.hpp"

namespace tokensite {

/// Makes links of them, but in links and in code. A full stop, a bracket or a quote behind an
/// address is none of it.
void link_bare_addresses(InlineLine& line, Addresses& addresses);

}  // namespace tokensite
