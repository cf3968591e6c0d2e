// Unicode's normal forms, behind one call of utf8proc's.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// `options` are utf8proc's. `text` is valid UTF-8; as it is, if it can't be mapped.
std::string unicode_mapped(std::string_view text, int options);

}  // namespace tokensite
