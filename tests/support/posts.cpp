#include "tests/support/posts.hpp"

#include <fmt/format.h>

#include <string_view>

namespace tokensite {
namespace {

std::string_view name_of(NoteKind kind) {
  switch (kind) {
    case NoteKind::repaired:
      return "repaired";
    case NoteKind::dropped:
      return "dropped";
    case NoteKind::look:
      return "look";
    case NoteKind::failed:
      return "failed";
  }
  return "";
}

std::string_view name_of(TextFormat format) {
  if (format == TextFormat::text) return "text";
  return format == TextFormat::html ? "html" : "markdown";
}

std::string escaped(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    if (c == '\n') {
      shown += "\\n";
    } else {
      shown += c;
    }
  }
  return shown;
}

std::string shown(const Post& post) {
  std::string text = post.origin + '\n';
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format("  {}: {}\n", name, value);
  };
  add("title", post.title);
  add("subtitle", post.subtitle);
  add("slug", post.slug);
  add("url", post.url);
  if (post.number) add("number", std::to_string(*post.number));
  if (post.date) add("date", to_iso(*post.date));
  if (post.state == PostState::draft) add("state", "draft");
  add("tags", fmt::format("{}", fmt::join(post.tags, ", ")));
  add(fmt::format("{} from line {}", name_of(post.format), post.first_line), escaped(post.body));
  for (const ImportNote& note : post.notes) text += "  " + shown(ImportNotes{note});
  return text;
}

}  // namespace

std::string shown(const ImportNotes& notes) {
  std::string text;
  for (const ImportNote& note : notes) {
    text += fmt::format("{}: {}", name_of(note.kind), note.message);
    if (note.line > 0) text += fmt::format(" (line {})", note.line);
    if (!note.text.empty()) text += fmt::format(" <{}>", escaped(note.text));
    text += '\n';
  }
  return text;
}

std::string shown(const PostSet& set) {
  std::string text;
  for (const Post& post : set.posts) text += shown(post);
  return text + shown(set.notes);
}

std::string shown_posts(const std::string& path, ExportKind kind) {
  const Result<PostSet> set = read_posts(path, kind);
  return set ? shown(*set) : set.error().message + '\n';
}

}  // namespace tokensite
