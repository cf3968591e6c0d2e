#include "index/web_address.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "support/punycode.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

enum CharacterClass : std::uint8_t {
  path_literal = 1,    // may stand in a path as it is
  path_unescaped = 2,  // and means the same with and without an escape
  query_literal = 4,
  query_unescaped = 8,
};

/// RFC 3986 says that only the escapes of unreserved characters are redundant. Servers hold that
/// `(`, `@` and their like are the same either way, too; they differ for those that divide: slash
/// and semicolon in a path; ampersand, equals sign, plus, semicolon and hash in a query.
constexpr std::array<std::uint8_t, 256> character_classes = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto add = [&classes](std::string_view characters, int bits) {
    for (const char c : characters) {
      std::uint8_t& known = classes[static_cast<unsigned char>(c)];
      known = static_cast<std::uint8_t>(known | bits);
    }
  };
  constexpr int everywhere = path_literal | path_unescaped | query_literal | query_unescaped;
  add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$'()*,:@", everywhere);
  add("&=+", path_literal | path_unescaped | query_literal);
  add(";", path_literal | query_literal);
  add("/", path_literal | query_literal | query_unescaped);
  add("?", query_literal | query_unescaped);
  return classes;
}();

bool is_in(CharacterClass wanted, char c) {
  return (character_classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte that is escaped at `text[at]`, or -1.
int escaped_byte(std::string_view text, std::size_t at) {
  if (text.size() - at < 3 || text[at] != '%') return -1;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void append_escape(std::string& out, unsigned byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += {'%', digits[byte >> 4U & 0xFU], digits[byte & 0xFU]};
}

/// A percent sign that begins no escape means itself.
template <CharacterClass literal, CharacterClass unescaped>
void append_normal(std::string& out, std::string_view text) {
  constexpr bool is_query = literal == query_literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_in(literal, c)) {
      out += c;
      continue;
    }
    const int escaped = escaped_byte(text, at);
    if (escaped >= 0) at += 2;
    const auto byte = static_cast<unsigned char>(escaped >= 0 ? escaped : c);
    if (is_query && byte == ' ') {
      out += '+';
    } else if (escaped >= 0 && is_in(unescaped, static_cast<char>(byte))) {
      out += static_cast<char>(byte);
    } else {
      append_escape(out, byte);
    }
  }
}

/// RFC 3986, section 5.2.4.
void remove_dot_segments(std::string& path) {
  if (path.find("/.") == path.npos) return;
  std::string kept;
  kept.reserve(path.size());
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = std::string_view(path).substr(at, end - at);
    at = end;
    if (segment == "/.") continue;
    if (segment != "/..") {
      kept += segment;
    } else if (!kept.empty()) {
      kept.resize(kept.rfind('/'));
    }
  }
  path = std::move(kept);
}

void remove_default_document(std::string& path) {
  for (;;) {
    while (path.ends_with('/')) path.pop_back();
    const std::size_t slash = path.rfind('/');
    if (slash == path.npos) return;
    if (!is_default_document(std::string_view(path).substr(slash + 1))) return;
    path.resize(slash);
  }
}

std::string_view normal_port(std::string_view port) {
  if (!std::ranges::all_of(port, is_ascii_digit)) return port;
  while (port.starts_with('0')) port.remove_prefix(1);
  return port == "80" || port == "443" ? std::string_view() : port;
}

std::string_view route_of(std::string_view fragment, bool is_root) {
  if (fragment.starts_with('!') || fragment.starts_with('/')) {
    return fragment.size() > 1 ? fragment : std::string_view();
  }
  // An application that keeps its state in the fragment (a playground, a drawing): there is little
  // else in the address to tell two of them apart. ":~:" marks a passage of the page.
  const bool is_state = is_root && fragment.find('=') != fragment.npos &&
                        !fragment.starts_with(":~:") && !fragment.starts_with("utm_") &&
                        !fragment.starts_with("xtor=");
  return is_state ? fragment : std::string_view();
}

/// The label of a host in Unicode, if it is in the form that a registry would have given out.
std::optional<std::string> unicode_label(std::string_view label) {
  if (!label.starts_with("xn--")) return std::nullopt;
  std::optional<std::string> text = punycode_decoded(label.substr(4));
  if (!text ||
      std::ranges::all_of(*text, [](char c) { return static_cast<signed char>(c) >= 0; })) {
    return std::nullopt;
  }
  if (lower_composed(*text) != *text) return std::nullopt;
  return text;
}

/// What only hosts in other scripts need: escapes, case, accents, Punycode.
std::string international_host(std::string_view host) {
  std::string plain = percent_decoded(host);
  const bool is_fit = std::ranges::all_of(plain, [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '.' || c == '_' || static_cast<signed char>(c) < 0;
  });
  if (!is_fit || find_invalid_utf8(plain)) return ascii_lower(host);
  plain = lower_composed(plain);
  std::string unicode;
  for (std::size_t at = 0; at <= plain.size();) {
    const std::size_t end = std::min(plain.find('.', at), plain.size());
    const std::string_view label = std::string_view(plain).substr(at, end - at);
    if (at > 0) unicode += '.';
    unicode += unicode_label(label).value_or(std::string(label));
    at = end + 1;
  }
  return unicode;
}

}  // namespace

std::optional<UrlParts> split_web_url(std::string_view url) {
  std::optional<UrlParts> parts = split_url(url);
  if (!parts || parts->host.empty()) return std::nullopt;
  const bool is_web = equal_ignoring_ascii_case(parts->scheme, "https") ||
                      equal_ignoring_ascii_case(parts->scheme, "http");
  return is_web ? parts : std::nullopt;
}

std::string normal_host(std::string_view host) {
  const bool is_plain =
      std::ranges::all_of(host,
                          [](char c) { return c != '%' && static_cast<signed char>(c) >= 0; }) &&
      host.find("--") == host.npos;
  std::string normal = is_plain ? ascii_lower(host) : international_host(host);
  while (normal.ends_with('.') && normal.find_first_not_of('.') != normal.npos) normal.pop_back();
  std::string_view bare = normal;
  // A bracket in front would make an IPv6 address of it.
  while (bare.starts_with("www.") && bare.find('.', 4) != bare.npos && bare[4] != '[') {
    bare.remove_prefix(4);
  }
  normal.erase(0, normal.size() - bare.size());
  return normal;
}

bool is_default_document(std::string_view name) {
  constexpr std::string_view names[] = {"index.html", "index.htm", "index.php"};
  return std::ranges::any_of(
      names, [name](std::string_view known) { return equal_ignoring_ascii_case(name, known); });
}

std::string lower_path(std::string_view path) {
  std::string lower = ascii_lower(path);
  for (std::size_t at = lower.find('%'); at != lower.npos; at = lower.find('%', at + 1)) {
    lower.replace(at, 3, path, at, 3);
  }
  return lower;
}

WebAddress::WebAddress(const UrlParts& parts)
    : userinfo(parts.userinfo), host(normal_host(parts.host)), port(normal_port(parts.port)) {
  path.reserve(parts.path.size());
  append_normal<path_literal, path_unescaped>(path, parts.path);
  remove_dot_segments(path);
  remove_default_document(path);
  split_path();
  read_query(parts.query);
  route = route_of(parts.fragment, path.empty());
}

void WebAddress::split_path() {
  const std::string_view whole = path;
  for (std::size_t at = 1; at <= whole.size(); ++segment_count_) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    if (segment_count_ < most_segments) segments_[segment_count_] = whole.substr(at, end - at);
    at = end + 1;
  }
}

void WebAddress::read_query(std::string_view text) {
  if (text.empty()) return;
  query_text_.reserve(text.size());
  append_normal<query_literal, query_unescaped>(query_text_, text);
  const std::string_view whole = query_text_;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('&', at), whole.size());
    const std::string_view parameter = whole.substr(at, end - at);
    at = end + 1;
    if (parameter.empty()) continue;
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    const std::string_view value =
        equals < parameter.size() ? parameter.substr(equals + 1) : std::string_view();
    query.push_back({.name = parameter.substr(0, equals), .value = value, .text = parameter});
  }
}

std::string_view WebAddress::segment(std::size_t i) const {
  return i < std::min(segment_count_, most_segments) ? segments_[i] : std::string_view();
}

std::string_view WebAddress::path_from(std::size_t i) const {
  if (i >= std::min(segment_count_, most_segments)) return {};
  const auto offset = static_cast<std::size_t>(segments_[i].data() - path.data());
  return std::string_view(path).substr(offset - 1);
}

const QueryParameter* WebAddress::find(std::string_view name) const {
  const auto found = std::ranges::find(query, name, &QueryParameter::name);
  return found == query.end() ? nullptr : &*found;
}

}  // namespace tokensite
