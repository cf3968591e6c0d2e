// A post's name in the address where it appeared.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// "https://example.org/p/late-frost/?utm=x" -> "late-frost"; empty if there is no path.
std::string slug_in_url(std::string_view url);

}  // namespace tokensite
