// Where a site lies in its repository, for reports that others read there.
#pragma once

#include <string>

namespace tokensite {

/// The way to `site` from the root of the repository, with a slash at its end; empty if it is the
/// root. The root is the folder GITHUB_WORKSPACE, if the site lies in it, or else the nearest
/// folder that holds `.git`; without either, the site itself.
std::string folder_in_repository(const std::string& site);

}  // namespace tokensite
