#include "index/url_identity.hpp"

#include <algorithm>
#include <optional>

#include "index/domains.hpp"
#include "index/other_schemes.hpp"
#include "index/redirectors.hpp"
#include "index/sites/known_page.hpp"
#include "index/url_parameters.hpp"
#include "index/web_address.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view https_domains[] = {
#define TOKENSITE_HTTPS(domain) domain,
#include "index/https_domains.def"
#undef TOKENSITE_HTTPS
};
static_assert(std::ranges::is_sorted(https_domains));

/// The rules of the site that the page is of, whichever of its hosts it is on.
ParameterRules rules_for(const WebAddress& address, const std::optional<KnownPage>& page) {
  const std::string_view identity = page ? std::string_view(page->identity) : address.host;
  return {identity.substr(0, identity.find('/')), address.path};
}

/// A page's copy for phones, below it: only behind what is surely an article's title.
std::string_view without_amp(std::string_view path) {
  constexpr std::string_view suffix = "/amp";
  while (path.ends_with(suffix)) {
    const std::string_view page = path.substr(0, path.size() - suffix.size());
    if (page.empty() || std::ranges::count(page.substr(page.rfind('/')), '-') < 3) break;
    path = page;
  }
  return path;
}

void append_query(std::string& identity, const WebAddress& address, const ParameterRules& rules) {
  std::vector<QueryParameter> parameters;
  for (const QueryParameter& parameter : address.query) {
    if (rules.use_of(parameter.name, parameter.value) == ParameterUse::part) {
      parameters.push_back(parameter);
    }
  }
  // Those of one name are a list, whose order may mean something.
  std::ranges::stable_sort(parameters, {}, &QueryParameter::name);
  char mark = '?';
  for (const QueryParameter& parameter : parameters) {
    identity += mark;
    identity += parameter.text;
    mark = '&';
  }
}

std::string web_identity(const UrlParts& parts) {
  const WebAddress address(parts);
  if (const std::optional<std::string> target = redirect_target(address, parts)) {
    return url_identity(*target);
  }
  const std::optional<KnownPage> page = known_page(address);
  std::string identity = "//";
  if (page) {
    identity += page->identity;
    if (!page->has_query) return identity;
  } else {
    identity.reserve(parts.host.size() + parts.path.size() + parts.query.size() + 8);
    if (!address.userinfo.empty()) identity.append(address.userinfo).append("@");
    identity += address.host;
    if (!address.port.empty()) identity.append(":").append(address.port);
    identity += without_amp(address.path);
  }
  if (!address.query.empty()) append_query(identity, address, rules_for(address, page));
  if (!address.route.empty()) identity.append("#").append(address.route);
  return identity;
}

/// Calls `visit` with each parameter of a query as written, and its name and value.
template <class Visit>
void for_each_parameter(std::string_view query, const Visit& visit) {
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view text = query.substr(at, end - at);
    at = end + 1;
    if (text.empty()) continue;
    const std::size_t equals = std::min(text.find('='), text.size());
    visit(text, text.substr(0, equals), text.substr(std::min(equals + 1, text.size())));
  }
}

struct Cleaned {
  std::string query;
  bool has_dropped = false;
};

Cleaned cleaned_query(std::string_view query, const ParameterRules& rules,
                      std::span<const std::string_view> idle) {
  Cleaned cleaned;
  for_each_parameter(query,
                     [&](std::string_view text, std::string_view name, std::string_view value) {
                       if (std::ranges::find(idle, name) != idle.end() ||
                           rules.use_of(name, value) == ParameterUse::tracking) {
                         cleaned.has_dropped = true;
                         return;
                       }
                       if (!cleaned.query.empty()) cleaned.query += '&';
                       cleaned.query += text;
                     });
  return cleaned;
}

void append_tail(std::string& url, std::string_view query, std::string_view fragment) {
  if (!query.empty()) url.append(url.find('?') == url.npos ? "?" : "&").append(query);
  if (!fragment.empty()) url.append("#").append(fragment);
}

bool is_upgradable(const UrlParts& parts, std::string_view host) {
  return equal_ignoring_ascii_case(parts.scheme, "http") &&
         (parts.port.empty() || parts.port == "80") && is_known_for_https(host);
}

/// The address of `parts` with another host, if one is given, and another query.
std::string with_changes(const UrlParts& parts, std::string_view new_host, bool is_upgraded,
                         std::string_view query) {
  std::string url(is_upgraded ? "https" : parts.scheme);
  url += "://";
  if (!parts.userinfo.empty()) url.append(parts.userinfo).append("@");
  url += new_host.empty() ? parts.host : new_host;
  if (!parts.port.empty() && !is_upgraded) url.append(":").append(parts.port);
  url += parts.path;
  append_tail(url, query, parts.fragment);
  return url;
}

/// One step towards the form to publish; `url` itself where there is none left.
std::string mended(const std::string& url) {
  const std::optional<UrlParts> parts = split_web_url(url);
  if (!parts) return web_form(url).value_or(url);
  const WebAddress address(*parts);
  if (std::optional<std::string> target = redirect_target(address, *parts)) return *target;
  const std::optional<KnownPage> page = known_page(address);
  const ParameterRules rules = rules_for(address, page);
  if (page && !page->canonical.empty()) {
    const Cleaned cleaned = cleaned_query(parts->query, rules, page->idle_parameters);
    const bool has_idle_fragment =
        !parts->fragment.empty() && parts->fragment == page->idle_fragment;
    if (page->canonical != address.host + address.path || cleaned.has_dropped ||
        has_idle_fragment) {
      std::string changed = "https://" + page->canonical;
      append_tail(changed, cleaned.query, has_idle_fragment ? "" : parts->fragment);
      return changed;
    }
  }
  const Cleaned cleaned = cleaned_query(parts->query, rules, {});
  const std::string_view new_host = page ? std::string_view(page->canonical_host) : "";
  const bool is_upgraded = is_upgradable(*parts, new_host.empty() ? parts->host : new_host);
  if (!cleaned.has_dropped && new_host.empty() && !is_upgraded) return url;
  return with_changes(*parts, new_host, is_upgraded,
                      cleaned.has_dropped ? cleaned.query : parts->query);
}

}  // namespace

std::string url_identity(std::string_view url) {
  if (const std::optional<UrlParts> parts = split_web_url(url)) return web_identity(*parts);
  if (const std::optional<std::string> web = web_form(url)) return url_identity(*web);
  if (url.starts_with("//")) return url_identity("https:" + std::string(url));
  return other_identity(url);
}

std::string canonical_url(std::string_view url) {
  // A detour, another scheme, the site's form, its host, its parameters: no more than that.
  constexpr int most_steps = 8;
  std::string current(url);
  for (int i = 0; i < most_steps; ++i) {
    std::string next = mended(current);
    if (next == current) break;
    current = std::move(next);
  }
  return current;
}

std::vector<std::string_view> tracking_parameters(std::string_view url) {
  std::vector<std::string_view> names;
  const std::optional<UrlParts> parts = split_web_url(url);
  if (!parts || parts->query.empty()) return names;
  const WebAddress address(*parts);
  const ParameterRules rules = rules_for(address, known_page(address));
  for_each_parameter(parts->query,
                     [&](std::string_view, std::string_view name, std::string_view value) {
                       if (rules.use_of(name, value) == ParameterUse::tracking) {
                         names.push_back(name);
                       }
                     });
  return names;
}

bool is_known_for_https(std::string_view host) {
  const std::string lower = ascii_lower(host);
  bool is_known = false;
  for_each_domain(lower, [&](std::string_view domain) {
    if (!std::ranges::binary_search(https_domains, domain)) return false;
    // A certificate for *.github.io is none for www.owner.github.io. Browsers that know a whole
    // ending for https don't try anything else.
    const std::string_view below = std::string_view(lower).substr(0, lower.size() - domain.size());
    const bool is_ending = domain.find('.') == domain.npos;
    is_known = is_ending || std::ranges::count(below, '.') <= 1;
    return true;
  });
  return is_known;
}

}  // namespace tokensite
