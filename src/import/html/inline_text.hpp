// A paragraph's words with what they are: bold, a link, code. Whatever nests in the source, runs
// don't: neighbours that look the same are one run, and how marks nest in the Markdown is decided
// when that is written (inline_markdown.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tokensite {

/// Each address once; pointers to them hold as long as this does, and differ as the addresses do.
class Addresses {
 public:
  const std::string* keep(std::string address) { return &*kept_.insert(std::move(address)).first; }

 private:
  std::unordered_set<std::string> kept_;
};

struct InlineStyle {
  bool strong = false;
  bool emphasis = false;
  bool deleted = false;
  bool code = false;
  const std::string* link = nullptr;  ///< where it leads
  friend bool operator==(const InlineStyle&, const InlineStyle&) = default;
};

/// What two styles have in common.
InlineStyle common_style(const InlineStyle& a, const InlineStyle& b);

/// `text` with a space for each space that is wider or doesn't break, and without what has no
/// width; what joins letters stays.
std::string plain_characters(std::string_view text);

struct InlineRun {
  std::string text;  ///< white space folded; of a picture, what it shows
  InlineStyle style;
  const std::string* picture = nullptr;  ///< its address
};

struct InlineLine {
  std::vector<InlineRun> runs;
  bool begins_paragraph = true;
  std::size_t line = 0;  ///< of its first word in the source

  /// Whether there is nothing to see.
  bool is_empty() const;
};

/// Takes texts as they come and folds their white space as browsers do.
class InlineText {
 public:
  void add_text(std::string_view text, const InlineStyle& style, std::size_t line);
  void add_picture(std::string_view alt, const std::string* address, const InlineStyle& style,
                   std::size_t line);
  /// Two in a row part paragraphs.
  void break_line();
  /// The lines that aren't empty; begins anew.
  std::vector<InlineLine> take();

 private:
  void append(std::string_view text, const InlineStyle& style, std::size_t line);

  std::vector<InlineLine> lines_;
  InlineLine current_;
  bool wants_space_ = false;
  InlineStyle space_style_;
};

}  // namespace tokensite
