// Character references: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// What the reference `entity` (with & and ;) stands for, in UTF-8. One that HTML doesn't know
/// stays as it is, as CommonMark has it; numbers that no text can hold become U+FFFD.
std::string decoded_entity(std::string_view entity);

}  // namespace tokensite
