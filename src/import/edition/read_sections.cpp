#include "import/edition/read_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "import/edition/item_starts.hpp"

namespace tokensite {
namespace {

using Starts = std::vector<std::size_t>;

/// Blocks that lie under one heading, and the sections they may be of: the heading's, then those
/// after it that have none.
struct Region {
  std::vector<std::size_t> sections;               ///< the first is certain
  std::vector<std::optional<std::size_t>> counts;  ///< of the items of each, where that is known
  std::vector<OutlineBlock> blocks;
};

std::optional<std::size_t> count_of(const Section& section) {
  if (section.count.most != section.count.least || section.count.least == 0) return std::nullopt;
  return static_cast<std::size_t>(section.count.least);
}

/// How many items all sections of the region have, then without the last of them, and so on.
std::vector<std::size_t> wanted_counts(const Region& region) {
  std::vector<std::size_t> wanted;
  std::size_t sum = 0;
  for (const auto& count : region.counts) {
    if (!count) break;
    sum += *count;
    wanted.insert(wanted.begin(), sum);
  }
  return wanted;
}

class SectionReader {
 public:
  SectionReader(const Outline& outline, const Config& config, ImportNotes& notes)
      : outline_(outline), config_(config), notes_(notes) {}

  std::vector<ImportedItem> read(std::vector<OutlineBlock> leading,
                                 std::vector<SectionPart> parts) {
    for (Region& region : regions_of(std::move(leading), std::move(parts))) read(region);
    std::ranges::stable_sort(items_, {}, &ImportedItem::section);
    return std::move(items_);
  }

 private:
  const std::string& title(std::size_t section) const { return config_.sections[section].title; }

  void note(NoteKind kind, std::size_t line, std::string message) {
    notes_.push_back({.kind = kind, .message = std::move(message), .line = line, .text = {}});
  }

  /// Sections from `section` on that should have items and lack a heading.
  void add_unheaded(Region& region, std::size_t section,
                    const std::vector<SectionPart>& parts) const {
    for (; section < config_.sections.size(); ++section) {
      const auto count = count_of(config_.sections[section]);
      if (!count || std::ranges::find(parts, section, &SectionPart::section) != parts.end()) return;
      region.sections.push_back(section);
      region.counts.push_back(count);
    }
  }

  std::vector<Region> regions_of(std::vector<OutlineBlock> leading,
                                 std::vector<SectionPart> parts) {
    std::vector<Region> regions;
    Region above;
    add_unheaded(above, 0, parts);
    if (above.sections.empty() || !holds_items(leading, above)) {
      for (const OutlineBlock& block : leading) notes_.push_back(dropped(block, "a promotion"));
    } else {
      above.blocks = std::move(leading);
      note(NoteKind::repaired, above.blocks.front().line,
           fmt::format("the heading of {} was missing", title(above.sections[0])));
      regions.push_back(std::move(above));
    }
    for (SectionPart& part : parts) {
      Region region{.sections = {part.section}, .counts = {}, .blocks = {}};
      auto count = count_of(config_.sections[part.section]);
      if (part.count) count = static_cast<std::size_t>(*part.count);
      region.counts.push_back(count);
      add_unheaded(region, part.section + 1, parts);
      region.blocks = std::move(part.blocks);
      regions.push_back(std::move(region));
    }
    return regions;
  }

  /// Only as many as the counts want are no coincidence.
  static bool holds_items(const std::vector<OutlineBlock>& blocks, const Region& region) {
    const std::vector<std::size_t> wanted = wanted_counts(region);
    const std::size_t seen = find_item_starts(blocks, wanted).size();
    return blocks.size() > 1 && std::ranges::find(wanted, seen) != wanted.end();
  }

  void read(Region& region) {
    const std::vector<std::size_t> wanted = wanted_counts(region);
    Starts starts = find_item_starts(region.blocks, wanted);
    if (std::ranges::find(wanted, starts.size()) == wanted.end()) {
      part_glued_titles(region.blocks, starts, wanted);
    }
    const std::size_t first = starts.empty() ? region.blocks.size() : starts.front();
    for (std::size_t i = 0; i < first; ++i) {
      notes_.push_back(dropped(region.blocks[i], fmt::format("a text above the first item of {}",
                                                             title(region.sections[0]))));
    }
    const std::vector<std::size_t> ends = ends_of_sections(region, starts);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : region.blocks.size();
      const auto blocks = std::span(region.blocks).subspan(starts[i], end - starts[i]);
      ImportedItem item = read_item(outline_, blocks, notes_);
      const auto after = std::ranges::upper_bound(ends, i);
      item.section = region.sections[static_cast<std::size_t>(after - ends.begin())];
      items_.push_back(std::move(item));
    }
  }

  /// Parts titles from the ends of the texts before them, if there are just as many as items are
  /// missing.
  void part_glued_titles(std::vector<OutlineBlock>& blocks, Starts& starts,
                         const std::vector<std::size_t>& wanted) {
    std::vector<std::size_t> glued;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool is_title = std::ranges::find(starts, i) != starts.end();
      if (!is_title && glued_title(blocks[i].plain) != std::string::npos) glued.push_back(i);
    }
    const bool are_the_missing =
        !glued.empty() && std::ranges::find(wanted, starts.size() + glued.size()) != wanted.end();
    if (!are_the_missing) return;
    for (std::size_t n = glued.size(); n-- > 0;) {
      const std::size_t at = glued[n];
      const auto split = split_block(outline_, blocks[at], glued_title(blocks[at].plain));
      if (!split) continue;
      note(NoteKind::repaired, blocks[at].line,
           fmt::format("the title `{}` was glued to the text before", split->tail.plain));
      blocks[at] = split->head;
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(at + 1), split->tail);
      for (std::size_t& start : starts) start += start > at ? 1 : 0;
      starts.insert(std::ranges::upper_bound(starts, at), at + 1);
    }
  }

  /// Per section of the region, the index of the item after its last.
  std::vector<std::size_t> ends_of_sections(const Region& region, const Starts& starts) {
    std::vector<std::size_t> ends;
    if (region.sections.size() == 1) return {starts.size()};
    // Where numbers begin again, or else where the counts say.
    for (std::size_t i = 1; i < starts.size(); ++i) {
      if (number_of(region.blocks[starts[i]]) == 1) ends.push_back(i);
    }
    if (ends.empty() || ends.size() >= region.sections.size()) {
      ends.clear();
      std::size_t sum = 0;
      for (const auto& count : region.counts) {
        if (!count || sum + *count > starts.size()) break;
        sum += *count;
        ends.push_back(sum);
      }
      if (ends.empty() || ends.back() != starts.size()) return {starts.size()};
      ends.pop_back();
    }
    for (std::size_t n = 0; n < ends.size(); ++n) {
      note(NoteKind::repaired, region.blocks[starts[ends[n]]].line,
           fmt::format("the heading of {} was missing", title(region.sections[n + 1])));
    }
    ends.push_back(starts.size());
    return ends;
  }

  const Outline& outline_;
  const Config& config_;
  ImportNotes& notes_;
  std::vector<ImportedItem> items_;
};

}  // namespace

std::vector<ImportedItem> read_sections(const Outline& outline, const Config& config,
                                        std::vector<OutlineBlock> leading,
                                        std::vector<SectionPart> parts, ImportNotes& notes) {
  return SectionReader(outline, config, notes).read(std::move(leading), std::move(parts));
}

}  // namespace tokensite
