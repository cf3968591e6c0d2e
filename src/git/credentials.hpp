// Who we are, said to a server that asks: each way once, and only to the host that was configured.
//
// libgit2 asks again after every refusal, without end, and asks for any host that it was led to.
// A secret stands in no message.
#pragma once

#include <git2.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "git/git_credential.hpp"
#include "git/remote_address.hpp"
#include "git/ssh_keys.hpp"

namespace tokensite::git {

class Credentials {
 public:
  /// `folder` is where git's credential helpers are asked. The token is TOKENSITE_TOKEN's.
  Credentials(RemoteAddress address, std::string folder);

  /// What worked before comes first on a new connection; nothing has been refused yet.
  void begin_connection();

  /// libgit2's callback (git_credential_acquire_cb).
  int answer(git_credential** out, const char* url, const char* user, unsigned allowed);

  /// To be called when the server let us in.
  void were_accepted();

  /// Why there was no answer; empty if there was one.
  const std::string& refusal() const { return refusal_; }

  /// `text` without what is secret.
  std::string scrubbed(std::string text) const;

 private:
  int refuse(std::string message);
  int answer_https(git_credential** out, const char* url);
  int answer_ssh(git_credential** out, const char* user);
  std::string ssh_refusal() const;

  RemoteAddress address_;
  std::string folder_;
  std::string token_;
  std::optional<NameAndPassword> helped_;
  bool is_approved_ = false;
  std::optional<SshKeys> keys_;
  std::size_t first_way_ = 0;  ///< into the agent and the files: what worked before
  std::size_t next_way_ = 0;
  int answers_ = 0;  ///< on this connection
  std::string refusal_;
};

}  // namespace tokensite::git
