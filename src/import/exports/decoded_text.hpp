// A file's bytes -> text as everything after it takes it: UTF-8 with bare line feeds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

struct DecodedText {
  std::optional<std::string> text;
  /// Why there is none, as a clause: "byte 17 is not part of UTF-8 text".
  std::string fault;
};

/// UTF-8 with or without a byte order mark, UTF-16 with one. Every kind of line end becomes a line
/// feed; so lines keep their numbers. A NUL says that it's no text.
DecodedText decoded_text(std::string bytes);

/// Every kind of line end becomes a line feed.
void unify_line_ends(std::string& text);

/// Takes out of a text what neither HTML nor XML can hold (`find_non_xml_character`), and says how
/// many characters these were.
std::size_t remove_controls(std::string& text);

/// Character references decoded, once: "&amp;lt;" -> "&lt;". What is none stays as it is.
std::string decoded_references(std::string_view text);

/// A title or a tag: on one line, white space folded.
std::string folded_space(std::string_view text);

}  // namespace tokensite
