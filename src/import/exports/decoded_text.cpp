#include "import/exports/decoded_text.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "parse/html_entities.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

enum class ByteOrder { little, big };

/// RFC 2781. None if half of a pair stands alone; `offset` is then where.
std::optional<std::string> utf8_of_utf16(std::string_view bytes, ByteOrder order,
                                         std::size_t& offset) {
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const std::uint32_t first = static_cast<unsigned char>(bytes[at]);
    const std::uint32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::big ? (first << 8U) | second : (second << 8U) | first;
  };
  std::string text;
  text.reserve(bytes.size());
  for (offset = 0; offset < bytes.size();) {
    if (bytes.size() - offset < 2) return std::nullopt;
    char32_t point = unit_at(offset);
    std::size_t length = 2;
    if (point >= 0xDC00 && point <= 0xDFFF) return std::nullopt;
    if (point >= 0xD800 && point <= 0xDBFF) {
      if (bytes.size() - offset < 4) return std::nullopt;
      const char32_t low = unit_at(offset + 2);
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
      length = 4;
    }
    append_utf8(text, point);
    offset += length;
  }
  return text;
}

}  // namespace

DecodedText decoded_text(std::string bytes) {
  const bool is_little = bytes.starts_with("\xFF\xFE");
  if (is_little || bytes.starts_with("\xFE\xFF")) {
    const ByteOrder order = is_little ? ByteOrder::little : ByteOrder::big;
    std::size_t offset = 0;
    std::optional<std::string> text =
        utf8_of_utf16(std::string_view(bytes).substr(2), order, offset);
    if (!text) {
      return {.text = std::nullopt,
              .fault = fmt::format("byte {} is not part of UTF-16 text", offset + 3)};
    }
    bytes = std::move(*text);
  } else if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    const std::optional<std::size_t> bad = find_invalid_utf8(bytes);
    if (bad) {
      return {.text = std::nullopt,
              .fault = fmt::format("byte {} is not part of UTF-8 text", *bad + 4)};
    }
  } else if (const auto bad = find_invalid_utf8(bytes)) {
    return {.text = std::nullopt,
            .fault = fmt::format("byte {} is not part of UTF-8 text", *bad + 1)};
  }
  if (const std::size_t nul = bytes.find('\0'); nul != bytes.npos) {
    return {.text = std::nullopt, .fault = "it holds bytes that no text has"};
  }
  unify_line_ends(bytes);
  return {.text = std::move(bytes), .fault = {}};
}

void unify_line_ends(std::string& text) {
  if (text.find('\r') == text.npos) return;
  // In place, for texts are large: the result is never longer.
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] == '\r') {
      text[to++] = '\n';
      if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
    } else {
      text[to++] = text[from];
    }
  }
  text.resize(to);
}

std::size_t remove_controls(std::string& text) {
  std::size_t removed = 0;
  std::string kept;
  std::string_view rest = text;
  while (const auto bad = find_non_xml_character(rest)) {
    kept += rest.substr(0, *bad);
    rest.remove_prefix(*bad);
    rest.remove_prefix(code_point_length(rest));
    ++removed;
  }
  if (removed > 0) {
    kept += rest;
    text = std::move(kept);
  }
  return removed;
}

std::string decoded_references(std::string_view text) {
  constexpr std::size_t longest_name = 40;  // HTML's has 33 letters
  std::string decoded;
  for (;;) {
    const std::size_t begin = text.find('&');
    decoded += text.substr(0, begin);
    if (begin == text.npos) return decoded;
    text.remove_prefix(begin);
    const std::size_t end = text.substr(0, longest_name).find(';');
    const std::size_t next = text.substr(1, longest_name).find('&');
    if (end != text.npos && (next == text.npos || end < next + 1)) {
      decoded += decoded_entity(text.substr(0, end + 1));
      text.remove_prefix(end + 1);
    } else {
      decoded += '&';
      text.remove_prefix(1);
    }
  }
}

std::string folded_space(std::string_view text) {
  std::string folded;
  for (const char c : trim(text)) {
    if (!is_ascii_space(c)) {
      folded += c;
    } else if (!folded.ends_with(' ')) {
      folded += ' ';
    }
  }
  return folded;
}

}  // namespace tokensite
