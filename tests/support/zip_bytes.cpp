#include "tests/support/zip_bytes.hpp"

#include <algorithm>
#include <string_view>

namespace tokensite {
namespace {

std::string number(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
  return text;
}

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

std::uint32_t crc32(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// Deflate without compression: blocks of up to 65,535 bytes as they are (RFC 1951, section 3.2.4).
std::string deflated(std::string_view text) {
  std::string blocks;
  do {
    const std::string_view piece = text.substr(0, 0xFFFF);
    text.remove_prefix(piece.size());
    blocks += text.empty() ? '\x01' : '\x00';
    blocks += number(size_of(piece), 2) + number(~size_of(piece), 2);
    blocks += piece;
  } while (!text.empty());
  return blocks;
}

/// What the local and the central header have in common.
std::string shared_header(const ZipEntry& entry, std::string_view stored) {
  const std::uint32_t method = entry.claimed_size ? 8 : 0;
  return number(20, 2) + number(entry.is_encrypted ? 1 : 0, 2) + number(method, 2) + number(0, 2) +
         number(0x5CD1, 2) + number(crc32(entry.text), 4) + number(size_of(stored), 4) +
         number(entry.claimed_size.value_or(size_of(entry.text)), 4) +
         number(size_of(entry.name), 2) + number(0, 2);
}

}  // namespace

std::string zip_bytes(const std::vector<ZipEntry>& entries) {
  std::string zip;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::string stored = entry.claimed_size ? deflated(entry.text) : entry.text;
    const std::string header = shared_header(entry, stored);
    directory += "PK\x01\x02" + number(3U << 8U | 20U, 2) + header + number(0, 2) + number(0, 2) +
                 number(0, 2) + number(entry.unix_mode << 16U, 4) + number(size_of(zip), 4) +
                 entry.name;
    zip += "PK\x03\x04" + header + entry.name + stored;
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  const std::string end = std::string("PK\x05\x06") + number(0, 4) + number(count, 2) +
                          number(count, 2) + number(size_of(directory), 4) +
                          number(size_of(zip), 4) + number(0, 2);
  return zip + directory + end;
}

}  // namespace tokensite
