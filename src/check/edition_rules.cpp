#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/rules.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

const Expectation* expectation_for(const Edition& edition, const std::string& section) {
  const auto found = std::ranges::find(edition.expect, section,
                                       [](const Expectation& entry) { return entry.section.text; });
  return found == edition.expect.end() ? nullptr : &*found;
}

std::string help_for_count(const Edition& edition, const Section& section, int found,
                           const Count& wanted) {
  const std::string mend =
      found < wanted.least
          ? fmt::format("add {}/{}/{}-<slug>.md", edition.folder, section.id, found + 1)
          : fmt::format("move what is too much to another edition or to content/inbox/");
  return fmt::format("{}, or declare the exception: `expect: {{{}: {{count: {}, reason: \"…\"}}}}`",
                     mend, section.id, found);
}

void check_is_section(const Spanned& name, std::string_view key, const Config& config,
                      Diagnostics& diagnostics) {
  if (find_section(config, name.text)) return;
  std::vector<std::string_view> known;
  for (const Section& section : config.sections) known.push_back(section.id);
  Diagnostic diagnostic{
      .code = Code::unknown_section,
      .span = name.span,
      .message = fmt::format("`{}` under `{}` is no section of tokensite.yml", name.text, key)};
  if (const auto nearest = nearest_word(name.text, known)) {
    suggest(diagnostic, *nearest, confidence_in_slip(name.text, known));
  }
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

void check_edition_numbers(const Archive& archive, Diagnostics& diagnostics) {
  std::map<int, const Edition*> seen;
  for (const Edition& edition : archive.editions) {
    if (edition.number == 0) continue;  // said when it was parsed
    if (edition.number != edition.folder_number) {
      diagnostics.push_back(
          {.code = Code::number_mismatch,
           .span = edition.number_span,
           .message = fmt::format("this says edition {}, its folder says {}; the two must agree",
                                  edition.number, edition.folder_number),
           .help = fmt::format("write `number: {}`, or rename the folder", edition.folder_number),
           .fixes = {{.message = fmt::format("write {}", edition.folder_number),
                      .edits = {{.span = edition.number_span,
                                 .replacement = fmt::format("{}", edition.folder_number)}}}}});
    }
    const auto [first, is_new] = seen.try_emplace(edition.number, &edition);
    // A copied folder with the old number in it is told of above; that is one slip, not two.
    const auto is_told = [](const Edition& each) { return each.number != each.folder_number; };
    if (is_new || is_told(edition) || is_told(*first->second)) continue;
    diagnostics.push_back(
        {.code = Code::duplicate_number,
         .span = edition.number_span,
         .message =
             fmt::format("there are two editions {}; a number belongs to one", edition.number),
         .help = "give one of the two another number, in its edition.md and its folder's name",
         .labels = {{.span = first->second->number_span, .text = "the other is"}}});
  }
}

void check_section_counts(const Archive& archive, const Config& config, Diagnostics& diagnostics) {
  for (const Edition& edition : archive.editions) {
    if (edition.draft) continue;  // it is still being filled
    for (std::size_t s = 0; s < config.sections.size(); ++s) {
      const Section& section = config.sections[s];
      const Expectation* exception = expectation_for(edition, section.id);
      const Count& wanted = exception != nullptr ? exception->count : section.count;
      const int found = edition.item_files[s];
      if (wanted.allows(found)) continue;
      diagnostics.push_back(
          {.code = Code::section_count,
           .span = exception != nullptr ? exception->section.span : edition.number_span,
           .message = fmt::format("{} has {} item{}, needs {}", section.id, found,
                                  found == 1 ? "" : "s", to_words(wanted)),
           .help = help_for_count(edition, section, found, wanted)});
    }
  }
}

void check_expectations_are_needed(const Archive& archive, const Config& config,
                                   Diagnostics& diagnostics) {
  for (const Edition& edition : archive.editions) {
    if (edition.draft) continue;
    for (const Expectation& entry : edition.expect) {
      const auto section = find_section(config, entry.section.text);
      if (!section) continue;  // said by check_named_sections
      const int found = edition.item_files[*section];
      if (!config.sections[*section].count.allows(found) || !entry.count.allows(found)) continue;
      diagnostics.push_back(
          {.code = Code::needless_expect,
           .span = entry.section.span,
           .message =
               fmt::format("{} has {} item{}, which tokensite.yml allows anyway; no exception "
                           "is needed",
                           entry.section.text, found, found == 1 ? "" : "s"),
           .help = fmt::format("remove `{}` from `expect`", entry.section.text)});
    }
  }
}

void check_named_sections(const Archive& archive, const Config& config, Diagnostics& diagnostics) {
  for (const Edition& edition : archive.editions) {
    for (const auto& [section, line] : edition.tldr) {
      check_is_section(section, "tldr", config, diagnostics);
    }
    for (const Expectation& entry : edition.expect) {
      check_is_section(entry.section, "expect", config, diagnostics);
    }
  }
}

void check_item_slugs(const Archive& archive, Diagnostics& diagnostics) {
  for (const Edition& edition : archive.editions) {
    std::map<std::string_view, const Item*> seen;
    for (const Item& item : archive.items_of(edition)) {
      const auto [first, is_new] = seen.try_emplace(item.slug, &item);
      if (is_new) continue;
      diagnostics.push_back(
          {.code = Code::duplicate_slug,
           .span = {.file = item.file},
           .message = fmt::format(
               "two items of this edition have the slug `{}`, and so one address", item.slug),
           .help = fmt::format("rename this file: {}-<another slug>.md", item.position),
           .labels = {{.span = {.file = first->second->file}, .text = "the other is"}}});
    }
  }
}

}  // namespace tokensite
