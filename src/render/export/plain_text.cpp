#include "render/export/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "render/export/html_tokens.hpp"
#include "render/export/portable_html.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Quotations and lists deeper than this are set no further in: there would be no room for words.
constexpr std::size_t deepest = 6;

struct ListLevel {
  bool is_ordered = false;
  int next = 1;
};

/// What a tag stands for in a text.
std::string_view mark_of(std::string_view element) {
  if (element == "em" || element == "i") return "_";
  if (element == "strong" || element == "b") return "*";
  if (element == "code") return "`";
  if (element == "del" || element == "s") return "~";
  return "";
}

bool is_block(std::string_view element) {
  constexpr std::string_view names[] = {"p",  "div", "h1", "h2", "h3", "h4", "h5",     "h6",
                                        "dl", "dt",  "dd", "hr", "ul", "ol", "caption"};
  return std::ranges::find(names, element) != std::end(names);
}

class TextWriter {
 public:
  TextWriter(std::string_view html, LinkNotes& notes) : tokens_(html), notes_(notes) {}

  std::string write() {
    while (tokens_.next(token_)) {
      if (token_.kind == HtmlToken::Kind::text) {
        add_words(unescaped_html(token_.source));
      } else if (token_.kind == HtmlToken::Kind::open) {
        open(token_.name);
      } else if (token_.kind == HtmlToken::Kind::close) {
        close(token_.name);
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  void open(std::string_view element) {
    if (element == "br") {
      line_ += is_cell_ ? " " : "\n";
    } else if (element == "img") {
      open_image();
    } else if (element == "a") {
      link_ = unescaped_html(token_.attribute("href"));
      link_begin_ = line_.size();
    } else if (element == "pre") {
      begin_block();
      is_code_ = true;
    } else if (element == "blockquote") {
      begin_block();
      gap();
      push_prefix("> ", "> ");
    } else if (element == "li") {
      open_list_item();
    } else if (element == "table") {
      begin_block();
      rows_.clear();
    } else if (element == "tr") {
      rows_.emplace_back();
    } else if (element == "td" || element == "th") {
      flush_into_cell();
      is_cell_ = true;
    } else if (is_block(element)) {
      open_block(element);
    } else if (!is_code_) {
      line_ += mark_of(element);
    }
  }

  void close(std::string_view element) {
    if (element == "a") {
      close_link();
    } else if (element == "pre") {
      end_code();
    } else if (element == "blockquote" || element == "li") {
      flush();
      pop_prefix();
      wants_gap_ = element == "blockquote" || wants_gap_;
    } else if (element == "td" || element == "th") {
      flush_into_cell();
    } else if (element == "table") {
      end_table();
    } else if (element == "ul" || element == "ol") {
      flush();
      if (!lists_.empty()) lists_.pop_back();
      wants_gap_ = lists_.empty();
    } else if (is_block(element)) {
      if (is_cell_) return add_words(" ");
      flush();
      wants_gap_ = true;
    } else if (!is_code_) {
      line_ += mark_of(element);
    }
  }

  void open_block(std::string_view element) {
    if (is_cell_) return add_words(" ");
    const bool is_list = element == "ul" || element == "ol";
    if (!is_list || lists_.empty()) {
      begin_block();
    } else {
      flush();
    }
    if (element == "hr") {
      line_ = "* * *";
      flush();
      wants_gap_ = true;
    }
    if (!is_list) return;
    const std::string_view start = token_.attribute("start");
    const bool is_number = is_digits(start) && start.size() < 9;
    lists_.push_back(
        {.is_ordered = element == "ol", .next = is_number ? std::stoi(std::string(start)) : 1});
  }

  void open_list_item() {
    flush();
    std::string marker = "- ";
    if (!lists_.empty() && lists_.back().is_ordered)
      marker = fmt::format("{}. ", lists_.back().next++);
    push_prefix(marker, std::string(marker.size(), ' '));
  }

  void open_image() {
    const std::string alt = unescaped_html(token_.attribute("alt"));
    line_ += alt.empty() ? "" : fmt::format("[{}]", alt);
    const std::string source = unescaped_html(token_.attribute("src"));
    if (!source.empty()) line_ += fmt::format(" [{}]", note(source));
  }

  void close_link() {
    const std::string url = std::move(link_);
    link_.clear();
    if (url.empty()) return;
    const std::string_view words =
        trim(std::string_view(line_).substr(std::min(link_begin_, line_.size())));
    const bool says_itself = words == url || "mailto:" + std::string(words) == url ||
                             "https://" + std::string(words) == url;
    if (!says_itself) line_ += fmt::format(" [{}]", note(url));
  }

  /// The number that stands for an address.
  std::size_t note(const std::string& url) {
    const auto [entry, is_new] = notes_.numbers.emplace(url, notes_.urls.size() + 1);
    if (is_new) notes_.urls.push_back(url);
    return entry->second;
  }

  void add_words(std::string_view words) {
    if (is_code_) {
      line_ += words;
      return;
    }
    for (const char c : words) {
      const bool is_space = is_ascii_space(c);
      if (is_space && (line_.empty() || line_.ends_with(' ') || line_.ends_with('\n'))) continue;
      line_ += is_space ? ' ' : c;
    }
  }

  void push_prefix(std::string first, std::string rest) {
    depth_.push_back(prefix_.size());
    const bool has_room = depth_.size() <= deepest;
    pending_ = pending_.value_or(prefix_) + (has_room ? first : "");
    prefix_ += has_room ? rest : "";
  }

  void pop_prefix() {
    if (depth_.empty()) return;
    prefix_.resize(depth_.back());
    depth_.pop_back();
    pending_.reset();
  }

  void begin_block() {
    flush();
    // What a list's item begins with stands beside its mark.
    if (!out_.empty() && !pending_) wants_gap_ = true;
  }

  void gap() {
    if (std::exchange(wants_gap_, false) && !out_.empty()) out_ += trimmed_prefix() + "\n";
  }

  std::string trimmed_prefix() const {
    std::string prefix = prefix_;
    while (prefix.ends_with(' ')) prefix.pop_back();
    return prefix;
  }

  void flush() {
    if (is_cell_ || is_code_) return;
    const std::string line = std::exchange(line_, {});
    link_begin_ = 0;
    if (trim(line).empty()) return;
    gap();
    out_ += wrapped(line, {.first = pending_.value_or(prefix_), .rest = prefix_});
    pending_.reset();
  }

  void end_code() {
    is_code_ = false;
    gap();
    std::string code = std::exchange(line_, {});
    if (code.ends_with('\n')) code.pop_back();
    std::string first = std::exchange(pending_, std::nullopt).value_or(prefix_);
    for (std::string_view rest = code;;) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string line = std::exchange(first, prefix_).append("    ").append(rest.substr(0, end));
      while (line.ends_with(' ')) line.pop_back();
      out_.append(line).append("\n");
      if (end == rest.size()) break;
      rest.remove_prefix(end + 1);
    }
    wants_gap_ = true;
  }

  void flush_into_cell() {
    if (is_cell_ && !rows_.empty()) rows_.back().emplace_back(trim(line_));
    if (is_cell_) line_.clear();
    is_cell_ = false;
  }

  void end_table() {
    flush_into_cell();
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i)
        widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::size_t total = display_width(prefix_);
    for (const std::size_t width : widths) total += width + 3;
    const bool fits = total <= text_width + 3;
    for (const auto& row : std::exchange(rows_, {})) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool is_last = i + 1 == row.size();
        line += row[i];
        if (fits && !is_last) line.append(widths[i] - display_width(row[i]), ' ');
        if (!is_last) line += " | ";
      }
      gap();
      const std::string first = std::exchange(pending_, std::nullopt).value_or(prefix_);
      out_ += fits ? first + line + "\n" : wrapped(line, {.first = first, .rest = prefix_ + "  "});
    }
    wants_gap_ = true;
  }

  HtmlTokens tokens_;
  HtmlToken token_;
  LinkNotes& notes_;
  std::string out_;
  std::string line_;  ///< words not printed yet; `\n` where a line must end
  std::string prefix_;
  std::optional<std::string> pending_;  ///< in place of `prefix_` on the next line: a list's mark
  std::vector<std::size_t> depth_;      ///< sizes of `prefix_` before each quotation and list item
  std::vector<ListLevel> lists_;
  std::vector<std::vector<std::string>> rows_;
  std::string link_;
  std::size_t link_begin_ = 0;
  bool wants_gap_ = false;
  bool is_code_ = false;
  bool is_cell_ = false;
};

}  // namespace

std::string plain_text_of(std::string_view html, LinkNotes& notes) {
  return TextWriter(html, notes).write();
}

std::string take_link_notes(LinkNotes& notes) {
  std::string lines;
  for (; notes.printed < notes.urls.size(); ++notes.printed) {
    lines += fmt::format("[{}] {}\n", notes.printed + 1, notes.urls[notes.printed]);
  }
  return lines;
}

}  // namespace tokensite
