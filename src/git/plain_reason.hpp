// What libgit2 says in words that only its makers understand, said so that a user knows what to do.
#pragma once

#include <string>
#include <string_view>

namespace tokensite::git {

/// `said` as it is, if it is plain enough.
std::string plain_reason(std::string_view said);

}  // namespace tokensite::git
