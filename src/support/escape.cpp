#include "support/escape.hpp"

namespace tokensite {

void append_html_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = text.find_first_of("&<>\"'"); at != text.npos;
       at = text.find_first_of("&<>\"'", at + 1)) {
    out.append(text, copied, at - copied);
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
        break;
    }
    copied = at + 1;
  }
  out.append(text, copied);
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  append_html_escaped(escaped, text);
  return escaped;
}

}  // namespace tokensite
