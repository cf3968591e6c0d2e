// Words that reports for people have in common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/places.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

inline constexpr std::size_t tab_width = 4;  ///< cells

/// `text` as a terminal may show it: tabs widened, controls (C0, DEL, C1, direction overrides)
/// defused.
std::string printable(std::string_view text);

/// "path:line:column", printable. `folder` goes before the path.
std::string place_of(Span span, const Sources& sources, Places& places,
                     std::string_view folder = {});

/// "declared at x:1:2, the other is at y:3:4": the labels; empty without any.
std::string notes_of(const Diagnostic& diagnostic, const Sources& sources, Places& places,
                     std::string_view folder = {});

}  // namespace tokensite
