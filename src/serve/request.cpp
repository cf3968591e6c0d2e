#include "serve/request.hpp"

#include <algorithm>
#include <charconv>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::optional<std::size_t> parse_number(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// "127.0.0.1:8000" -> "127.0.0.1", "[::1]" -> "[::1]"; empty if it is neither.
std::string_view without_port(std::string_view field) {
  const std::size_t begin = field.starts_with('[') ? field.find(']') : 0;
  if (begin == field.npos) return {};
  const std::size_t colon = field.find(':', begin);
  if (colon == field.npos) return field;
  const std::string_view port = field.substr(colon + 1);
  return std::ranges::all_of(port, is_digit) ? field.substr(0, colon) : std::string_view();
}

/// An address that is written as one names no site, so nobody else can have it lead here.
bool is_address(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    return std::ranges::all_of(host.substr(1, host.size() - 2),
                               [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  }
  return std::ranges::count(host, '.') == 3 &&
         std::ranges::all_of(host, [](char c) { return is_digit(c) || c == '.'; });
}

bool has_bad_escape(std::string_view path) {
  for (std::size_t at = path.find('%'); at != path.npos; at = path.find('%', at + 1)) {
    if (at + 2 >= path.size() || !is_hex(path[at + 1]) || !is_hex(path[at + 2])) return true;
  }
  return false;
}

bool has_way_up(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    if (segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

std::string_view header_of(const Response& response, std::string_view name) {
  const auto found = std::ranges::find(
      response.headers, name, [](const auto& header) { return std::string_view(header.first); });
  return found == response.headers.end() ? std::string_view() : found->second;
}

Response plain_response(unsigned status, std::string_view text) {
  return {.status = status,
          .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
          .body = std::string(text) + "\n"};
}

std::pair<RangeKind, ByteRange> parse_range(std::string_view header, std::size_t size) {
  const std::pair<RangeKind, ByteRange> whole = {RangeKind::whole, {.begin = 0, .end = size}};
  const std::string_view unit = "bytes=";
  if (!equal_ignoring_ascii_case(header.substr(0, unit.size()), unit)) return whole;
  const std::string_view range = trim(header.substr(unit.size()));
  const std::size_t dash = range.find('-');
  if (dash == range.npos) return whole;
  const auto first = parse_number(range.substr(0, dash));
  const auto last = parse_number(range.substr(dash + 1));
  if (dash == 0) {  // "-5": the last five
    if (!last) return whole;
    if (*last == 0 || size == 0) return {RangeKind::unsatisfiable, {}};
    return {RangeKind::part, {.begin = size - std::min(*last, size), .end = size}};
  }
  if (!first || (!last && dash + 1 < range.size()) || (last && *last < *first)) return whole;
  if (*first >= size) return {RangeKind::unsatisfiable, {}};
  return {RangeKind::part, {.begin = *first, .end = last ? std::min(*last, size - 1) + 1 : size}};
}

bool matches_etag(std::string_view header, std::string_view etag) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view one = trim(header.substr(0, end));
    if (one == "*") return true;
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == etag) return true;
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return false;
}

bool is_any_address(std::string_view host) {
  return host == "0.0.0.0" || host == "::" || host == "[::]";
}

bool is_own_host(std::string_view field, std::string_view host) {
  const std::string name = ascii_lower(without_port(field));
  if (name.empty()) return false;
  if (name == "127.0.0.1" || name == "[::1]" || name == "localhost") return true;
  if (is_any_address(host)) return is_address(name);
  const std::string bound = ascii_lower(host);
  return name == bound || name == "[" + bound + "]";
}

std::optional<RequestPath> parse_target(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  const std::size_t end = std::min(target.find_first_of("?#"), target.size());
  const std::string_view written = target.substr(0, end);
  if (has_bad_escape(written)) return std::nullopt;
  RequestPath request{.path = percent_decoded(written), .query = {}};
  if (end < target.size() && target[end] == '?') request.query = target.substr(end + 1);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::ranges::any_of(request.path, is_control) || has_way_up(request.path))
    return std::nullopt;
  return request;
}

std::string query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (parameter.starts_with(name) && parameter.substr(name.size()).starts_with('=')) {
      return percent_decoded(parameter.substr(name.size() + 1));
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return {};
}

}  // namespace tokensite
