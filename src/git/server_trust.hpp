// Which servers libgit2 believes, and how long it waits for them.
#pragma once

#include <git2.h>

#include <string>
#include <string_view>

#include "git/remote_address.hpp"

namespace tokensite::git {

/// Takes certificate authorities from where git and OpenSSL take them besides the system's own:
/// GIT_SSL_CAINFO, SSL_CERT_FILE, SSL_CERT_DIR, the setting http.sslCAInfo. Sets deadlines, where
/// libgit2 has them. For the whole program.
void set_up_connections(git_repository* repository);

/// What to say when it doesn't believe the server.
std::string distrust_of(const RemoteAddress& address, std::string_view reason);

}  // namespace tokensite::git
