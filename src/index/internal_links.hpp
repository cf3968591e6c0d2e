// Where the links that authors write between their files lead on the site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "index/archive.hpp"
#include "support/file_system.hpp"

namespace tokensite {

/// A link that begins with a slash, from the site's root: whether something is there is known only
/// once all outputs are.
struct RootLink {
  std::string path;  ///< decoded, without the leading slash, query and fragment
  std::string written;
  Span span;
};

struct LinkTargets {
  const Config& config;
  const std::vector<FileEntry>& static_files;  ///< relative to the site: "static/paper.pdf"
  const std::vector<std::string>& drafts;      ///< files that are not published
};

/// Sets `target` of every internal link of the archive. A link leads, as on the disk, from the file
/// it stands in to another file of content/ or static/; one that begins with a slash leads from the
/// site's root and is returned.
std::vector<RootLink> resolve_links(Archive& archive, const LinkTargets& targets,
                                    Diagnostics& diagnostics);

/// The file that a relative link leads to from `source`, without `.` and `..`; none if that leaves
/// the site. Both are decoded paths, as on the disk.
std::optional<std::string> linked_file(std::string_view source, std::string_view relative);

Diagnostic broken_link(const std::string& written, Span span);

}  // namespace tokensite
