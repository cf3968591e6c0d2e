// The ways to say to an ssh server who we are, in the order in which they are tried.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

struct SshKeys {
  bool has_agent = false;
  std::vector<std::string> files;   ///< private keys without a passphrase
  std::vector<std::string> locked;  ///< those that have one: only an agent can use them
  std::string unreadable;           ///< the file that TOKENSITE_SSH_KEY names, if it can't be read
  bool has_rsa_file = false;        ///< one of the first is of the kind RSA
};

/// The file that TOKENSITE_SSH_KEY names, alone; else the agent, if it answers at SSH_AUTH_SOCK,
/// and the usual files in ~/.ssh.
SshKeys find_ssh_keys();

/// Whether the text of a private key is encrypted. `text` is as ssh-keygen writes it: OpenSSH's own
/// format (openssh-portable:PROTOCOL.key, where the cipher's name comes first) or PEM.
bool is_locked_key(std::string_view text);

/// Whether that of a key without a passphrase is of the kind RSA.
bool is_rsa_key(std::string_view text);

}  // namespace tokensite
