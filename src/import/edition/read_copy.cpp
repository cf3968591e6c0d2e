#include "import/edition/read_copy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "import/edition/section_names.hpp"
#include "import/edition/source_form.hpp"
#include "parse/fields.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// CommonMark, section 2.4.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && is_ascii_punctuation(text[at + 1])) ++at;
    out += text[at];
  }
  return out;
}

/// The offset of `mark` in `text`, where no backslash stands before it; its size if there is none.
std::size_t find_unescaped(std::string_view text, char mark) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == mark) return at;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

/// Takes what stands before an unescaped `mark`, and the mark itself, off the front of `text`; none
/// if there is no such mark.
std::optional<std::string> take_until(std::string_view& text, char mark) {
  const std::size_t end = find_unescaped(text, mark);
  if (end == text.size()) return std::nullopt;
  std::string taken = unescaped(text.substr(0, end));
  text.remove_prefix(end + 1);
  return taken;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// "<url>" at the front of `text`; addresses hold no angle brackets, and aren't escaped.
std::optional<std::string> take_address(std::string_view& text) {
  if (!take(text, "<")) return std::nullopt;
  const std::size_t end = text.find('>');
  if (end == text.npos) return std::nullopt;
  std::string url(text.substr(0, end));
  text.remove_prefix(end + 1);
  return url;
}

/// "<url>" and nothing else.
std::optional<std::string> address_alone(std::string_view text) {
  std::optional<std::string> url = take_address(text);
  return text.empty() ? url : std::nullopt;
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> values;
  while (auto value = take_until(text, ',')) values.emplace_back(trim(*value));
  values.emplace_back(trim(unescaped(text)));
  return values;
}

/// "…/editions/32/slug/" -> "slug"; none if it ends in anything else.
std::optional<std::string> slug_of(std::string_view permalink) {
  if (permalink.ends_with('/')) permalink.remove_suffix(1);
  const std::string_view slug = permalink.substr(permalink.rfind('/') + 1);
  return is_slug(slug) ? std::optional(std::string(slug)) : std::nullopt;
}

class CopyReader {
 public:
  CopyReader(std::string_view text, const Config& config) : config_(config) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  std::optional<ImportedEdition> read() {
    if (!read_head()) return std::nullopt;
    imported_.edition.body = take_body();
    while (at_ < lines_.size()) {
      if (!read_part()) return std::nullopt;
    }
    return std::move(imported_);
  }

 private:
  /// The line as it stands; beyond the end, an empty one.
  std::string_view line() const { return at_ < lines_.size() ? lines_[at_] : ""; }
  bool is_heading() const { return line().starts_with("## ") || line().starts_with("### "); }
  void skip_empty_lines() {
    while (at_ < lines_.size() && trim(line()).empty()) ++at_;
  }

  /// A paragraph whose lines end in backslashes, but for the last.
  std::vector<std::string_view> take_lines() {
    std::vector<std::string_view> taken;
    for (; at_ < lines_.size() && !line().empty(); ++at_) {
      // An even number of backslashes is that of escaped ones.
      const std::size_t words = line().find_last_not_of('\\') + 1;
      const bool goes_on = (line().size() - words) % 2 == 1;
      taken.push_back(goes_on ? line().substr(0, line().size() - 1) : line());
    }
    skip_empty_lines();
    return taken;
  }

  bool read_head() {
    std::string_view title = line();
    if (!take(title, "# ")) return false;
    imported_.edition.title = unescaped(title);
    ++at_;
    skip_empty_lines();
    const std::size_t number = at_ + 1;
    const std::vector<std::string_view> head = take_lines();
    if (head.empty() || !read_number(head[0])) return false;
    for (std::size_t i = 1; i < head.size(); ++i) {
      if (!read_value_of_edition(head[i])) note_line(head[i], number + i);
    }
    return imported_.edition.date.year != 0;
  }

  /// False if the line is none of a copy's, or there for the second time.
  bool read_value_of_edition(std::string_view text) {
    SourceEdition& edition = imported_.edition;
    if (edition.date.year == 0 && take(text, "Date: ")) {
      edition.date = parse_date(text).value_or(Date{});
      return edition.date.year != 0;
    }
    if (edition.subtitle.empty() && take(text, "Subtitle: ")) {
      edition.subtitle = unescaped(text);
      return true;
    }
    if (edition.canonical_url.empty() && take(text, "Canonical: ")) {
      edition.canonical_url = address_alone(text).value_or("");
      return !edition.canonical_url.empty();
    }
    if (text == "Draft: true") return edition.draft = true;
    // The address that the site gave it; it gives it anew.
    return take(text, "Permalink: ") && address_alone(text);
  }

  void note_line(std::string_view line, std::size_t number) {
    note(NoteKind::dropped, "a line below the title that says nothing of a copy's", number,
         std::string(line));
  }

  /// "The Digest #32 · June 17, 2026"
  bool read_number(std::string_view text) {
    const std::size_t hash = text.rfind(" #");
    if (hash == text.npos) return false;
    const std::string_view rest = text.substr(hash + 2);
    imported_.edition.number = parse_number(rest.substr(0, rest.find(' '))).value_or(0);
    return imported_.edition.number > 0;
  }

  /// The lines up to the next heading, or between the two lines that keep a text with headings
  /// apart; empty ones around it are none of it.
  std::string take_body() {
    skip_empty_lines();
    const std::string end_mark = mark_of_end();
    if (!end_mark.empty()) {
      ++at_;
      skip_empty_lines();
    }
    std::string body;
    for (; at_ < lines_.size(); ++at_) {
      if (end_mark.empty() ? is_heading() : line() == end_mark) break;
      body.append(line()).append("\n");
    }
    if (!end_mark.empty() && at_ < lines_.size()) ++at_;
    skip_empty_lines();
    while (!body.empty() && is_ascii_space(body.back())) body.pop_back();
    return body;
  }

  /// The line that ends the text, if this one says that it will come, and it does.
  std::string mark_of_end() const {
    const bool is_mark =
        line() == "<!-- text -->" || (line().starts_with("<!-- text ") && line().ends_with(" -->"));
    if (!is_mark) return {};
    std::string mark = fmt::format("<!-- end of {}", line().substr(5));
    const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(at_);
    return std::find(begin, lines_.end(), mark) == lines_.end() ? std::string() : mark;
  }

  bool read_part() {
    std::string_view heading = line();
    const std::size_t number = at_ + 1;
    if (take(heading, "### ")) return section_ ? read_item(heading, number) : false;
    if (!take(heading, "## ")) return false;
    ++at_;
    skip_empty_lines();
    const std::string name = unescaped(heading);
    if (const auto section = section_of(name, number)) {
      section_ = section;
    } else if (!section_ && line().starts_with("- ")) {
      read_tldr();
    } else {
      drop_section(name, number);
    }
    return true;
  }

  /// Its heading as the site writes it; or, for a copy of another site, one that names a section.
  std::optional<std::size_t> section_of(const std::string& name, std::size_t number) {
    for (std::size_t s = 0; s < config_.sections.size(); ++s) {
      const Section& section = config_.sections[s];
      if (name == section.title || name == fmt::format("{} {}", section.emoji, section.title)) {
        return s;
      }
    }
    const auto found = section_heading(name, HeadingMarkup::heading_or_strong, config_);
    if (!found) return std::nullopt;
    if (found->has_other_name) {
      note(NoteKind::look,
           fmt::format("a heading of another name is taken for {}",
                       config_.sections[found->section].title),
           number, name);
    }
    return found->section;
  }

  void read_tldr() {
    for (; line().starts_with("- "); ++at_) {
      const std::string text = unescaped(line().substr(2));
      // One section's name may begin with another's: "Tools", "Tools: new".
      const Section* section = nullptr;
      for (const Section& known : config_.sections) {
        const bool is_longer = section == nullptr || known.title.size() > section->title.size();
        if (is_longer && text.starts_with(known.title + ": ")) section = &known;
      }
      if (section == nullptr) {
        note(NoteKind::dropped, "a line of the TL;DR for none of the sections", at_ + 1, text);
      } else {
        add_tldr_line(imported_.notes, imported_.edition, section->id,
                      text.substr(section->title.size() + 2), at_ + 1);
      }
    }
    skip_empty_lines();
  }

  void drop_section(const std::string& name, std::size_t number) {
    std::string text;
    for (; at_ < lines_.size() && !line().starts_with("## "); ++at_) {
      text.append(line()).append("\n");
    }
    note(NoteKind::dropped, fmt::format("the site has no section `{}`", name), number, text);
  }

  bool read_item(std::string_view heading, std::size_t number) {
    ImportedItem item{.section = *section_, .source = {}, .line = number};
    const std::size_t dot = heading.find(". ");
    if (dot == heading.npos || !is_digits(heading.substr(0, dot))) return false;
    item.source.title = unescaped(heading.substr(dot + 2));
    ++at_;
    skip_empty_lines();
    const std::size_t first = at_ + 1;
    const std::vector<std::string_view> lines = take_lines();
    if (lines.empty() || !read_links(lines[0], item.source)) return false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!read_value_of_item(lines[i], item)) note_line(lines[i], first + i);
    }
    item.source.body = take_body();
    imported_.items.push_back(std::move(item));
    return true;
  }

  /// "<url> | [label](<url>) | label (reason)"; "(reason)" in place of the first.
  static bool read_links(std::string_view text, SourceItem& item) {
    if (auto url = take_address(text)) {
      item.url = std::move(*url);
    } else {
      auto reason = take(text, "(") ? take_until(text, ')') : std::nullopt;
      if (!reason) return false;
      item.no_url = std::move(*reason);
    }
    while (take(text, " | ")) {
      const bool has_address = take(text, "[");
      const auto label = take_until(text, has_address ? ']' : '(');
      if (!label || (has_address && !take(text, "("))) return false;
      const auto target = has_address ? take_address(text) : take_until(text, ')');
      if (!target || (has_address && !take(text, ")"))) return false;
      item.links.push_back({.label = std::string(trim(*label)),
                            .url = has_address ? *target : "",
                            .no_url = has_address ? "" : *target});
    }
    return text.empty();
  }

  /// False if the line is none of a copy's, or there for the second time.
  static bool read_value_of_item(std::string_view text, ImportedItem& item) {
    SourceItem& source = item.source;
    if (source.tags.empty() && take(text, "Tags: ")) {
      source.tags = list_of(text);
      return true;
    }
    if (source.authors.empty() && take(text, "Authors: ")) {
      source.authors = list_of(text);
      return true;
    }
    if (!source.published && take(text, "Published: ")) {
      source.published = parse_date(text);
      return source.published.has_value();
    }
    if (source.again.empty() && take(text, "Again: ")) {
      source.again = unescaped(text);
      return true;
    }
    if (text == "Draft: true") return source.draft = true;
    if (!item.slug.empty() || !take(text, "Permalink: ")) return false;
    item.slug = slug_of(address_alone(text).value_or("")).value_or("");
    return !item.slug.empty();
  }

  void note(NoteKind kind, std::string message, std::size_t line, std::string text) {
    imported_.notes.push_back(
        {.kind = kind, .message = std::move(message), .line = line, .text = std::move(text)});
  }

  const Config& config_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  std::optional<std::size_t> section_;
  ImportedEdition imported_;
};

}  // namespace

std::optional<ImportedEdition> read_copy(std::string_view text, const Config& config) {
  return CopyReader(text, config).read();
}

}  // namespace tokensite
