#include "git/plain_reason.hpp"

#include <fmt/format.h>

#include <array>

namespace tokensite::git {
namespace {

struct Translation {
  std::string_view said;  ///< somewhere in it
  std::string_view plain;
};

constexpr std::array<Translation, 5> translations = {{
    {"extensions.objectformat", "its objects have SHA-256 ids, which libgit2 can't read"},
    {"error parsing REF pkt-line",
     "its answer makes no sense to libgit2; has it objects with SHA-256 ids?"},
    {"Unable to exchange encryption keys",
     "libssh2 and the server know no common way to begin; if ~/.ssh/known_hosts has nothing but an "
     "RSA key of it, add the others (ssh-keyscan)"},
    {"list of SSH authentication methods",
     "the server let no more keys be tried; name the one to use with TOKENSITE_SSH_KEY=FILE"},
    {"unpacking the sent packfile failed on the remote",
     "the server couldn't keep what it was sent; is its disk full, or may it not write there?"},
}};

std::string_view meaning_of(std::string_view http_status) {
  if (http_status == "403")
    return ": whoever you are to it may not do this; a token has to be allowed to write";
  if (http_status == "404") return ": it has no such repository, or none that you may see";
  if (http_status == "413") {
    return ": it takes no upload of that size; raise its limit (nginx has client_max_body_size), "
           "or use ssh";
  }
  if (http_status.starts_with('5')) return ": something is wrong there; try again later";
  return "";
}

}  // namespace

std::string plain_reason(std::string_view said) {
  constexpr std::string_view before_status = "unexpected http status code: ";
  if (said.starts_with(before_status)) {
    const std::string_view status = said.substr(before_status.size());
    return fmt::format("the server answered {}{}", status, meaning_of(status));
  }
  for (const Translation& translation : translations) {
    if (said.find(translation.said) != said.npos) return std::string(translation.plain);
  }
  return std::string(said);
}

}  // namespace tokensite::git
