// Zip files as nobody should make them, byte by byte (PKWARE's APPNOTE.TXT, sections 4.3 to 4.5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tokensite {

struct ZipEntry {
  std::string name;
  std::string text;
  std::uint32_t unix_mode = 0100644;  ///< as `stat` has it
  bool is_encrypted = false;          ///< so it says
  /// What the headers say of the size; the text's own if none. A lie is told of a deflated entry.
  std::optional<std::uint32_t> claimed_size{};
};

std::string zip_bytes(const std::vector<ZipEntry>& entries);

}  // namespace tokensite
