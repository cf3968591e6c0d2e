#include "import/edition/read_copy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "import/edition/section_names.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

bool is_ascii_punctuation(char c) { return c > ' ' && c < 0x7F && !is_ascii_alnum(c); }

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

/// Takes what stands before an unescaped `mark`, and the mark itself, off the front of `text`.
std::string take_until(std::string_view& text, char mark) {
  const std::size_t end = find_unescaped(text, mark);
  std::string taken = unescaped(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
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

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> values;
  while (!text.empty()) values.emplace_back(trim(take_until(text, ',')));
  return values;
}

/// "…/editions/32/slug/" -> "slug"
std::string slug_of(std::string_view permalink) {
  if (permalink.ends_with('/')) permalink.remove_suffix(1);
  const std::string_view slug = permalink.substr(permalink.rfind('/') + 1);
  return is_slug(slug) ? std::string(slug) : "";
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
    const std::vector<std::string_view> head = take_lines();
    if (head.size() < 2 || !read_number(head[0])) return false;
    for (std::size_t i = 1; i < head.size(); ++i) {
      std::string_view value = head[i];
      if (take(value, "Date: ")) {
        const std::optional<Date> date = parse_date(value);
        if (!date) return false;
        imported_.edition.date = *date;
      } else if (take(value, "Subtitle: ")) {
        imported_.edition.subtitle = unescaped(value);
      } else if (take(value, "Draft: ")) {
        imported_.edition.draft = true;
      } else if (take(value, "Canonical: ")) {
        imported_.edition.canonical_url = take_address(value).value_or("");
      }
    }
    return imported_.edition.date.year != 0;
  }

  /// "The Digest #32 · June 17, 2026"
  bool read_number(std::string_view text) {
    const std::size_t hash = text.rfind(" #");
    if (hash == text.npos) return false;
    const std::string_view rest = text.substr(hash + 2);
    const std::string_view digits = rest.substr(0, rest.find(' '));
    if (!is_digits(digits) || digits.size() > 6) return false;
    imported_.edition.number = std::stoi(std::string(digits));
    return imported_.edition.number > 0;
  }

  /// The lines up to the next heading, or between the two lines that keep a text with headings
  /// apart; empty ones around it are none of it.
  std::string take_body() {
    skip_empty_lines();
    std::string end_mark;
    if (line() == "<!-- text -->" ||
        (line().starts_with("<!-- text ") && line().ends_with(" -->"))) {
      end_mark = fmt::format("<!-- end of {}", line().substr(5));
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

  bool read_part() {
    std::string_view heading = line();
    const std::size_t number = at_ + 1;
    if (take(heading, "### ")) return section_ ? read_item(heading, number) : false;
    if (!take(heading, "## ")) return false;
    ++at_;
    skip_empty_lines();
    const std::string name = unescaped(heading);
    const auto found = section_heading(name, HeadingMarkup::heading_or_strong, config_);
    if (found) {
      section_ = found->section;
    } else if (!section_ && line().starts_with("- ")) {
      read_tldr();
    } else {
      drop_section(name, number);
    }
    return true;
  }

  void read_tldr() {
    for (; line().starts_with("- "); ++at_) {
      const std::string text = unescaped(line().substr(2));
      const auto section = std::ranges::find_if(config_.sections, [&](const Section& known) {
        return text.starts_with(known.title + ": ");
      });
      if (section == config_.sections.end()) {
        note(NoteKind::dropped, "a line of the TL;DR for none of the sections", at_ + 1, text);
      } else {
        imported_.edition.tldr.emplace_back(section->id, text.substr(section->title.size() + 2));
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
    const std::vector<std::string_view> lines = take_lines();
    if (lines.empty() || !read_links(lines[0], item.source)) return false;
    for (std::size_t i = 1; i < lines.size(); ++i) read_value(lines[i], item);
    item.source.body = take_body();
    imported_.items.push_back(std::move(item));
    return true;
  }

  /// "<url> | [label](<url>) | label (reason)"; "(reason)" in place of the first.
  static bool read_links(std::string_view text, SourceItem& item) {
    if (auto url = take_address(text)) {
      item.url = std::move(*url);
    } else if (take(text, "(")) {
      item.no_url = take_until(text, ')');
    } else {
      return false;
    }
    while (take(text, " | ")) {
      SourceLink link;
      if (take(text, "[")) {
        link.label = take_until(text, ']');
        auto url = take(text, "(") ? take_address(text) : std::nullopt;
        if (!url || !take(text, ")")) return false;
        link.url = std::move(*url);
      } else {
        link.label = trim(take_until(text, '('));
        link.no_url = take_until(text, ')');
      }
      item.links.push_back(std::move(link));
    }
    return text.empty();
  }

  static void read_value(std::string_view text, ImportedItem& item) {
    SourceItem& source = item.source;
    if (take(text, "Tags: ")) {
      source.tags = list_of(text);
    } else if (take(text, "Authors: ")) {
      source.authors = list_of(text);
    } else if (take(text, "Published: ")) {
      source.published = parse_date(text);
    } else if (take(text, "Again: ")) {
      source.again = unescaped(text);
    } else if (take(text, "Draft: ")) {
      source.draft = true;
    } else if (take(text, "Permalink: ")) {
      item.slug = slug_of(take_address(text).value_or(""));
    }
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
