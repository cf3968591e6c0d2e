#include "git/remote_address.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <optional>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

std::string absolute_path(std::string_view path, const std::string& folder) {
  return fs::absolute(std::string(path), fs::absolute(folder)).lexically_normal().string();
}

Result<RemoteAddress> parse_url(std::string_view text, const std::string& folder) {
  const std::optional<UrlParts> parts = split_url(text);
  const std::string scheme = parts ? ascii_lower(parts->scheme) : "";
  RemoteAddress address{.url = std::string(text),
                        .host = parts ? ascii_lower(parts->host) : std::string()};
  if (scheme == "https") {
    address.kind = RemoteKind::https;
  } else if (scheme == "http") {
    address.kind = RemoteKind::http;
  } else if (scheme == "ssh") {
    address.kind = RemoteKind::ssh;
  } else if (scheme == "git") {
    address.kind = RemoteKind::git;
  } else if (scheme == "file") {
    return RemoteAddress{.url = absolute_path(percent_decoded(parts->path), folder), .host = {}};
  } else {
    return Error{fmt::format(
        "the remote's address begins with `{}://`; https, ssh, git, file and http are known",
        scheme)};
  }
  const bool may_name_user = address.kind == RemoteKind::ssh;
  if (!parts->userinfo.empty() &&
      (!may_name_user || parts->userinfo.find(':') != parts->userinfo.npos)) {
    return Error{fmt::format(
        "the address of the remote at {} holds a name or a password, which git keeps in the open; "
        "take it out, and see docs/publishing.md for how to say who you are",
        address.host)};
  }
  if (address.host.empty()) return Error{"the remote's address names no host"};
  return address;
}

}  // namespace

Result<RemoteAddress> parse_remote_address(std::string_view text, const std::string& folder) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      return Error{"the remote's address holds a control character"};
  }
  if (text.find("://") != text.npos) return parse_url(text, folder);
  const std::size_t colon = text.find(':');
  if (colon == text.npos || text.substr(0, colon).find('/') != text.npos) {
    return RemoteAddress{.url = absolute_path(text, folder), .host = {}};
  }
  const std::size_t at = text.substr(0, colon).rfind('@');
  const std::string_view host = text.substr(0, colon).substr(at == text.npos ? 0 : at + 1);
  if (text.find('@', colon) != text.npos) {
    return Error{
        "the remote's address has an `@` behind a `:`, where a password would end; if there is "
        "none, write ssh://git@host/path"};
  }
  if (host.empty() || text.substr(0, colon).find('@') != at || colon + 1 == text.size())
    return Error{"the remote's address is no path, no URL, and not of the form git@host:path"};
  return RemoteAddress{
      .kind = RemoteKind::ssh, .url = std::string(text), .host = ascii_lower(host)};
}

std::string https_authority(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts || ascii_lower(parts->scheme) != "https") return {};
  return fmt::format("{}:{}", ascii_lower(parts->host), parts->port.empty() ? "443" : parts->port);
}

}  // namespace tokensite
