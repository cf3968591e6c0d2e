// A free page: content/pages/about.md.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/span.hpp"
#include "model/body.hpp"
#include "support/hash.hpp"

namespace tokensite {

struct Page {
  std::string slug;  ///< its path below content/pages, without .md: "about", "guides/style"
  std::string title;
  std::string description;
  bool draft = false;
  std::vector<Spanned> aliases;
  Body body;
  std::string path;
  FileId file;
  Fingerprint fingerprint;  ///< of the file; once indexed, of all that pages show of it
};

}  // namespace tokensite
