#include "check/rules.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <vector>

namespace tokensite {

namespace {

using Rule = void (*)(const CheckInput&, Diagnostics&);

/// A rule that asks for no more than the archive, or the archive and the config.
template <void (*rule)(const Archive&, Diagnostics&)>
void of_archive(const CheckInput& input, Diagnostics& diagnostics) {
  rule(input.archive, diagnostics);
}
template <void (*rule)(const Archive&, const Config&, Diagnostics&)>
void of_config(const CheckInput& input, Diagnostics& diagnostics) {
  rule(input.archive, input.config, diagnostics);
}

void check_dates(const CheckInput& input, Diagnostics& diagnostics) {
  if (input.today) check_dates_have_come(input.archive, *input.today, diagnostics);
}

constexpr Rule all_rules[] = {
    of_archive<check_edition_numbers>,
    of_config<check_section_counts>,
    of_config<check_expectations_are_needed>,
    of_config<check_named_sections>,
    of_archive<check_item_slugs>,
    of_archive<check_numbers_go_on>,
    of_archive<check_dates_go_on>,
    check_dates,
    of_config<check_tldr_is_whole>,
    of_config<check_tldr_has_items>,
    check_links_are_new,
    check_tags_are_known,
    check_tags_go_by_their_ids,
    check_vocabulary_is_used,
    of_archive<check_items_have_tags>,
};

}  // namespace

void check_archive(const CheckInput& input, Workers& workers, Diagnostics& diagnostics) {
  std::vector<Diagnostics> found(std::size(all_rules));
  workers.for_each(found.size(), [&](std::size_t i) { all_rules[i](input, found[i]); });
  // In the order of the rules, whichever was done first: of one place, too, reports are the same.
  for (Diagnostics& of_rule : found) std::ranges::move(of_rule, std::back_inserter(diagnostics));
}

void apply_rules(Diagnostics& diagnostics, const Rules& rules) {
  const auto level_of = [&](Code code) -> std::optional<Level> {
    if (!is_adjustable(code)) return std::nullopt;
    const auto found = rules.levels.find(code);
    return found == rules.levels.end() ? rules.everything_else : found->second;
  };
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    return level_of(diagnostic.code) == Level::off;
  });
  for (Diagnostic& diagnostic : diagnostics) {
    const std::optional<Level> level = level_of(diagnostic.code);
    if (!level) continue;
    diagnostic.severity = *level == Level::error ? Severity::error : Severity::warning;
  }
}

}  // namespace tokensite
