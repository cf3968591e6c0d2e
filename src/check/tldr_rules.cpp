#include <fmt/format.h>

#include <algorithm>

#include "check/rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Sections that every edition has, and this one's TL;DR says nothing of.
std::vector<std::string> sections_left_out(const Edition& edition, const Config& config) {
  std::vector<std::string> left_out;
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const Section& section = config.sections[s];
    const bool is_regular = section.count.least > 0 && edition.item_files[s] > 0;
    if (is_regular && tldr_line(edition, section.id).empty()) left_out.push_back(section.id);
  }
  return left_out;
}

}  // namespace

void check_tldr_is_whole(const Archive& archive, const Config& config, Diagnostics& diagnostics) {
  const auto has_tldr = [](const Edition& edition) { return !edition.tldr.empty(); };
  // A newsletter without the habit isn't told to take it up.
  if (std::ranges::none_of(archive.editions, has_tldr)) return;
  for (const Edition& edition : archive.editions) {
    if (edition.draft) continue;
    const std::vector<std::string> left_out = sections_left_out(edition, config);
    if (left_out.empty()) continue;
    diagnostics.push_back(
        {.code = Code::missing_tldr,
         .span = has_tldr(edition) ? edition.tldr.front().first.span : edition.number_span,
         .message = has_tldr(edition)
                        ? fmt::format("the TL;DR has no line for {}", join_in_words(left_out))
                        : "this edition has no TL;DR, and others have one",
         .help = fmt::format("add under `tldr`: `{}: …`", left_out.front())});
  }
}

void check_tldr_has_items(const Archive& archive, const Config& config, Diagnostics& diagnostics) {
  for (const Edition& edition : archive.editions) {
    if (edition.draft) continue;
    for (const auto& [name, line] : edition.tldr) {
      const auto section = find_section(config, name.text);
      if (!section || edition.item_files[*section] > 0) continue;
      diagnostics.push_back(
          {.code = Code::stray_tldr,
           .span = name.span,
           .message = fmt::format("the TL;DR has a line for {}, which has no item in this edition",
                                  name.text),
           .help = "remove the line, or add what it speaks of"});
    }
  }
}

}  // namespace tokensite
