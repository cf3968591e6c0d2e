#include "index/redirectors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "index/domains.hpp"

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

/// `written` as an address, if it is one that can be published: what no address may hold is
/// escaped, as browsers do. A fragment goes along with a redirect that has none of its own (Fetch
/// standard, 4.4).
std::optional<std::string> target(std::string_view written, std::string_view fragment) {
  std::string text;
  text.reserve(written.size());
  for (const char c : written) {
    constexpr std::string_view unfit = " <>\"\\`{}|^";
    if (static_cast<unsigned char>(c) < 0x20 || unfit.find(c) != unfit.npos) {
      text += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      text += c;
    }
  }
  if (!split_web_url(text) || url_fault(text)) return std::nullopt;
  if (!fragment.empty() && text.find('#') == text.npos) {
    text += '#';
    text += fragment;
  }
  return text;
}

/// google.com/amp/s/example.org/page and example-org.cdn.ampproject.org/c/s/example.org/page: the
/// "s" stands for https.
std::optional<std::string> amp_target(std::string_view host, const WebAddress& address,
                                      const UrlParts& parts) {
  const bool is_google = host == "google.com";
  if (!is_google && !host.ends_with(".cdn.ampproject.org")) return std::nullopt;
  for (const std::string_view prefix : {"/amp/", "/c/", "/v/"}) {
    if (is_google != (prefix == "/amp/") || !address.path.starts_with(prefix)) continue;
    std::string_view rest = std::string_view(address.path).substr(prefix.size());
    const bool is_https = rest.starts_with("s/");
    if (is_https) rest.remove_prefix(2);
    if (rest.substr(0, rest.find('/')).find('.') == rest.npos) return std::nullopt;
    std::string text = is_https ? "https://" : "http://";
    text += rest;
    if (parts.path.ends_with('/')) text += '/';  // which the normal form lacks
    if (!parts.query.empty()) text.append("?").append(parts.query);
    return target(text, parts.fragment);
  }
  return std::nullopt;
}

std::optional<std::string> next_target(const WebAddress& address, const UrlParts& parts) {
  if (!address.port.empty() || !address.userinfo.empty()) return std::nullopt;
  std::string_view host = address.host;
  if (is_national_host("google", host)) host = "google.com";
  if (auto found = amp_target(host, address, parts)) return found;
  if (address.query.empty()) return std::nullopt;
  std::optional<std::string> found;
  for_each_domain(host, [&](std::string_view domain) {
    const auto* first = std::ranges::lower_bound(redirectors, domain, {}, &Redirector::domain);
    for (const auto* at = first; at != std::end(redirectors) && at->domain == domain; ++at) {
      if (at->path != "*" && at->path != address.path) continue;
      const QueryParameter* parameter = address.find(at->parameter);
      if (parameter == nullptr) continue;
      std::string value(parameter->value);
      std::ranges::replace(value, '+', ' ');
      found = target(percent_decoded(value), parts.fragment);
      if (found) return true;
    }
    return false;
  });
  return found;
}

}  // namespace

std::optional<std::string> redirect_target(const WebAddress& address, const UrlParts& parts) {
  constexpr int longest_chain = 4;
  std::optional<std::string> last;
  std::optional<std::string> next = next_target(address, parts);
  for (int i = 0; next; ++i) {
    if (i == longest_chain) return std::nullopt;
    last = std::move(next);
    const std::optional<UrlParts> target_parts = split_web_url(*last);
    next = next_target(WebAddress(*target_parts), *target_parts);
  }
  return last;
}

}  // namespace tokensite
