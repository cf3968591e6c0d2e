// Two versions of a file as `diff -u` shows them, for people and for `git apply`.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// Empty if nothing differs. `path` is shown after `a/` and `b/`, quoted as git does where it must
/// be.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace tokensite
