#include "parse/source_text.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace tokensite {

Diagnostic file_too_large(FileId file, std::uint64_t size) {
  return {.code = Code::file_too_large,
          .span = {.file = file},
          .message = fmt::format("this file has {:.1f} MiB; a text may have at most {} MiB",
                                 static_cast<double>(size) / (1U << 20U), largest_text_file >> 20U),
          .help = "split it, or move what isn't text to static/"};
}

std::optional<Span> readable_text(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  const auto place = [&](std::size_t at) {
    return Span{.file = file,
                .begin = static_cast<std::uint32_t>(at),
                .end = static_cast<std::uint32_t>(at + 1)};
  };
  if (const auto bad = find_invalid_utf8(text)) {
    diagnostics.push_back({.code = Code::invalid_utf8,
                           .span = place(*bad),
                           .message = fmt::format("byte 0x{:02X} is not part of UTF-8 text",
                                                  static_cast<unsigned char>(text[*bad])),
                           .help = "save the file as UTF-8"});
    return std::nullopt;
  }
  if (const auto bad = find_non_xml_character(text)) {
    diagnostics.push_back(
        {.code = Code::control_character,
         .span = place(*bad),
         .message = fmt::format("an invisible character, U+{:04X}, stands here",
                                static_cast<unsigned>(decode_code_point(text.substr(*bad)))),
         .help = "delete it; it often comes with text that is pasted from a PDF"});
    return std::nullopt;
  }
  const std::uint32_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  return Span{.file = file, .begin = begin, .end = static_cast<std::uint32_t>(text.size())};
}

}  // namespace tokensite
