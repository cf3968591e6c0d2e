#include "model/link_place.hpp"

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Whether Markdown would read a character reference in it: "&copy;".
bool holds_entity(std::string_view url) {
  for (std::size_t at = url.find('&'); at != url.npos; at = url.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < url.size() && (is_ascii_alnum(url[end]) || url[end] == '#')) ++end;
    if (end < url.size() && url[end] == ';') return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> address_in_place_of(const LinkPlace& place, std::string_view written,
                                               const std::string& url) {
  if (url_fault(url)) return std::nullopt;  // the fragment is the author's own
  if (place.kind == LinkPlace::Kind::yaml) {
    const std::string quoted = '"' + url + '"';  // a quotation mark or a backslash isn't in a URL
    if (written == place.url.text) {
      // A comma ends a plain scalar in {…}.
      return url.find(',') == url.npos ? url : quoted;
    }
    const bool is_quoted =
        written == '"' + place.url.text + '"' || written == '\'' + place.url.text + '\'';
    return is_quoted ? std::optional(quoted) : std::nullopt;
  }
  std::string markdown;
  for (const char c : url) {
    if (c == '(' || c == ')') {
      markdown += c == '(' ? "%28" : "%29";
    } else {
      markdown += c;
    }
  }
  // A bare link's end is a matter of punctuation.
  const bool has_clear_end = is_ascii_alnum(markdown.back()) || markdown.back() == '/';
  if (written != place.url.text || !has_clear_end || holds_entity(url)) return std::nullopt;
  return markdown;
}

}  // namespace tokensite
