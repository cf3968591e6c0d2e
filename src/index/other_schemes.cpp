#include "index/other_schemes.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

bool is_git_host(std::string_view host) {
  constexpr std::string_view hosts[] = {"github.com", "gitlab.com", "codeberg.org",
                                        "bitbucket.org"};
  return std::ranges::find(hosts, host) != std::end(hosts);
}

bool is_git_scheme(std::string_view scheme) {
  constexpr std::string_view schemes[] = {"git", "ssh", "git+ssh", "git+https", "git+http"};
  return std::ranges::find(schemes, scheme) != std::end(schemes);
}

/// A channel's name begins with a hash, which may be left out (draft-butcher-irc-url). Two hashes
/// are another channel. Empty if it is no name that can stand in an address as it is.
std::string irc_identity(const UrlParts& parts) {
  std::string channel = percent_decoded(parts.path);
  if (!parts.fragment.empty()) channel.append("#").append(percent_decoded(parts.fragment));
  std::string_view name = channel;
  while (name.starts_with('/') || (name.starts_with('#') && !name.starts_with("##"))) {
    name.remove_prefix(1);
  }
  const std::size_t word = std::min(name.find_first_not_of('#'), name.size());
  if (name.substr(word).find_first_of("#?% ") != name.npos) return {};
  const bool is_usual = parts.port.empty() || parts.port == "6667" || parts.port == "6697";
  std::string identity = "irc://" + ascii_lower(parts.host);
  if (!is_usual) identity.append(":").append(parts.port);
  return identity + "/" + ascii_lower(name);
}

/// The content's hashes; names and trackers are help in finding it. Empty if there is no hash.
std::string magnet_identity(std::string_view query) {
  std::vector<std::string> topics;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view parameter = query.substr(at, end - at);
    if (parameter.starts_with("xt=")) topics.push_back(ascii_lower(parameter));
    at = end + 1;
  }
  if (topics.empty()) return {};
  std::ranges::sort(topics);
  std::string identity = "magnet:";
  char mark = '?';
  for (const std::string& topic : topics) {
    identity += mark;
    identity += topic;
    mark = '&';
  }
  return identity;
}

}  // namespace

std::optional<std::string> web_form(std::string_view url) {
  constexpr std::string_view copied = "git@";
  if (url.starts_with(copied)) {
    const std::size_t colon = url.find(':');
    const std::string host = ascii_lower(url.substr(copied.size(), colon - copied.size()));
    if (colon == url.npos || !is_git_host(host)) return std::nullopt;
    return "https://" + host + "/" + std::string(url.substr(colon + 1));
  }
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts) return std::nullopt;
  const std::string scheme = ascii_lower(parts->scheme);
  if (scheme == "doi" && parts->path.starts_with("10.")) {
    return "https://doi.org/" + std::string(url.substr(parts->scheme.size() + 1));
  }
  const std::string host = ascii_lower(parts->host);
  if (!is_git_scheme(scheme) || !is_git_host(host)) return std::nullopt;
  return "https://" + host + std::string(parts->path);
}

std::string other_identity(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts) return std::string(url);
  const std::string scheme = ascii_lower(parts->scheme);
  if (scheme == "mailto" && !parts->has_authority) {
    std::string identity = "mailto:" + ascii_lower(parts->path);
    if (!parts->query.empty()) identity.append("?").append(parts->query);
    return identity;
  }
  if ((scheme == "irc" || scheme == "ircs") && !parts->host.empty() && parts->query.empty()) {
    if (std::string identity = irc_identity(*parts); !identity.empty()) return identity;
  }
  if (scheme == "magnet" && !parts->has_authority && parts->path.empty()) {
    if (std::string identity = magnet_identity(parts->query); !identity.empty()) return identity;
  }
  const std::string_view rest = url.substr(parts->scheme.size());
  if (!parts->has_authority) return scheme + std::string(rest);
  std::string identity = scheme + "://";
  if (!parts->userinfo.empty()) identity.append(parts->userinfo).append("@");
  identity += ascii_lower(parts->host);
  if (!parts->port.empty()) identity.append(":").append(parts->port);
  identity += parts->path;
  if (parts->query.empty() && parts->fragment.empty()) {
    while (identity.ends_with('/') && !identity.ends_with("://")) identity.pop_back();
  }
  if (!parts->query.empty()) identity.append("?").append(parts->query);
  if (!parts->fragment.empty()) identity.append("#").append(parts->fragment);
  return identity;
}

}  // namespace tokensite
