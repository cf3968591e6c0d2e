// Where a branch is published: a path or a URL, judged before anything is asked of it.
#pragma once

#include <string>
#include <string_view>

#include "support/result.hpp"

namespace tokensite {

enum class RemoteKind { path, git, http, https, ssh };

struct RemoteAddress {
  RemoteKind kind = RemoteKind::path;
  std::string url;   ///< as git takes it; an absolute path, if it is one
  std::string host;  ///< in lower case, without the port; empty for a path
};

/// `text` is a path (relative to `folder`), a URL, or the short form of ssh's, `git@host:path`. One
/// that carries a password, a token or anybody's name is refused, and not repeated in the message;
/// ssh's may name the user.
Result<RemoteAddress> parse_remote_address(std::string_view text, const std::string& folder);

/// Whom a password for `url` is meant for: host and port in lower case, "example.org:443"; empty
/// unless `url` is one of https.
std::string https_authority(std::string_view url);

}  // namespace tokensite
