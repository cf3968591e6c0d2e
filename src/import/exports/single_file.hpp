// One file by itself, whatever it is: a text, or a whole export.
#pragma once

#include <string>

#include "import/exports/export_files.hpp"
#include "import/post.hpp"
#include "import/read_posts.hpp"

namespace tokensite {

/// Where a file stands, in an export or by itself.
struct FilePlace {
  std::string name;    ///< as messages of the whole have it: "posts/x.html"
  std::string origin;  ///< as posts have it: "export.zip: posts/x.html"
};

PostSet read_single_file(std::string text, const FilePlace& place, ExportKind wanted);

/// The texts of a folder or a zip that is no service's export; what else lies there is in the
/// notes. `origin` goes before a file's name in messages.
PostSet read_text_folder(ExportFiles& files, std::string_view origin, ExportKind wanted);

}  // namespace tokensite
