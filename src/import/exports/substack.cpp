#include "import/exports/substack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "import/exports/csv_table.hpp"
#include "import/exports/timestamp.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view posts_folder = "posts/";
constexpr std::string_view post_suffix = ".html";

/// "123401.plain-text": the number, and the slug as it was when the post was new.
struct PostId {
  std::uint64_t number = 0;
  std::string slug;
};

PostId split_id(std::string_view id) {
  const std::string_view digits = id.substr(0, id.find('.'));
  constexpr std::size_t most_digits = 10;
  if (digits.size() == id.size() || !is_digits(digits) || digits.size() > most_digits) {
    return {.slug = std::string(id)};
  }
  return {.number = std::stoull(std::string(digits)),
          .slug = std::string(id.substr(digits.size() + 1))};
}

/// The id in "export/posts/123401.plain-text.html"; none in any other name.
std::optional<std::string_view> id_in(std::string_view name, std::string_view folder) {
  if (!name.starts_with(folder)) return std::nullopt;
  name.remove_prefix(folder.size());
  if (!name.starts_with(posts_folder) || !name.ends_with(post_suffix)) return std::nullopt;
  name.remove_prefix(posts_folder.size());
  name.remove_suffix(std::min(post_suffix.size(), name.size()));
  if (name.empty() || name.find('/') != name.npos) return std::nullopt;
  return name;
}

/// Where "posts/<number>.<slug>.html" lies, if anywhere.
std::optional<std::string> folder_of_posts(const ExportFiles& files) {
  for (const std::string& name : files.names()) {
    const std::size_t at = name.starts_with(posts_folder) ? 0 : name.find("/posts/");
    if (at == name.npos) continue;
    const std::string folder =
        at == 0 && name.starts_with(posts_folder) ? "" : name.substr(0, at + 1);
    const auto id = id_in(name, folder);
    if (id && split_id(*id).number > 0) return folder;
  }
  return std::nullopt;
}

bool is_said(std::string_view flag) { return equal_ignoring_ascii_case(trim(flag), "true"); }

/// What a kind of post or of reader means for the edition that is made of it.
void note_kind(Post& post, std::string_view type, std::string_view audience) {
  const auto look = [&](std::string message) {
    post.notes.push_back({.kind = NoteKind::look, .message = std::move(message)});
  };
  if (type == "podcast") look("it is an episode of a podcast, whose sound isn't in the export");
  if (type == "thread") look("it is a thread, whose replies aren't in the export");
  if (audience == "only_paid" || audience == "founding") {
    look("only paying readers could read it until now");
  }
}

class SubstackReader {
 public:
  SubstackReader(ExportFiles& files, std::string_view origin) : files_(files), origin_(origin) {}

  PostSet read() {
    std::vector<std::string> folders = files_.folders_with(PostTable::substack);
    for (std::size_t i = 1; i < folders.size(); ++i) {
      fail(fmt::format("{}posts.csv is a second table of posts, and not read", folders[i]), {});
    }
    if (!folders.empty()) {
      folder_ = folders.front();
      read_rows();
    } else {
      folder_ = folder_of_posts(files_).value_or("");
      fail("there is no posts.csv: titles and dates of the posts are unknown", {});
    }
    read_texts_without_row();
    std::ranges::stable_sort(posts_, [](const Known& a, const Known& b) {
      return std::tie(a.moment, a.number) < std::tie(b.moment, b.number);
    });
    for (Known& known : posts_) set_.posts.push_back(std::move(known.post));
    return std::move(set_);
  }

 private:
  struct Known {
    std::string moment;  ///< as the export has it: ISO 8601, so in order as texts are
    std::uint64_t number = 0;
    Post post;
  };

  void fail(std::string message, std::string text) {
    set_.notes.push_back(
        {.kind = NoteKind::failed, .message = std::move(message), .text = std::move(text)});
  }

  void read_rows() {
    const DecodedText text = files_.read_table(folder_, PostTable::substack);
    if (!text.text) return fail(fmt::format("posts.csv can't be read: {}", text.fault), {});
    const CsvTable table = read_csv(*text.text);
    add_notes(set_.notes, table, "posts.csv");
    if (!table.has_column("post_id")) return fail("posts.csv has no column `post_id`", {});
    for (const CsvRow& row : table.rows) read_row(table, row);
  }

  void read_row(const CsvTable& table, const CsvRow& row) {
    const auto cell = [&](std::string_view column) { return trim(table.cell(row, column)); };
    const std::string id(cell("post_id"));
    const std::string title = decoded_references(cell("title"));
    const std::string place = fmt::format("posts.csv, line {}: `{}`", row.line, id);
    if (id.empty()) return fail(fmt::format("posts.csv, line {}: no `post_id`", row.line), title);
    if (!ids_.insert(id).second) return fail(place + " stands in an earlier line, too", title);
    const std::string name = fmt::format("{}{}{}{}", folder_, posts_folder, id, post_suffix);
    if (!files_.has(name)) return fail(place + " has no text in posts/", title);
    if (cell("type") == "page") {
      DecodedText page = files_.read(name);
      set_.notes.push_back({.kind = NoteKind::dropped,
                            .message = place + " is a page, not an edition",
                            .text = page.text ? std::move(*page.text) : title});
      return;
    }
    std::optional<Known> known = read_text(id, name);
    if (!known) return;
    Post& post = known->post;
    post.title = title;
    post.subtitle = decoded_references(cell("subtitle"));
    if (table.has_column("is_published") && !is_said(cell("is_published"))) {
      post.state = PostState::draft;
    }
    known->moment = cell("post_date");
    take_date(post, cell("post_date"));
    note_kind(post, cell("type"), cell("audience"));
    posts_.push_back(std::move(*known));
  }

  void read_texts_without_row() {
    for (const std::string& name : files_.names()) {
      const std::optional<std::string_view> id = id_in(name, folder_);
      if (!id || ids_.contains(*id)) continue;
      std::optional<Known> known = read_text(std::string(*id), name);
      if (!known) continue;
      known->post.notes.push_back(
          {.kind = NoteKind::look,
           .message = "posts.csv has no row for it: its title and its date are unknown"});
      posts_.push_back(std::move(*known));
    }
  }

  std::optional<Known> read_text(const std::string& id, const std::string& name) {
    DecodedText text = files_.read(name);
    if (!text.text) {
      fail(fmt::format("{} can't be read: {}", name, text.fault), {});
      return std::nullopt;
    }
    PostId parts = split_id(id);
    return Known{.number = parts.number,
                 .post = {.origin = fmt::format("{}{}", origin_, name),
                          .slug = std::move(parts.slug),
                          .body = std::move(*text.text),
                          .format = TextFormat::html}};
  }

  ExportFiles& files_;
  std::string_view origin_;
  std::string folder_;
  std::set<std::string, std::less<>> ids_;  ///< of rows
  std::vector<Known> posts_;
  PostSet set_;
};

}  // namespace

bool is_substack(const ExportFiles& files) {
  return !files.folders_with(PostTable::substack).empty() || folder_of_posts(files);
}

PostSet read_substack(ExportFiles& files, std::string_view origin) {
  return SubstackReader(files, origin).read();
}

}  // namespace tokensite
