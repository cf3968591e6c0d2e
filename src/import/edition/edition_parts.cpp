#include "import/edition/edition_parts.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "import/edition/boilerplate.hpp"
#include "import/edition/item_starts.hpp"
#include "import/edition/section_names.hpp"
#include "import/plain_text_markdown.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

HeadingMarkup markup_of(const OutlineBlock& block) {
  const bool is_marked = block.kind == BlockKind::heading || block.emphasis == Emphasis::strong;
  return is_marked ? HeadingMarkup::heading_or_strong : HeadingMarkup::none;
}

std::optional<SectionHeading> heading_of(const OutlineBlock& block, const Config& config) {
  if (block.kind != BlockKind::heading && block.kind != BlockKind::paragraph) return std::nullopt;
  // "1. Tools for thought" is an item.
  if (number_of(block) > 0) return std::nullopt;
  return section_heading(block.plain, markup_of(block), config);
}

/// The offset of the last place where `words` stand in `markdown`; npos if they don't.
std::size_t find_words(std::string_view markdown, std::string_view words) {
  if (const std::size_t at = markdown.rfind(words); at != markdown.npos) return at;
  return markdown.rfind(markdown_of_line(words));
}

class Parter {
 public:
  Parter(const Outline& outline, const Config& config, ImportNotes& notes)
      : outline_(outline), config_(config), notes_(notes) {}

  EditionParts take() {
    for (const OutlineBlock& block : outline_.blocks) {
      const auto glued = glued_section_heading(block.plain, config_);
      const auto split = !glued ? std::nullopt : split_block(outline_, block, *glued);
      if (!split) {
        add(block);
        continue;
      }
      notes_.push_back({.kind = NoteKind::repaired,
                        .message = fmt::format("the heading `{}` was glued to the line before",
                                               split->tail.plain),
                        .line = block.line,
                        .text = {}});
      add(split->head);
      add(split->tail);
    }
    return std::move(parts_);
  }

 private:
  void add(const OutlineBlock& block) {
    if (const auto heading = heading_of(block, config_)) {
      is_elsewhere_ = false;
      if (heading->has_other_name) {
        notes_.push_back({.kind = NoteKind::look,
                          .message = fmt::format("a heading of another name is taken for {}",
                                                 config_.sections[heading->section].title),
                          .line = block.line,
                          .text = block.plain});
      }
      parts_.sections.push_back({.section = heading->section,
                                 .count = heading->count,
                                 .level = block.kind == BlockKind::heading ? block.level : 0,
                                 .line = block.line,
                                 .blocks = {}});
      return;
    }
    if (parts_.sections.empty()) {
      parts_.preamble.push_back(block);
      return;
    }
    SectionPart& part = parts_.sections.back();
    // A heading as high as the section's that names none: the text below is no item's.
    if (block.kind == BlockKind::heading && part.level > 0 && block.level <= part.level) {
      is_elsewhere_ = number_of(block) == 0;
    }
    if (is_elsewhere_) {
      notes_.push_back(dropped(block, "a part that is none of the sections"));
    } else if (has_ended_ || is_farewell(block.plain)) {
      has_ended_ = has_ended_ || is_farewell(block.plain);
      notes_.push_back(dropped(block, "the farewell"));
    } else if (is_boilerplate(block.plain)) {
      notes_.push_back(dropped(block, "a request of the e-mail"));
    } else {
      part.blocks.push_back(block);
    }
  }

  const Outline& outline_;
  const Config& config_;
  ImportNotes& notes_;
  EditionParts parts_;
  bool is_elsewhere_ = false;
  bool has_ended_ = false;
};

}  // namespace

ImportNote dropped(const OutlineBlock& block, std::string message) {
  return {.kind = NoteKind::dropped,
          .message = std::move(message),
          .line = block.line,
          .text = block.plain};
}

std::optional<SplitBlock> split_block(const Outline& outline, const OutlineBlock& block,
                                      std::size_t at) {
  const std::string_view words = std::string_view(block.plain).substr(at);
  const std::string_view markdown = outline.markdown_of(block);
  std::size_t middle = find_words(markdown, words);
  if (middle == markdown.npos || middle == 0) return std::nullopt;
  SplitBlock split{.head = block, .tail = block};
  split.tail.begin = block.begin + middle;
  split.tail.plain = words;
  split.tail.kind = BlockKind::paragraph;
  split.tail.ordinal = 0;
  // Strong words that are glued leave their asterisks on either side.
  if (markdown.substr(0, middle).ends_with("**")) {
    middle -= 2;
    split.tail.emphasis = Emphasis::strong;
    split.tail.end = split.tail.begin + words.size();
  }
  split.head.end = block.begin + middle;
  split.head.plain = trim(std::string_view(block.plain).substr(0, at));
  split.head.emphasis = Emphasis::none;
  std::erase_if(split.head.links, [&](const OutlineLink& link) {
    return split.head.plain.find(link.label) == std::string::npos;
  });
  std::erase_if(split.tail.links,
                [&](const OutlineLink& link) { return words.find(link.label) == words.npos; });
  return split;
}

EditionParts part_edition(const Outline& outline, const Config& config, ImportNotes& notes) {
  return Parter(outline, config, notes).take();
}

}  // namespace tokensite
