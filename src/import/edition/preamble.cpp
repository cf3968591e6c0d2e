#include "import/edition/preamble.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/edition/boilerplate.hpp"
#include "import/edition/item_starts.hpp"
#include "import/edition/number_and_title.hpp"
#include "import/edition/read_item.hpp"
#include "import/edition/section_names.hpp"
#include "import/edition/source_form.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// A title that is longer is a paragraph.
constexpr std::size_t longest_title_line = 300;  // code points

/// Promotions begin with a line, and go on below it.
constexpr std::size_t longest_headline = 120;  // code points

bool is_tldr_heading(std::string_view plain) {
  const std::string slug = slugify(plain);
  return slug == "tl-dr" || slug == "tldr" || slug == "tl-dr-what-caught-my-attention-this-week";
}

/// "This week's most valuable AI resources" with or without the "AI".
bool is_tagline(std::string_view plain, const Config& config) {
  const std::string tagline = slugify(config.tagline);
  const std::string seen = slugify(plain);
  if (tagline.empty() || seen.empty()) return false;
  if (tagline == seen) return true;
  for (std::size_t at = 0; at < tagline.size(); ++at) {
    const std::size_t end = std::min(tagline.find('-', at), tagline.size());
    std::string without = tagline;
    without.erase(at, std::min(end + 1, tagline.size()) - at);
    if (without == seen) return true;
    at = end;
  }
  return false;
}

class PreambleReader {
 public:
  PreambleReader(const Post& post, const Config& config, const Outline& outline,
                 std::vector<OutlineBlock>& blocks, SourceEdition& edition, ImportNotes& notes)
      : post_(post),
        config_(config),
        outline_(outline),
        blocks_(blocks),
        edition_(edition),
        notes_(notes) {}

  void read() {
    read_title();
    if (post_.number) edition_.number = *post_.number;
    read_subtitle();
    const std::size_t tldr = find_tldr();
    read_intro(tldr);
    at_ = tldr;
    read_tldr();
    blocks_.erase(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(at_));
  }

 private:
  const OutlineBlock& block() const { return blocks_[at_]; }
  bool is_over() const { return at_ == blocks_.size(); }
  void drop(const OutlineBlock& block, std::string message) {
    notes_.push_back(dropped(block, std::move(message)));
  }

  void set_title(std::string_view text) {
    NumberAndTitle found = number_and_title(text, config_.title);
    edition_.title = std::move(found.title);
    if (found.number) edition_.number = *found.number;
  }

  void read_title() {
    const bool has_title = !post_.title.empty();
    if (has_title) set_title(post_.title);
    if (!has_title) skip_to_heading();
    if (is_over()) return;
    const bool repeats = has_title && slugify(block().plain) == slugify(post_.title);
    const bool is_first_line = !has_title && looks_like_title();
    if (!repeats && !is_first_line) return;
    if (!has_title) set_title(block().plain);
    ++at_;
  }

  /// A text that begins with its introduction has no title.
  bool looks_like_title() const {
    const std::string& plain = block().plain;
    if (block().kind == BlockKind::heading) return true;
    if (code_point_count(plain) > longest_title_line) return false;
    if (number_and_title(plain, config_.title).number) return true;
    return plain.find(". ") == plain.npos && plain.find("! ") == plain.npos &&
           !plain.ends_with('.') && !section_line(plain, config_);
  }

  /// A page has things above its title: a date, a name.
  void skip_to_heading() {
    constexpr std::size_t farthest = 10;
    for (std::size_t i = 0; i < std::min(blocks_.size(), farthest); ++i) {
      if (blocks_[i].kind != BlockKind::heading || blocks_[i].level != 1) continue;
      for (; at_ < i; ++at_) drop(block(), "a line above the title");
      return;
    }
  }

  void read_subtitle() {
    if (!post_.subtitle.empty() && !is_tagline(post_.subtitle, config_)) {
      edition_.subtitle = post_.subtitle;
    }
    if (is_over()) return;
    if (is_tagline(block().plain, config_)) {
      drop(block(), "the newsletter's tagline");
      ++at_;
    } else if (!post_.subtitle.empty() && slugify(block().plain) == slugify(post_.subtitle)) {
      ++at_;
    } else if (block().kind == BlockKind::heading && at_ > 0 &&
               blocks_[at_ - 1].level < block().level && !is_tldr_heading(block().plain) &&
               edition_.subtitle.empty()) {
      edition_.subtitle = block().plain;
      ++at_;
    }
  }

  bool is_tldr_line(std::size_t i) const {
    return i < blocks_.size() && section_line(blocks_[i].plain, config_).has_value();
  }

  /// The TL;DR's heading, or the first of several lines that name sections.
  std::size_t find_tldr() const {
    for (std::size_t i = at_; i < blocks_.size(); ++i) {
      if (is_tldr_heading(blocks_[i].plain) || (is_tldr_line(i) && is_tldr_line(i + 1))) return i;
    }
    return first_item();
  }

  /// Without a TL;DR: where items begin that have lost their section's heading.
  std::size_t first_item() const {
    for (std::size_t i = at_; i < blocks_.size(); ++i) {
      const bool is_above_links = i + 1 < blocks_.size() && is_line_of_links(blocks_[i + 1]);
      if (number_of(blocks_[i]) == 1 || is_above_links) return i;
    }
    return blocks_.size();
  }

  /// Blocks [at_, end): the introduction, the box for new readers, promotions.
  void read_intro(std::size_t end) {
    std::vector<OutlineBlock> intro;
    enum class Part { own, greeting, promotion } part = Part::own;
    for (; at_ < end; ++at_) {
      const std::string_view plain = block().plain;
      if (begins_greeting_of_new_readers(plain)) {
        drop(block(), "the box for new readers");
        // The heading alone: its text is the next block.
        const bool has_text = code_point_count(plain) > 20;
        part = has_text ? Part::promotion : Part::greeting;
      } else if (part == Part::greeting) {
        drop(block(), "the box for new readers");
        part = Part::promotion;
      } else if (part == Part::promotion) {
        drop(block(), "a promotion");
      } else if (is_boilerplate(plain)) {
        drop(block(), "a request of the e-mail");
      } else if (is_promotion(plain)) {
        drop(block(), "a promotion");
        if (code_point_count(plain) <= longest_headline) part = Part::promotion;
      } else if (block().kind != BlockKind::rule || !intro.empty()) {
        intro.push_back(block());
      }
    }
    while (!intro.empty() && intro.back().kind == BlockKind::rule) intro.pop_back();
    edition_.body = trim(markdown_of_run(outline_, intro));
  }

  void read_tldr() {
    if (is_over() || !(is_tldr_heading(block().plain) || is_tldr_line(at_))) return;
    if (is_tldr_heading(block().plain)) ++at_;
    while (!is_over()) {
      if (const auto line = section_line(block().plain, config_)) {
        add_tldr_line(notes_, edition_, config_.sections[line->section].id, line->text,
                      block().line);
      } else if (edition_.tldr.empty() && !is_line_of_links(block()) &&
                 block().plain.ends_with(':')) {
        drop(block(), "the TL;DR's first words");
      } else if (block().kind != BlockKind::rule) {
        return;
      }
      ++at_;
    }
  }

  const Post& post_;
  const Config& config_;
  const Outline& outline_;
  std::vector<OutlineBlock>& blocks_;
  SourceEdition& edition_;
  ImportNotes& notes_;
  std::size_t at_ = 0;
};

}  // namespace

void read_preamble(const Post& post, const Config& config, const Outline& outline,
                   std::vector<OutlineBlock>& blocks, SourceEdition& edition, ImportNotes& notes) {
  PreambleReader(post, config, outline, blocks, edition, notes).read();
}

}  // namespace tokensite
