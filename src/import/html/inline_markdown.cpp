#include "import/html/inline_markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/html/bare_addresses.hpp"
#include "import/markdown_escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// In the order in which they nest where they begin together.
enum Mark : std::size_t { link_mark, strong_mark, emphasis_mark, deleted_mark, mark_count };

bool has_mark(const InlineRun& run, std::size_t mark) {
  switch (mark) {
    case link_mark:
      return run.style.link != nullptr;
    case strong_mark:
      return run.style.strong;
    case emphasis_mark:
      return run.style.emphasis;
    default:
      return run.style.deleted;
  }
}

/// A delimiter opens or closes by what stands on either side of it (CommonMark, section 6.2).
/// `unsure` is a symbol: whether that counts as punctuation has changed between versions.
enum class Side { space, punctuation, unsure, letter };

Side side_of(std::string_view text) {
  if (text.empty() || text[0] == ' ') return Side::space;
  if (static_cast<unsigned char>(text[0]) < 0x80) {
    return is_ascii_alnum(text[0]) ? Side::letter : Side::punctuation;
  }
  return slugify(text.substr(0, code_point_length(text))).empty() ? Side::unsure : Side::letter;
}

/// The code point that ends `text`.
std::string_view last_of(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80) break;
  }
  return text.substr(begin);
}

std::string reference_to(std::string_view code_point) {
  return fmt::format("&#{};", static_cast<std::uint32_t>(decode_code_point(code_point)));
}

class LineWriter {
 public:
  LineWriter(std::vector<InlineRun> runs, LineKind kind) : runs_(std::move(runs)), kind_(kind) {
    if (is_strong_beside_emphasis()) emphasis_ = "_";
    for (auto& extents : extents_) extents.resize(runs_.size() + 1);
    for (std::size_t i = runs_.size(); i-- > 0;) {
      has_deletions_ = has_deletions_ || runs_[i].style.deleted;
      for (std::size_t mark = 0; mark < mark_count; ++mark) {
        const bool goes_on = i + 1 < runs_.size() &&
                             (mark != link_mark || runs_[i].style.link == runs_[i + 1].style.link);
        extents_[mark][i] =
            has_mark(runs_[i], mark) ? 1 + (goes_on ? extents_[mark][i + 1] : 0) : 0;
      }
    }
  }

  std::string write() {
    for (std::size_t i = 0; i < runs_.size(); ++i) write_run(i);
    close_to(0);
    flush_delimiters("");
    return std::move(out_);
  }

 private:
  struct Delimiter {
    std::size_t mark = 0;
    bool opens = false;
  };

  /// Delimiters side by side, in `out_`.
  struct Delimiters {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  struct OpenMark {
    std::size_t mark = 0;
    std::size_t begin = 0;  ///< of its content, in `out_`
  };

  void write_run(std::size_t i) {
    // Marks to close: those that this run hasn't, those inside of them, and those that would end
    // inside of a link that begins here.
    std::size_t keep = 0;
    while (keep < open_.size() && may_stay(open_[keep], i)) ++keep;
    close_to(keep);
    // No delimiter opens in front of a space.
    InlineRun& run = runs_[i];
    if (run.picture == nullptr && run.text.starts_with(' ')) {
      flush_delimiters(" ");
      out_ += ' ';
      run.text.erase(0, 1);
      if (run.text.empty()) return;
    }
    std::vector<std::size_t> opening;
    for (std::size_t mark = 0; mark < mark_count; ++mark) {
      if (has_mark(runs_[i], mark) && !is_open(mark)) opening.push_back(mark);
    }
    std::ranges::stable_sort(opening, std::ranges::greater(),
                             [&](std::size_t mark) { return extents_[mark][i]; });
    for (const std::size_t mark : opening) open(mark, i);
    write_content(i);
  }

  /// Stars for both, as most people write them; but where the two meet, it matters that they
  /// differ: of `*a**b*c**` each reader makes something else.
  bool is_strong_beside_emphasis() const {
    const InlineRun* last = nullptr;
    for (const InlineRun& run : runs_) {
      if (run.style.strong && run.style.emphasis) return true;
      if (last != nullptr && ((last->style.strong && run.style.emphasis) ||
                              (last->style.emphasis && run.style.strong))) {
        return true;
      }
      last = &run;
    }
    return false;
  }

  std::string_view delimiter_of(std::size_t mark) const {
    if (mark == strong_mark) return "**";
    return mark == deleted_mark ? "~~" : emphasis_;
  }

  bool is_open(std::size_t mark) const {
    return std::ranges::find(open_, mark, &OpenMark::mark) != open_.end();
  }

  bool may_stay(const OpenMark& open, std::size_t i) const {
    if (!has_mark(runs_[i], open.mark)) return false;
    if (open.mark == link_mark) return runs_[i].style.link == runs_[i - 1].style.link;
    const bool begins_link = runs_[i].style.link != nullptr &&
                             (i == 0 || runs_[i - 1].style.link != runs_[i].style.link);
    return !begins_link || extents_[open.mark][i] >= extents_[link_mark][i];
  }

  void close_to(std::size_t keep) {
    while (open_.size() > keep) {
      const std::size_t mark = open_.back().mark;
      if (mark == link_mark) {
        flush_delimiters("]");
        close_link(open_.back().begin);
      } else {
        delimiters_.push_back({.mark = mark, .opens = false});
      }
      open_.pop_back();
    }
  }

  void open(std::size_t mark, std::size_t i) {
    if (mark == link_mark) {
      flush_delimiters("[");
      link_ = runs_[i].style.link;
      open_.push_back({.mark = mark, .begin = out_.size()});
      out_ += '[';
    } else {
      delimiters_.push_back({.mark = mark, .opens = true});
      open_.push_back({.mark = mark});
    }
  }

  void close_link(std::size_t begin) {
    if (label_is_address_ && is_autolink(*link_)) {
      out_.replace(begin, out_.npos, fmt::format("<{}>", *link_));
    } else {
      out_ += ']';
      out_ += link_destination(*link_);
    }
    label_is_address_ = false;
  }

  void write_content(std::size_t i) {
    const InlineRun& run = runs_[i];
    if (run.picture != nullptr) {
      flush_delimiters("!");
      out_ += "![";
      out_ += escaped_text(run.text, {.before = '[',
                                      .after = ']',
                                      .in_label = true,
                                      .in_cell = kind_ == LineKind::table_cell});
      out_ += ']';
      out_ += link_destination(*run.picture);
      return;
    }
    if (std::string code = run.style.code ? code_span(run.text) : std::string(); !code.empty()) {
      flush_delimiters("`");
      out_ += code;
      return;
    }
    const bool is_first = out_.empty() && delimiters_.empty();
    const char before = !delimiters_.empty() ? '*' : out_.empty() ? ' ' : out_.back();
    std::string text = escaped_text(
        run.text, {.begins_line = is_first && kind_ == LineKind::paragraph,
                   .before = before,
                   .after = character_after(i),
                   .in_label = run.style.link != nullptr,
                   .in_cell = kind_ == LineKind::table_cell,
                   .ends_heading = i + 1 == runs_.size() && kind_ == LineKind::heading});
    if (has_deletions_) escape_tildes(text);
    if (run.style.link != nullptr) {
      label_is_address_ = out_.size() == link_begin() + 1 && extents_[link_mark][i] == 1 &&
                          delimiters_.empty() && run.text == *run.style.link;
    }
    const std::string_view rest = flush_delimiters(text);
    out_ += rest;
  }

  std::size_t link_begin() const {
    const auto link = std::ranges::find(open_, std::size_t{link_mark}, &OpenMark::mark);
    return link == open_.end() ? 0 : link->begin;
  }

  /// What will stand behind run `i`, as far as that matters to a backslash.
  char character_after(std::size_t i) const {
    if (i + 1 == runs_.size()) return open_.empty() ? ' ' : '*';
    const InlineRun& next = runs_[i + 1];
    const bool is_link = next.style.link != nullptr && next.style.link != runs_[i].style.link;
    if (is_link || next.picture != nullptr) return is_link ? '[' : '!';
    InlineStyle same = next.style;
    same.code = runs_[i].style.code;
    if (same != runs_[i].style) return '*';
    return next.style.code ? '`' : next.text.front();
  }

  /// "~5" is text, but not beside what is struck out.
  static void escape_tildes(std::string& text) {
    for (std::size_t at = text.find('~'); at != text.npos; at = text.find('~', at + 2)) {
      if (at > 0 && text[at - 1] == '\\') {
        --at;
      } else {
        text.insert(at, "\\");
      }
    }
  }

  /// Writes what was opened and closed since the last words, in front of `next`; gives the rest of
  /// `next`. Where a letter would keep a delimiter from being one, the letter is written as a
  /// reference: those begin and end with punctuation.
  std::string_view flush_delimiters(std::string_view next) {
    if (delimiters_.empty()) return next;
    if (!delimiters_.front().opens && out_.ends_with(' ')) {
      // Nor does one close behind a space.
      std::vector<Delimiter> closing = delimiters_;
      std::erase_if(closing, &Delimiter::opens);
      std::erase_if(delimiters_, [](const Delimiter& delimiter) { return !delimiter.opens; });
      std::swap(closing, delimiters_);
      out_.pop_back();
      flush_delimiters(" ");
      out_ += ' ';
      delimiters_ = std::move(closing);
      return flush_delimiters(next);
    }
    const Side before = side_of(last_of(out_));
    const Side after = side_of(next);
    // Between others, a delimiter has punctuation on both sides, which suits all of them.
    const bool is_alone = delimiters_.size() == 1;
    const auto suits_letters = [&](std::size_t mark, Side other_side) {
      const bool is_star = delimiter_of(mark).front() == '*';
      return is_alone && is_star && (other_side == Side::letter || other_side == Side::space);
    };
    const auto may_be_letter = [](Side side) {
      return side == Side::letter || side == Side::unsure;
    };
    const Delimiter first = delimiters_.front();
    const bool refers_before =
        first.opens && may_be_letter(before) && !suits_letters(first.mark, after);
    if (refers_before) refer_to_last();
    const Delimiter last = delimiters_.back();
    const bool refers_after =
        !last.opens && may_be_letter(after) && !suits_letters(last.mark, before);
    const std::size_t begin = out_.size();
    for (const Delimiter& delimiter : delimiters_) out_ += delimiter_of(delimiter.mark);
    written_.push_back({.begin = begin, .end = out_.size()});
    delimiters_.clear();
    if (!refers_after) return next;
    const std::size_t length = code_point_length(next);
    out_ += reference_to(next.substr(0, length));
    if (next.substr(length).starts_with('_')) out_ += '\\';  // it stood within a word
    return next.substr(length);
  }

  /// Writes the letter that ends `out_` as a reference. If it is alone between delimiters, those in
  /// front of it had a letter behind them, and have none now: so goes the letter in front of them.
  void refer_to_last() {
    std::size_t end = out_.size();
    for (auto before = written_.rbegin();; ++before) {
      const bool is_behind_delimiters = before != written_.rend();
      const std::size_t words = is_behind_delimiters ? before->end : 0;
      const std::size_t letter = end - last_of(std::string_view(out_).substr(0, end)).size();
      refer_to_letter(end, words);
      if (!is_behind_delimiters || letter != words) return;
      end = before->begin;
      const Side side = side_of(last_of(std::string_view(out_).substr(0, end)));
      if (side != Side::letter && side != Side::unsure) return;
    }
  }

  /// The code point that ends at `end`, among words that begin at `words`. What stands in front of
  /// it must not become markup: a backslash, and an underscore that stood within a word.
  void refer_to_letter(std::size_t end, std::size_t words) {
    const std::string letter(last_of(std::string_view(out_).substr(0, end)));
    std::size_t begin = end - letter.size();
    out_.replace(begin, letter.size(), reference_to(letter));
    const bool is_behind_underscore = begin > words && out_[begin - 1] == '_';
    if (is_behind_underscore) --begin;
    std::size_t backslashes = 0;
    while (begin > backslashes && out_[begin - 1 - backslashes] == '\\') ++backslashes;
    if (is_behind_underscore == (backslashes % 2 == 0)) out_.insert(begin, "\\");
  }

  std::vector<InlineRun> runs_;
  LineKind kind_;
  std::array<std::vector<std::size_t>, mark_count> extents_;  ///< in runs, from each
  std::string_view emphasis_ = "*";
  std::string out_;
  std::vector<OpenMark> open_;
  std::vector<Delimiter> delimiters_;  ///< between the words written and those that come
  std::vector<Delimiters> written_;    ///< where those that are written stood then
  const std::string* link_ = nullptr;
  bool label_is_address_ = false;
  bool has_deletions_ = false;
};

bool is_blank(const InlineRun& run) {
  return run.picture == nullptr && run.text.find_first_not_of(' ') == run.text.npos;
}

bool is_all_strong(const InlineLine& line) {
  bool has_words = false;
  for (const InlineRun& run : line.runs) {
    if (is_blank(run)) continue;
    if (!run.style.strong || run.picture != nullptr) return false;
    has_words = true;
  }
  return has_words;
}

/// Neighbours that look the same are one.
void merge_runs(std::vector<InlineRun>& runs) {
  std::vector<InlineRun> merged;
  for (InlineRun& run : runs) {
    if (!merged.empty() && merged.back().picture == nullptr && run.picture == nullptr &&
        merged.back().style == run.style) {
      merged.back().text += run.text;
    } else {
      merged.push_back(std::move(run));
    }
  }
  runs = std::move(merged);
}

std::vector<OutlineLink> links_of(const std::vector<InlineRun>& runs) {
  std::vector<OutlineLink> links;
  const std::string* open = nullptr;
  for (const InlineRun& run : runs) {
    if (run.style.link != nullptr && run.style.link != open) {
      links.push_back({.label = "", .url = *run.style.link});
    }
    open = run.style.link;
    if (open != nullptr) links.back().label += run.text;
  }
  return links;
}

}  // namespace

std::string plain_text(const InlineLine& line) {
  std::string plain;
  for (const InlineRun& run : line.runs) {
    if (run.picture != nullptr) continue;
    std::string_view text = run.text;
    if (plain.empty() || plain.ends_with(' ')) {
      while (text.starts_with(' ')) text.remove_prefix(1);
    }
    plain += text;
  }
  return std::string(trim(plain));
}

LineMarkdown line_markdown(InlineLine line, LineKind kind, Addresses& addresses) {
  link_bare_addresses(line, addresses);
  LineMarkdown written;
  const bool is_strong = is_all_strong(line);
  if (is_strong && kind == LineKind::heading) {
    for (InlineRun& run : line.runs) run.style.strong = false;
  } else if (is_strong) {
    written.emphasis = Emphasis::strong;
  }
  merge_runs(line.runs);
  written.plain = plain_text(line);
  written.links = links_of(line.runs);
  written.markdown = LineWriter(std::move(line.runs), kind).write();
  return written;
}

}  // namespace tokensite
