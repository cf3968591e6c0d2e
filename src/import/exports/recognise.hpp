// What a file is, by what stands in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "import/read_posts.hpp"

namespace tokensite {

struct Recognised {
  std::optional<ExportKind> kind;  ///< none if there are no posts in such a file
  std::string what;                ///< for messages: "an RSS or Atom feed", "a PDF file"
};

/// Of files that aren't text, by their first bytes ("magic numbers"); none for all others.
std::optional<Recognised> recognise_bytes(std::string_view bytes);

/// `name` has a say only where the text itself says nothing: a text without a sign of Markdown in a
/// file x.md is Markdown all the same.
Recognised recognise_text(std::string_view text, std::string_view name);

/// As messages have it: "a Ghost export".
std::string_view name_of(ExportKind kind);

/// Plain text, Markdown or HTML.
bool is_text_kind(ExportKind kind);

}  // namespace tokensite
