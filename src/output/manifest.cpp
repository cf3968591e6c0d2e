#include "output/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "support/files.hpp"

namespace tokensite {
namespace {

constexpr std::string_view finished_line = "tokensite manifest 1";
constexpr std::string_view unfinished_line = "tokensite manifest 1, unfinished";

/// A manifest is a file like any other, and may have been tampered with: no path leads out.
bool is_inside(std::string_view path) {
  return !path.empty() && path.front() != '/' && path.back() != '/' && !path.starts_with("../") &&
         path.find("/../") == path.npos && !path.ends_with("/..") && path != ".." &&
         path.find("//") == path.npos && path != manifest_name;
}

}  // namespace

Manifest read_manifest(const std::string& output) {
  Manifest manifest;
  const Result<std::string> text = read_file(fmt::format("{}/{}", output, manifest_name));
  if (!text) return manifest;
  std::string_view rest = *text;
  bool is_first = true;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == rest.npos)
      break;  // written whole or not at all; a cut line is somebody else's doing
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (is_first) {
      if (line != finished_line && line != unfinished_line) return manifest;
      if (line == unfinished_line) manifest.state = BuildState::unfinished;
    } else if (is_inside(line)) {
      manifest.paths.emplace_back(line);
    }
    is_first = false;
  }
  if (!std::ranges::is_sorted(manifest.paths)) std::ranges::sort(manifest.paths);
  const auto repeated = std::ranges::unique(manifest.paths);
  manifest.paths.erase(repeated.begin(), repeated.end());
  return manifest;
}

Result<FileStamp> write_manifest(const std::string& output, const Manifest& manifest) {
  std::string text(manifest.state == BuildState::finished ? finished_line : unfinished_line);
  text += '\n';
  for (const std::string& path : manifest.paths) text.append(path).append("\n");
  return write_file_atomically(fmt::format("{}/{}", output, manifest_name), text);
}

}  // namespace tokensite
