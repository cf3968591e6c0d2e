// Where an author has written the address of a link, and how another is written there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/span.hpp"

namespace tokensite {

struct LinkPlace {
  Spanned url;  ///< as written; the span is empty if it isn't there literally
  Span near;    ///< what to point at then
  enum class Kind { yaml, markdown } kind = Kind::yaml;

  bool is_literal() const { return url.span.begin < url.span.end; }
  Span shown() const { return is_literal() ? url.span : near; }
};

/// `url` as it has to be written where `written` stands, the text of the place's span, with quotes
/// where there are some and where YAML needs them; none if that could be read as something else.
std::optional<std::string> address_in_place_of(const LinkPlace& place, std::string_view written,
                                               const std::string& url);

}  // namespace tokensite
