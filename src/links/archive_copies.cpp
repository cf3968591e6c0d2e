#include "links/archive_copies.hpp"

#include <fmt/format.h>

#include "support/json.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// As the value of a parameter (RFC 3986: all but the unreserved characters encoded).
std::string encoded_value(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (is_ascii_alnum(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace

std::string archive_question(std::string_view api, std::string_view url, const Date& date) {
  std::string question =
      fmt::format("{}{}url={}", api, api.find('?') == api.npos ? '?' : '&', encoded_value(url));
  if (date.year != 0) {
    // A month alone means its first day, as in feeds.
    question += fmt::format("&timestamp={:04}{:02}{:02}", date.year, date.month,
                            date.day == 0 ? 1 : date.day);
  }
  return question;
}

std::optional<std::string> archived_copy(std::string_view answer) {
  const auto copy = json_text_at(answer, {"archived_snapshots", "closest", "url"});
  const auto status = json_text_at(answer, {"archived_snapshots", "closest", "status"});
  if (!copy || (status && *status != "200")) return std::nullopt;  // a copy of a fault is no help
  std::string url = request_url(*copy);
  const bool is_web = begins_with_web_address(url);
  if (!is_web || url_fault(url)) return std::nullopt;
  // The API speaks of http, the archive is at https.
  if (url.starts_with("http://web.archive.org/")) url.insert(4, "s");
  return url;
}

}  // namespace tokensite
