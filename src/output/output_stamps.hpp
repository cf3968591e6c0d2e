// The stamps of many files of an output folder.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "support/files.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// `path(i)` is the path of the i'th of `count` files, relative to `folder`; they are sorted. None
/// for what is no regular file.
std::vector<std::optional<FileStamp>> stamps_of(
    const Folder& folder, std::size_t count,
    const std::function<std::string_view(std::size_t)>& path, Workers& workers);

}  // namespace tokensite
