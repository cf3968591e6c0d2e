// Files that the program carries with it, put in by scripts/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace tokensite {

struct EmbeddedFile {
  std::string_view path;  ///< relative to the embedded folder
  std::string_view bytes;
};

/// themes/, sorted by path. Defined in the render module.
std::span<const EmbeddedFile> shipped_theme_files();

/// tests/diagnostics/*.txt, one a diagnostic code. Defined in the diagnostics module.
std::span<const EmbeddedFile> explanation_files();

/// src/authoring/new_site/, the files of a new site. Defined in the authoring module.
std::span<const EmbeddedFile> new_site_template();

/// src/serve/client/, what `serve` adds to pages: live.js. Defined in the serve module.
std::span<const EmbeddedFile> live_client_files();

}  // namespace tokensite
