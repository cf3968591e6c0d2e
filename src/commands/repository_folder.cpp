#include "commands/repository_folder.hpp"

#include <boost/filesystem.hpp>
#include <optional>

#include "support/environment.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// The way from `root` down to `folder`, if it lies there; "" if it is `folder` itself.
std::optional<std::string> way_down(const fs::path& root, const fs::path& folder) {
  const fs::path way = folder.lexically_relative(root);
  if (way.empty() || *way.begin() == "..") return std::nullopt;
  return way == "." ? "" : way.string() + "/";
}

}  // namespace

std::string folder_in_repository(const std::string& site) {
  boost::system::error_code failure;
  const fs::path folder = fs::canonical(site, failure);
  if (failure) return {};
  const std::string workspace = environment_variable("GITHUB_WORKSPACE");
  if (!workspace.empty()) {
    const fs::path root = fs::canonical(workspace, failure);
    if (const auto way = way_down(root, folder); way && !failure) return *way;
  }
  for (fs::path root = folder; !root.empty(); root = root.parent_path()) {
    if (fs::exists(root / ".git", failure)) return way_down(root, folder).value_or("");
  }
  return {};
}

}  // namespace tokensite
