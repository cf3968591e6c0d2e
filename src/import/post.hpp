// What a newsletter's service exports, whichever it is: posts, each a text with what is known of
// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "import/note.hpp"
#include "support/date.hpp"

namespace tokensite {

enum class TextFormat { text, markdown, html };
enum class PostState { published, draft };

struct Post {
  std::string origin;  ///< for messages: "export.zip: posts/123401.plain-text.html"
  std::string title;   ///< plain text, as are all of these; empty if it stands in the body alone
  std::string subtitle;
  std::string slug;
  std::string url;            ///< where it appeared
  std::optional<int> number;  ///< where it is given apart from the title
  std::optional<Date> date;
  PostState state = PostState::published;
  std::vector<std::string> tags;
  std::string body;
  TextFormat format = TextFormat::html;
  std::size_t first_line = 1;  ///< the body's, in its file; 0 where that has no lines
  ImportNotes notes;           ///< what was lost on the way here
};

/// Makes a post that was just read keep what all promise: its body is of lines that end in line
/// feeds, its names are on one line, and no character is a control that no page can hold. The texts
/// are valid UTF-8 already.
void clean(Post& post);

/// Takes out the controls.
void clean(ImportNotes& notes);

/// What a path, or several, held.
struct PostSet {
  std::vector<Post> posts;
  ImportNotes notes;  ///< of the whole: "a row without a text"
};

/// No posts, and why.
PostSet failed_posts(std::string message);

}  // namespace tokensite
