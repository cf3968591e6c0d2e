// Numbers as text: short, quick to read in a browser, and gzip finds what repeats.
#pragma once

#include <cstdint>
#include <string>

namespace tokensite {

/// Appends `number` in base 64 digits of five bits each, the low ones first; a sixth bit says that
/// more follow. Like the VLQ of source maps (ECMA-426), but without a sign.
void append_packed(std::string& out, std::uint32_t number);

}  // namespace tokensite
