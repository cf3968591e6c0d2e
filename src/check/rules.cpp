#include "check/rules.hpp"

#include <optional>

namespace tokensite {

void check_archive(const CheckInput& input, Diagnostics& diagnostics) {
  const Archive& archive = input.archive;
  const Config& config = input.config;
  check_edition_numbers(archive, diagnostics);
  check_section_counts(archive, config, diagnostics);
  check_expectations_are_needed(archive, config, diagnostics);
  check_named_sections(archive, config, diagnostics);
  check_item_slugs(archive, diagnostics);
  check_numbers_go_on(archive, diagnostics);
  check_dates_go_on(archive, diagnostics);
  if (input.today) check_dates_have_come(archive, *input.today, diagnostics);
  check_tldr_is_whole(archive, config, diagnostics);
  check_tldr_has_items(archive, config, diagnostics);
  check_links_are_new(input, diagnostics);
  check_tags_are_known(archive, config, diagnostics);
  check_tags_go_by_their_ids(archive, config, diagnostics);
  check_vocabulary_is_used(input, diagnostics);
  check_items_have_tags(archive, diagnostics);
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
