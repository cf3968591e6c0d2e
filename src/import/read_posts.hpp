// Files of a newsletter's past -> posts: whatever service or program wrote them.
//
// A file that isn't what it should be gives notes (`NoteKind::failed`), never a crash; the posts
// beside it come over. Nothing is written, and of an export's tables only that of the posts is
// read: the others hold subscribers.
#pragma once

#include <string>

#include "import/post.hpp"
#include "support/result.hpp"

namespace tokensite {

enum class ExportKind {
  automatic,  ///< told by the contents
  text,
  markdown,
  html,
  substack,    ///< zip or folder: posts.csv and posts/*.html
  feed,        ///< RSS or Atom
  ghost,       ///< JSON
  buttondown,  ///< zip or folder: emails.csv or emails.json and emails/*.md
  beehiiv,     ///< CSV
};

/// A file or a folder. A folder or a zip that is no export stands for the texts in it. Sorted by
/// date, then as the export has them; what has no date comes last. Fails only where the disk does.
Result<PostSet> read_posts(const std::string& path, ExportKind kind);

}  // namespace tokensite
