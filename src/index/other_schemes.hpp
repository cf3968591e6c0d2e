// Links that aren't http(s): what they are in the web, and when two of them are one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

/// The web address of what a link of another kind names: "doi:10.1000/182", and the addresses for
/// `git clone` ("git@github.com:owner/name.git", "ssh://…") of the large hosts.
std::optional<std::string> web_form(std::string_view url);

/// For a link that isn't http(s) and has no web form.
std::string other_identity(std::string_view url);

}  // namespace tokensite
