#include "import/exports/beehiiv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "import/exports/csv_table.hpp"
#include "import/exports/slug_in_url.hpp"
#include "import/exports/timestamp.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

std::vector<std::string> split_tags(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    const std::string_view tag = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(tag.size() + 1, text.size()));
    if (!trim(tag).empty()) tags.emplace_back(trim(tag));
  }
  return tags;
}

Post read_row(const CsvTable& table, const CsvRow& row, std::string_view origin) {
  const auto cell = [&](std::string_view column) { return trim(table.cell(row, column)); };
  const auto first_of = [&](std::string_view column, std::string_view other) {
    return std::string(cell(column).empty() ? cell(other) : cell(column));
  };
  Post post{.origin = fmt::format("{}, line {}", origin, row.line),
            .title = first_of("web_title", "email_subject_line"),
            .subtitle = first_of("web_subtitle", "email_preview_text"),
            .slug = slug_in_url(cell("url")),
            .url = std::string(cell("url")),
            .tags = split_tags(cell("content_tags")),
            .body = std::string(cell("content_html")),
            .format = TextFormat::html,
            .first_line = 0};
  if (cell("status") == "draft") post.state = PostState::draft;
  if (cell("status") == "archived") {
    post.notes.push_back(
        {.kind = NoteKind::look, .message = "it was archived: no reader could find it any more"});
  }
  if (first_of("audience", "web_audiences") == "premium") {
    post.notes.push_back(
        {.kind = NoteKind::look, .message = "only paying readers could read it until now"});
  }
  take_date(post, cell("created_at"));
  return post;
}

}  // namespace

PostSet read_beehiiv(std::string_view csv, std::string_view origin) {
  PostSet set;
  const CsvTable table = read_csv(csv);
  add_notes(set.notes, table, origin);
  std::vector<std::pair<std::string, Post>> dated;
  for (const CsvRow& row : table.rows) {
    Post post = read_row(table, row, origin);
    if (!post.body.empty()) {
      dated.emplace_back(table.cell(row, "created_at"), std::move(post));
      continue;
    }
    set.notes.push_back({.kind = NoteKind::failed,
                         .message = fmt::format("{}: no text in `content_html`", post.origin),
                         .text = std::move(post.title)});
  }
  std::ranges::stable_sort(dated, {}, &std::pair<std::string, Post>::first);
  for (auto& [moment, post] : dated) set.posts.push_back(std::move(post));
  return set;
}

}  // namespace tokensite
