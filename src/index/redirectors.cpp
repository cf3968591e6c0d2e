#include "index/redirectors.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "index/domains.hpp"
#include "index/web_address.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

struct Redirector {
  std::string_view domain;
  std::string_view path;
  std::string_view parameter;
};

constexpr Redirector redirectors[] = {
#define TOKENSITE_REDIRECTOR(domain, path, parameter) {domain, path, parameter},
#include "index/redirectors.def"
#undef TOKENSITE_REDIRECTOR
};
static_assert(std::ranges::is_sorted(redirectors, {}, &Redirector::domain));

bool is_web_address(std::string_view text) {
  const std::optional<UrlParts> parts = split_url(text);
  if (!parts || parts->host.empty()) return false;
  return equal_ignoring_ascii_case(parts->scheme, "http") ||
         equal_ignoring_ascii_case(parts->scheme, "https");
}

/// A fragment goes along with a redirect that has none of its own (Fetch standard, 4.4).
std::optional<std::string> target(std::string_view written, std::string_view fragment) {
  if (!is_web_address(written)) return std::nullopt;
  std::string text;
  text.reserve(written.size());
  for (const char c : written) {
    // As browsers do with what no address may hold.
    if (static_cast<unsigned char>(c) <= 0x20) {
      text += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      text += c;
    }
  }
  if (!fragment.empty() && text.find('#') == text.npos) {
    text += '#';
    text += fragment;
  }
  return text;
}

std::optional<std::string_view> value_of(std::string_view query, std::string_view name) {
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view parameter = query.substr(at, end - at);
    if (parameter.starts_with(name) && parameter.substr(name.size()).starts_with('=')) {
      return parameter.substr(name.size() + 1);
    }
    at = end + 1;
  }
  return std::nullopt;
}

bool is_path(std::string_view wanted, std::string_view path) {
  if (wanted.empty() || path == wanted) return true;
  if (wanted.ends_with('/')) wanted.remove_suffix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  return path == wanted;
}

/// google.com/amp/s/example.org/page and example-org.cdn.ampproject.org/c/s/example.org/page: the
/// "s" stands for https.
std::optional<std::string> amp_target(std::string_view host, const UrlParts& parts) {
  std::string_view rest = parts.path;
  const auto skip = [&rest](std::string_view prefix) {
    if (!rest.starts_with(prefix)) return false;
    rest.remove_prefix(prefix.size());
    return true;
  };
  const bool is_amp = host == "google.com"
                          ? skip("/amp/")
                          : host.ends_with(".cdn.ampproject.org") && (skip("/c/") || skip("/v/"));
  if (!is_amp) return std::nullopt;
  const bool is_https = skip("s/");
  if (rest.substr(0, rest.find('/')).find('.') == rest.npos) return std::nullopt;
  std::string text(is_https ? "https://" : "http://");
  text += rest;
  if (!parts.query.empty()) text.append("?").append(parts.query);
  return target(text, parts.fragment);
}

std::optional<std::string> next_target(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  constexpr std::size_t longest_host = 253;  // RFC 1035, less the final dot
  if (!parts || !parts->has_authority || parts->host.size() > longest_host) return std::nullopt;
  std::string host = normal_host(parts->host);
  if (is_national_host("google", host)) host = "google.com";
  if (auto found = amp_target(host, *parts)) return found;
  if (parts->query.empty()) return std::nullopt;
  std::optional<std::string> found;
  for_each_domain(host, [&](std::string_view domain) {
    for (const Redirector& redirector :
         std::ranges::equal_range(redirectors, domain, {}, &Redirector::domain)) {
      if (!is_path(redirector.path, parts->path)) continue;
      const auto value = redirector.parameter.empty()
                             ? std::optional(parts->query)
                             : value_of(parts->query, redirector.parameter);
      if (!value) continue;
      if (!redirector.parameter.empty()) found = target(percent_decoded(*value), parts->fragment);
      // An address that was put there as it stands, with escapes of its own.
      if (!found) found = target(*value, parts->fragment);
      if (found) return true;
    }
    return false;
  });
  return found;
}

}  // namespace

std::optional<std::string> redirect_target(std::string_view url) {
  constexpr int longest_chain = 4;
  std::optional<std::string> last;
  std::optional<std::string> next = next_target(url);
  for (int i = 0; next; ++i) {
    if (i == longest_chain) return std::nullopt;
    last = std::move(next);
    next = next_target(*last);
  }
  return last;
}

}  // namespace tokensite
