// Which files of an output folder are ours: only those are ever overwritten or removed.
//
// The list lies in the folder itself, so that it is moved, copied and deleted with it. It is text,
// one path a line, sorted, and the same for the same site.
#pragma once

#include <string>
#include <vector>

#include "support/files.hpp"
#include "support/result.hpp"

namespace tokensite {

enum class BuildState {
  finished,
  unfinished,  ///< a build is at work, or was killed; the list holds old and new paths
};

struct Manifest {
  BuildState state = BuildState::finished;
  std::vector<std::string> paths;  ///< relative to the output folder; sorted, each once
};

inline constexpr std::string_view manifest_name = ".tokensite-manifest";

/// None is no failure: an output folder that isn't there, or isn't ours, gives an empty manifest.
Manifest read_manifest(const std::string& output);

Result<FileStamp> write_manifest(const std::string& output, const Manifest& manifest);

}  // namespace tokensite
