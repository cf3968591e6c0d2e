#include "git/ssh_keys.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "support/environment.hpp"
#include "support/files.hpp"

namespace tokensite {
namespace {

/// An agent that has gone leaves its socket's name behind.
bool answers(const std::string& path) {
  sockaddr_un address{};
  if (path.empty() || path.size() >= sizeof address.sun_path) return false;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection < 0) return false;
  const bool is_there =
      ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(connection);
  return is_there;
}

void add_key(SshKeys& keys, const std::string& path) {
  const auto text = read_file_up_to(path, 64 * 1024, Links::follow);
  if (!text || !*text) return;
  const bool is_locked = is_locked_key(**text);
  (is_locked ? keys.locked : keys.files).push_back(path);
  if (!is_locked && is_rsa_key(**text)) keys.has_rsa_file = true;
}

}  // namespace

bool is_locked_key(std::string_view text) {
  // "openssh-key-v1", a zero byte, and the cipher "none" with its length, in base64.
  constexpr std::string_view open_start = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU";
  if (text.find("BEGIN OPENSSH PRIVATE KEY") != text.npos)
    return text.find(open_start) == text.npos;
  return text.find("ENCRYPTED") != text.npos;
}

bool is_rsa_key(std::string_view text) {
  // The beginning of "ssh-rsa", and its length before it, as they stand in OpenSSH's format.
  constexpr std::string_view kind = "AAAAdzc2gtcn";
  return text.find("BEGIN RSA PRIVATE KEY") != text.npos || text.find(kind) != text.npos;
}

SshKeys find_ssh_keys() {
  SshKeys keys;
  if (const std::string chosen = environment_variable("TOKENSITE_SSH_KEY"); !chosen.empty()) {
    add_key(keys, chosen);
    if (keys.files.empty() && keys.locked.empty()) keys.unreadable = chosen;
    return keys;
  }
  keys.has_agent = answers(environment_variable("SSH_AUTH_SOCK"));
  const std::string home = environment_variable("HOME");
  if (home.empty()) return keys;
  for (const char* name : {"id_ed25519", "id_ecdsa", "id_rsa"})
    add_key(keys, fmt::format("{}/.ssh/{}", home, name));
  return keys;
}

}  // namespace tokensite
