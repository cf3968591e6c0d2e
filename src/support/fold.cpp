#include "support/fold.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "support/text.hpp"
#include "support/unicode_map.hpp"

namespace tokensite {
namespace {

/// The character that stands for typographic kinds of it; 0 for others.
char plain_punctuation(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return '-';
    default:
      return 0;
  }
}

/// A run without ASCII: no letter of it composes with the ASCII around it, for every mark that
/// could is dropped.
void append_folded(std::string& out, std::string_view run) {
  const std::string decomposed =
      unicode_mapped(run, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
  std::string bare;
  for (std::size_t at = 0; at < decomposed.size();) {
    const std::string_view rest = std::string_view(decomposed).substr(at);
    const char32_t c = decode_code_point(rest);
    at += code_point_length(rest);
    if (c >= 0x300 && c <= 0x36F) continue;
    if (const char plain = plain_punctuation(c)) {
      bare += plain;
      continue;
    }
    const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
    if (lower == 0xDF) {
      bare += "ss";
    } else {
      append_utf8(bare, lower == 0x3C2 ? 0x3C3 : lower);
    }
  }
  out += unicode_mapped(bare, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

}  // namespace

std::string folded_for_search(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (is_ascii(rest.front())) {
      const auto run =
          static_cast<std::size_t>(std::ranges::find_if_not(rest, is_ascii) - rest.begin());
      const std::size_t before = folded.size();
      folded.resize(before + run);
      std::ranges::transform(
          rest.substr(0, run), folded.begin() + static_cast<std::ptrdiff_t>(before),
          [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      at += run;
      continue;
    }
    const char32_t first = decode_code_point(rest);
    if (const char plain = plain_punctuation(first)) {  // nearly always
      folded += plain;
      at += code_point_length(rest);
      continue;
    }
    const auto size = static_cast<std::size_t>(std::ranges::find_if(rest, is_ascii) - rest.begin());
    append_folded(folded, rest.substr(0, size));
    at += size;
  }
  return folded;
}

bool is_cjk(char32_t c) {
  if (c < 0x1100) return false;  // nearly always
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace tokensite
