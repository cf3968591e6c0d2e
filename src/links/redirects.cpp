#include "links/redirects.hpp"

#include <algorithm>
#include <initializer_list>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

std::string_view without_slash(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

bool is_home(const UrlParts& parts) {
  const std::string_view path = without_slash(parts.path);
  return (path.empty() || path == "/index.html" || path == "/index.php") && parts.query.empty();
}

/// "?id=7" to "?id=8" is another page; "?id=7" to "?id=7&lang=en" isn't.
bool adds_to_query(std::string_view from, std::string_view to) {
  if (from.empty() || from == to) return true;
  const std::string query(from);
  return to.starts_with(query + "&") || to.ends_with("&" + query);
}

bool is_login(std::string_view url) {
  const std::string lower = ascii_lower(url);
  const std::optional<UrlParts> parts = split_url(lower);
  if (!parts) return false;
  for (const std::string_view host :
       {"accounts.", "login.", "signin.", "auth.", "sso.", "consent.", "idp."}) {
    if (parts->host.starts_with(host)) return true;
  }
  std::string_view path = parts->path;
  while (!path.empty()) {
    path.remove_prefix(1);
    std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    segment = segment.substr(0, segment.find('.'));  // login.php
    for (const std::string_view name : {"login", "log-in", "log_in", "signin", "sign-in", "sign_in",
                                        "signup", "sign-up", "auth", "oauth", "oauth2", "authorize",
                                        "authenticate", "sso", "authwall", "wp-login", "consent"}) {
      if (segment == name) return true;
    }
  }
  return false;
}

}  // namespace

bool is_same_page(std::string_view from, std::string_view to) {
  const std::optional<UrlParts> a = split_url(from);
  const std::optional<UrlParts> b = split_url(to);
  if (!a || !b || !equal_ignoring_ascii_case(a->scheme, b->scheme)) return false;
  if (display_host(from) != display_host(to) || a->port != b->port) return false;
  if (is_home(*a)) return true;
  if (without_slash(a->path) != without_slash(b->path)) return false;
  return adds_to_query(a->query, b->query);
}

bool is_login_page(std::string_view from, std::string_view to) {
  return is_login(to) && !is_login(from);
}

bool is_fallen_to_home_page(std::string_view from, std::string_view to) {
  const std::optional<UrlParts> a = split_url(from);
  const std::optional<UrlParts> b = split_url(to);
  return a && b && !is_home(*a) && is_home(*b);
}

std::string with_fragment_of(std::string_view written, std::string to) {
  const std::size_t hash = written.find('#');
  if (hash == written.npos || to.find('#') != to.npos) return to;
  return to.append(written.substr(hash));
}

}  // namespace tokensite
