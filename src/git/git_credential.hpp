// git's credential helpers, by way of `git credential`: what a user has set up for git serves us as
// well. Nothing is asked on the terminal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

struct NameAndPassword {
  std::string name;
  std::string password;
};

/// Asks the helpers for what they know of `url`, which is one of https; git runs in `folder`, whose
/// repository may name helpers of its own. None if there is nothing, or no git.
std::optional<NameAndPassword> ask_credential_helpers(std::string_view url,
                                                      const std::string& folder);

enum class CredentialVerdict { approve, reject };

/// Tells the helpers what came of it, so that they keep or forget it.
void tell_credential_helpers(CredentialVerdict verdict, std::string_view url,
                             const NameAndPassword& credential, const std::string& folder);

/// What stands in the answer of `git credential fill` (git-credential(1), input/output format).
std::optional<NameAndPassword> parse_credential(std::string_view answer);

}  // namespace tokensite
