#include "import/post.hpp"

#include <fmt/format.h>

#include <utility>

#include "import/exports/decoded_text.hpp"

namespace tokensite {

void clean(ImportNotes& notes) {
  for (ImportNote& note : notes) {
    remove_controls(note.message);
    remove_controls(note.text);
  }
}

void clean(Post& post) {
  clean(post.notes);
  remove_controls(post.origin);
  post.origin = folded_space(post.origin);
  unify_line_ends(post.body);
  std::size_t controls = remove_controls(post.body);
  const auto clean_name = [&](std::string& name) {
    controls += remove_controls(name);
    name = folded_space(name);
  };
  for (std::string* name : {&post.title, &post.subtitle, &post.slug, &post.url}) clean_name(*name);
  for (std::string& tag : post.tags) clean_name(tag);
  std::erase(post.tags, "");
  if (controls == 0) return;
  post.notes.push_back(
      {.kind = NoteKind::repaired,
       .message = fmt::format("{} invisible character{} that no page can hold taken out", controls,
                              controls == 1 ? "" : "s")});
}

PostSet failed_posts(std::string message) {
  PostSet set;
  set.notes.push_back({.kind = NoteKind::failed, .message = std::move(message)});
  return set;
}

}  // namespace tokensite
