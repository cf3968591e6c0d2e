#include "git/server_trust.hpp"

#include <fmt/format.h>

#include "git/git_handles.hpp"
#include "support/environment.hpp"

// 1.5 has the one kind of macro, later versions the other.
#if defined(LIBGIT2_VERSION_MAJOR)
#define TOKENSITE_LIBGIT2 (LIBGIT2_VERSION_MAJOR * 100 + LIBGIT2_VERSION_MINOR)
#else
#define TOKENSITE_LIBGIT2 (LIBGIT2_VER_MAJOR * 100 + LIBGIT2_VER_MINOR)
#endif

namespace tokensite::git {
namespace {

std::string setting(git_repository* repository, const char* name) {
  git_config* raw = nullptr;
  if (git_repository_config_snapshot(&raw, repository) != 0) return {};
  const Config config(raw);
  git_buf path{};
  std::string value;
  if (git_config_get_path(&path, raw, name) == 0) value = path.ptr;
  git_buf_dispose(&path);
  return value;
}

}  // namespace

void set_up_connections(git_repository* repository) {
  std::string file = environment_variable("GIT_SSL_CAINFO");
  if (file.empty()) file = setting(repository, "http.sslCAInfo");
  if (file.empty()) file = environment_variable("SSL_CERT_FILE");
  const std::string folder = environment_variable("SSL_CERT_DIR");
  if (!file.empty() || !folder.empty()) {
    git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file.empty() ? nullptr : file.c_str(),
                     folder.empty() ? nullptr : folder.c_str());
  }
#if TOKENSITE_LIBGIT2 >= 107
  git_libgit2_opts(GIT_OPT_SET_SERVER_CONNECT_TIMEOUT, 30'000);
  // A server may be at work on what it was sent, and say nothing meanwhile.
  git_libgit2_opts(GIT_OPT_SET_SERVER_TIMEOUT, 300'000);
#endif
}

std::string distrust_of(const RemoteAddress& address, std::string_view reason) {
  if (address.kind == RemoteKind::ssh) {
    return fmt::format(
        "the host key of {} is not the one in ~/.ssh/known_hosts, or is not there yet; connect "
        "once with ssh, and compare its fingerprint with the one that the host publishes",
        address.host);
  }
  return fmt::format("the certificate of {} is not to be trusted: {}", address.host, reason);
}

}  // namespace tokensite::git
