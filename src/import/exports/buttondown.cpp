#include "import/exports/buttondown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "import/exports/csv_table.hpp"
#include "import/exports/text_format.hpp"
#include "import/exports/timestamp.hpp"
#include "support/json_value.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view texts_folder = "emails/";
constexpr std::string_view text_suffix = ".md";
constexpr std::string_view json_list = "emails.json";

/// What the list says of one e-mail, in either of its forms.
struct Email {
  std::string place;  ///< "emails.csv, line 7"
  std::string subject;
  std::string date;
  std::string slug;
};

std::optional<std::string_view> slug_in(std::string_view name, std::string_view folder) {
  if (!name.starts_with(folder)) return std::nullopt;
  name.remove_prefix(folder.size());
  if (!name.starts_with(texts_folder) || !name.ends_with(text_suffix)) return std::nullopt;
  name.remove_prefix(texts_folder.size());
  name.remove_suffix(std::min(text_suffix.size(), name.size()));
  if (name.empty() || name.find('/') != name.npos) return std::nullopt;
  return name;
}

enum class ListForm { table, json };

struct List {
  ListForm form = ListForm::table;
  std::string folder;
};

/// The first list that has texts beside it.
std::optional<List> find_list(const ExportFiles& files) {
  std::vector<List> lists;
  for (std::string& folder : files.folders_with(PostTable::buttondown)) {
    lists.push_back({.form = ListForm::table, .folder = std::move(folder)});
  }
  for (const std::string& name : files.names()) {
    const std::string_view last = std::string_view(name).substr(name.rfind('/') + 1);
    if (last != json_list) continue;
    lists.push_back({.form = ListForm::json, .folder = name.substr(0, name.size() - last.size())});
  }
  const std::vector<std::string>& names = files.names();
  for (const List& list : lists) {
    const std::string texts = list.folder + std::string(texts_folder);
    auto at = std::ranges::lower_bound(names, texts);  // there may be many lists, and many names
    for (; at != names.end() && at->starts_with(texts); ++at) {
      if (slug_in(*at, list.folder)) return list;
    }
  }
  return std::nullopt;
}

/// The first line may be a comment for Buttondown's editor: "<!-- buttondown-editor-mode: fancy
/// -->".
void drop_editor_mode(Post& post) {
  const std::string_view line = std::string_view(post.body).substr(0, post.body.find('\n'));
  if (!line.starts_with("<!--") || line.find("buttondown-editor-mode") == line.npos) return;
  const std::size_t end = post.body.find("-->");
  if (end == post.body.npos) return;
  std::size_t begin = end + 3;
  for (; begin < post.body.size() && is_ascii_space(post.body[begin]); ++begin) {
    if (post.body[begin] == '\n') ++post.first_line;
  }
  post.body.erase(0, begin);
}

class ButtondownReader {
 public:
  ButtondownReader(ExportFiles& files, std::string_view origin) : files_(files), origin_(origin) {}

  PostSet read() {
    const std::optional<List> list = find_list(files_);
    if (!list) {
      fail("there is no emails.csv or emails.json with texts in emails/ beside it", {});
      return std::move(set_);
    }
    folder_ = list->folder;
    for (Email& email : list->form == ListForm::table ? table_emails() : json_emails()) {
      read_email(email);
    }
    read_texts_without_entry();
    std::ranges::stable_sort(posts_, {}, &std::pair<std::string, Post>::first);
    for (auto& [moment, post] : posts_) set_.posts.push_back(std::move(post));
    return std::move(set_);
  }

 private:
  void fail(std::string message, std::string text) {
    set_.notes.push_back(
        {.kind = NoteKind::failed, .message = std::move(message), .text = std::move(text)});
  }

  std::vector<Email> table_emails() {
    std::vector<Email> emails;
    const DecodedText text = files_.read_table(folder_, PostTable::buttondown);
    if (!text.text) {
      fail(fmt::format("emails.csv can't be read: {}", text.fault), {});
      return emails;
    }
    const CsvTable table = read_csv(*text.text);
    add_notes(set_.notes, table, "emails.csv");
    if (!table.has_column("slug")) fail("emails.csv has no column `slug`", {});
    for (const CsvRow& row : table.rows) {
      emails.push_back({.place = fmt::format("emails.csv, line {}", row.line),
                        .subject = std::string(table.cell(row, "subject")),
                        .date = std::string(table.cell(row, "publish_date")),
                        .slug = std::string(trim(table.cell(row, "slug")))});
    }
    return emails;
  }

  std::vector<Email> json_emails() {
    std::vector<Email> emails;
    const DecodedText text = files_.read(folder_ + std::string(json_list));
    JsonFault fault{.offset = 0, .message = text.fault};
    const auto document = text.text ? JsonDocument::parse(*text.text, fault) : std::nullopt;
    if (!document) {
      fail(fmt::format("emails.json can't be read: {}", fault.message), {});
      return emails;
    }
    for (const JsonValue& entry : document->root().elements()) {
      emails.push_back({.place = fmt::format("emails.json, entry {}", emails.size() + 1),
                        .subject = entry["subject"].text(),
                        .date = entry["publish_date"].text(),
                        .slug = entry["slug"].text()});
    }
    return emails;
  }

  void read_email(Email& email) {
    const std::string place = fmt::format("{}: `{}`", email.place, email.slug);
    if (email.slug.empty()) return fail(email.place + ": no `slug`", email.subject);
    if (!slugs_.insert(email.slug).second) {
      return fail(place + " stands in an earlier one, too", email.subject);
    }
    const std::string name =
        fmt::format("{}{}{}{}", folder_, texts_folder, email.slug, text_suffix);
    if (!files_.has(name)) return fail(place + " has no text in emails/", email.subject);
    std::optional<Post> post = read_text(email.slug, name);
    if (!post) return;
    post->title = std::move(email.subject);
    if (trim(email.date).empty()) post->state = PostState::draft;
    take_date(*post, email.date);
    posts_.emplace_back(std::move(email.date), std::move(*post));
  }

  void read_texts_without_entry() {
    for (const std::string& name : files_.names()) {
      const std::optional<std::string_view> slug = slug_in(name, folder_);
      if (!slug || slugs_.contains(*slug)) continue;
      std::optional<Post> post = read_text(*slug, name);
      if (!post) continue;
      post->notes.push_back({.kind = NoteKind::look,
                             .message = "the list of e-mails doesn't have it: its title and its "
                                        "date are unknown"});
      posts_.emplace_back(std::string(), std::move(*post));
    }
  }

  std::optional<Post> read_text(std::string_view slug, const std::string& name) {
    DecodedText text = files_.read(name);
    if (!text.text) {
      fail(fmt::format("{} can't be read: {}", name, text.fault), {});
      return std::nullopt;
    }
    Post post{.origin = fmt::format("{}{}", origin_, name),
              .slug = std::string(slug),
              .body = std::move(*text.text)};
    drop_editor_mode(post);
    // What is no HTML is Markdown: that is what Buttondown writes letters in.
    const bool is_html = text_format_of(post.body) == TextFormat::html;
    post.format = is_html ? TextFormat::html : TextFormat::markdown;
    return post;
  }

  ExportFiles& files_;
  std::string_view origin_;
  std::string folder_;
  std::set<std::string, std::less<>> slugs_;  ///< of the list
  std::vector<std::pair<std::string, Post>> posts_;
  PostSet set_;
};

}  // namespace

bool is_buttondown(const ExportFiles& files) { return find_list(files).has_value(); }

PostSet read_buttondown(ExportFiles& files, std::string_view origin) {
  return ButtondownReader(files, origin).read();
}

}  // namespace tokensite
