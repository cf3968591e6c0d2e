#include "fix/unified_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace tokensite {
namespace {

constexpr std::size_t context = 3;  ///< lines around a change, as everywhere

/// Lines with their ends; the last may have none.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length = end == text.npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

/// Lines [old_begin, old_end) became lines [new_begin, new_end).
struct Change {
  std::size_t old_begin, old_end, new_begin, new_end;
};

/// The shortest way from one list of lines to the other: Eugene W. Myers, "An O(ND) Difference
/// Algorithm and Its Variations", Algorithmica 1 (1986), figure 2, with the furthest points of
/// every step kept for the way back.
class ShortestEdit {
 public:
  ShortestEdit(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b)
      : a_(a), b_(b) {}

  std::vector<Change> find() {
    while (!take_step()) {
      // Fixes change few lines. More than these are shown as one change, and cost nothing.
      if (furthest_.size() > most_steps) return {{0, a_.size(), 0, b_.size()}};
    }
    return way_back();
  }

 private:
  using Signed = std::ptrdiff_t;
  static constexpr std::size_t most_steps = 2000;

  static std::size_t index(Signed i) { return static_cast<std::size_t>(i); }
  Signed width() const { return static_cast<Signed>(a_.size()); }
  Signed height() const { return static_cast<Signed>(b_.size()); }

  /// How far in `a_` step `d` got on diagonal `k`.
  Signed reach(Signed d, Signed k) const { return furthest_[index(d)][index(k + d)]; }
  bool goes_down(Signed d, Signed k) const {
    return k == -d || (k != d && reach(d - 1, k - 1) < reach(d - 1, k + 1));
  }
  /// Where step `d` puts one on diagonal `k`, before equal lines take one further.
  Signed landing(Signed d, Signed k) const {
    if (d == 0) return 0;
    return goes_down(d, k) ? reach(d - 1, k + 1) : reach(d - 1, k - 1) + 1;
  }

  /// Whether it is the last.
  bool take_step() {
    const auto d = static_cast<Signed>(furthest_.size());
    std::vector<Signed> row(index(2 * d + 1));
    bool is_end = false;
    for (Signed k = -d; k <= d && !is_end; k += 2) {
      Signed x = landing(d, k);
      while (x < width() && x - k < height() && a_[index(x)] == b_[index(x - k)]) ++x;
      row[index(k + d)] = x;
      is_end = x >= width() && x - k >= height();
    }
    furthest_.push_back(std::move(row));
    return is_end;
  }

  std::vector<Change> way_back() const {
    std::vector<Change> changes;
    Signed x = width();
    Signed y = height();
    for (Signed d = static_cast<Signed>(furthest_.size()) - 1; d > 0; --d) {
      const Signed k = x - y;
      const bool is_down = goes_down(d, k);
      const Signed end = landing(d, k);
      x = is_down ? end : end - 1;
      y = is_down ? end - k - 1 : end - k;
      const Change step{index(x), index(end), index(y), index(end - k)};
      const bool continues = !changes.empty() && changes.back().old_begin == step.old_end &&
                             changes.back().new_begin == step.new_end;
      if (continues) {
        changes.back().old_begin = step.old_begin;
        changes.back().new_begin = step.new_begin;
      } else {
        changes.push_back(step);
      }
    }
    std::ranges::reverse(changes);
    return changes;
  }

  const std::vector<std::string_view>& a_;
  const std::vector<std::string_view>& b_;
  std::vector<std::vector<Signed>> furthest_;
};

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// "-3,7": from line 3, seven of them. No lines are after the line before them.
std::string range(char mark, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  const std::size_t first = count == 0 ? begin : begin + 1;
  return count == 1 ? fmt::format("{}{}", mark, first) : fmt::format("{}{},{}", mark, first, count);
}

/// As git does with core.quotePath off: in quotes if a character needs an escape.
std::string quoted_path(std::string_view prefix, std::string_view path) {
  std::string escaped;
  for (const char c : path) {
    if (c == '"' || c == '\\') {
      escaped += fmt::format("\\{}", c);
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      escaped += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      escaped += c;
    }
  }
  const bool needs_quotes = escaped.size() != path.size();
  // After a name with a space, a tab says where it ends.
  const std::string_view end = !needs_quotes && path.find(' ') != path.npos ? "\t" : "";
  return needs_quotes ? fmt::format("\"{}{}\"", prefix, escaped)
                      : fmt::format("{}{}{}", prefix, path, end);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> new_lines = lines_of(after);
  const std::vector<Change> changes = ShortestEdit(old_lines, new_lines).find();
  if (changes.empty()) return {};
  std::string out =
      fmt::format("--- {}\n+++ {}\n", quoted_path("a/", path), quoted_path("b/", path));
  for (auto first = changes.begin(); first != changes.end();) {
    auto last = first;  // of the hunk: changes whose context meets are shown together
    while (last + 1 != changes.end() && (last + 1)->old_begin - last->old_end <= 2 * context)
      ++last;
    const std::size_t lead = std::min(first->old_begin, context);
    const std::size_t tail = std::min(old_lines.size() - last->old_end, context);
    out += fmt::format("@@ {} {} @@\n", range('-', first->old_begin - lead, last->old_end + tail),
                       range('+', first->new_begin - lead, last->new_end + tail));
    std::size_t done = first->old_begin - lead;
    for (auto change = first; change <= last; ++change) {
      while (done < change->old_begin) append_line(out, ' ', old_lines[done++]);
      while (done < change->old_end) append_line(out, '-', old_lines[done++]);
      for (std::size_t i = change->new_begin; i < change->new_end; ++i)
        append_line(out, '+', new_lines[i]);
    }
    while (done < last->old_end + tail) append_line(out, ' ', old_lines[done++]);
    first = last + 1;
  }
  return out;
}

}  // namespace tokensite
