#include <fmt/format.h>

#include <algorithm>

#include "authoring/front_matter_edit.hpp"
#include "authoring/new_edition.hpp"
#include "authoring/slots.hpp"
#include "authoring/slots_report.hpp"
#include "commands/apply_changes.hpp"
#include "commands/commands.hpp"
#include "commands/draft_check.hpp"
#include "commands/opened_site.hpp"

namespace tokensite {
namespace {

Result<const Edition*> find_edition(const OpenedSite& site, const std::string& name) {
  if (name.empty()) {
    const Edition* coming = coming_edition(site.archive());
    if (coming != nullptr) return coming;
    return Error{"no edition is a draft; `tokensite new edition` makes the next one"};
  }
  const Result<std::size_t> found = find_edition(name, site.editions());
  if (!found) return found.error();
  const std::string& folder = site.editions()[*found].folder;
  const Edition* edition = find_by_folder(site.archive(), folder);
  if (edition != nullptr) return edition;
  return Error{fmt::format("{}/edition.md can't be read; `tokensite check` says why", folder)};
}

ExitStatus show(OpenedSite& site, const Edition& edition, DraftFormat format) {
  const Result<std::vector<InboxItem>> inbox = site.inbox();
  if (!inbox) return world_failed(inbox.error());
  const Result<SlotsCheck> check = check_as_published(site, edition);
  if (!check) return world_failed(check.error());
  const EditionSlots slots = slots_of(site.archive(), site.config(), edition);
  fmt::print("{}", format == DraftFormat::json ? slots_json(slots, *inbox, *check)
                                               : slots_text(slots, *inbox, *check));
  return ExitStatus::fine;
}

/// What is to be taken out of the inbox.
Result<std::vector<Taking>> choose(const OpenedSite& site, const std::vector<InboxItem>& inbox,
                                   const EditionSlots& slots, const DraftOptions& options) {
  if (options.fill) return fill(inbox, slots);
  std::optional<std::size_t> section;
  if (!options.section.empty()) {
    section = section_called(site.config(), options.section);
    if (!section) return Error{no_such_section(site.config(), options.section)};
  }
  return take(options.take, inbox, slots, site.config(), section,
              options.force ? Fullness::allow : Fullness::refuse);
}

ExitStatus take_items(OpenedSite& site, const Edition& edition, const DraftOptions& options) {
  const Result<std::vector<InboxItem>> inbox = site.inbox();
  if (!inbox) return world_failed(inbox.error());
  const auto takings =
      choose(site, *inbox, slots_of(site.archive(), site.config(), edition), options);
  if (!takings) return wrong_usage(takings.error());
  const auto placed = std::ranges::find(site.editions(), edition.folder, &PlacedEdition::folder);
  const auto changes = changes_for(*takings, *placed, site.config());
  if (!changes) return wrong_usage(changes.error());
  const Result<Done> done = carry_out(site.folder(), *changes);
  if (!done) return world_failed(done.error());
  if (options.format == DraftFormat::text) {
    fmt::print("{}\n", changes->empty() ? "nothing in the inbox fits; nothing was moved\n"
                                        : changes_text(*changes));
  }
  const std::string folder = edition.folder;
  if (const Result<Done> read = site.read(); !read) return world_failed(read.error());
  const Edition* after = site.has_archive() ? find_by_folder(site.archive(), folder) : nullptr;
  return after == nullptr ? ExitStatus::fine : show(site, *after, options.format);
}

}  // namespace

ExitStatus run_draft(const DraftOptions& options) {
  return with_opened_site(options.site, [&](OpenedSite& site) {
    const Result<const Edition*> edition = find_edition(site, options.edition);
    if (!edition) return wrong_usage(edition.error());
    if (options.publish) return publish_draft(site, **edition);
    const bool takes = options.fill || !options.take.empty();
    return takes ? take_items(site, **edition, options) : show(site, **edition, options.format);
  });
}

}  // namespace tokensite
