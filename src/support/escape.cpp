#include "support/escape.hpp"

#include "support/byte_runs.hpp"

namespace tokensite {
namespace {

constexpr auto is_special_in_xml = [](auto c) {
  return (c == '&') | (c == '<') | (c == '>') | (c == '"');
};
constexpr auto is_special_in_html = [](auto c) { return is_special_in_xml(c) | (c == '\''); };

std::string_view in_html(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

std::string_view in_xml(char c) {
  switch (c) {
    case '&':
      return "&#x26;";
    case '<':
      return "&#x3C;";
    case '>':
      return "&#x3E;";
    default:
      return "&#x22;";
  }
}

template <class IsSpecial, class Replacement>
void append_replaced(std::string& out, std::string_view text, const IsSpecial& is_special,
                     const Replacement& replacement) {
  for (std::size_t at = 0;;) {
    const std::size_t end = end_of_run(text, at, is_special);
    out.append(text, at, end - at);
    if (end == text.size()) return;
    out += replacement(text[end]);
    at = end + 1;
  }
}

}  // namespace

bool has_html_special(std::string_view text) {
  return end_of_run(text, 0, is_special_in_html) < text.size();
}

void append_html_escaped(std::string& out, std::string_view text) {
  append_replaced(out, text, is_special_in_html, in_html);
}

void append_xml_escaped(std::string& out, std::string_view text) {
  append_replaced(out, text, is_special_in_xml, in_xml);
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  append_html_escaped(escaped, text);
  return escaped;
}

}  // namespace tokensite
