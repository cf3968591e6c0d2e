// What a file is, by the end of its name.
#pragma once

#include <string_view>

namespace tokensite {

/// "text/html; charset=utf-8"; "application/octet-stream" for what nobody knows.
std::string_view media_type_of(std::string_view path);

}  // namespace tokensite
