// What every text file must be before anything is read out of it.
#pragma once

#include <cstdint>
#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

/// No file that a person writes by hand comes near; larger ones are not even read.
inline constexpr std::uint64_t largest_text_file = 1U << 20U;

Diagnostic file_too_large(FileId file, std::uint64_t size);

/// The text without a byte order mark; none, and a diagnostic, if it isn't UTF-8 or holds a
/// character that XML can't.
std::optional<Span> readable_text(const Sources& sources, FileId file, Diagnostics& diagnostics);

}  // namespace tokensite
