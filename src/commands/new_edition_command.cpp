#include <fmt/format.h>

#include "authoring/addition.hpp"
#include "authoring/new_edition.hpp"
#include "commands/commands.hpp"
#include "commands/opened_site.hpp"
#include "support/interruption.hpp"
#include "support/new_files.hpp"

namespace tokensite {
namespace {

ExitStatus make_edition(const OpenedSite& site, const NewEditionOptions& options) {
  const Edition* coming = coming_edition(site.archive());
  if (coming != nullptr && coming == &site.archive().editions.back() && !options.force) {
    return wrong_usage(Error{fmt::format(
        "edition {} is still a draft, in {}; `tokensite draft` shows what it lacks (--force makes "
        "another edition all the same)",
        coming->number, coming->folder)});
  }
  SourceEdition edition = next_edition(site.archive(), site.config(), site.editions(), utc_today());
  if (!options.title.empty()) {
    const Result<std::string> title = one_line(options.title, "--title");
    if (!title) return wrong_usage(title.error());
    if (title->empty()) return wrong_usage(Error{"--title: it is empty"});
    edition.title = *title;
  }
  if (!options.date.empty()) {
    const std::optional<Date> date = parse_date(options.date);
    if (!date) {
      return wrong_usage(Error{fmt::format(
          "--date: `{}` is no date; write 2026-06-17, or 2026-06 for a month", options.date)});
    }
    edition.date = *date;
  }
  const std::string folder =
      "content/editions/" + edition_folder_name(edition.number, edition.title);
  Interruption interruption;
  const Result<Named> named =
      write_new_folder(fmt::format("{}/{}", site.folder(), folder),
                       {{.path = "edition.md", .bytes = edition_source(edition)}});
  if (interruption.has_come()) interruption.end_program();
  if (!named) return world_failed(named.error());
  if (*named == Named::name_is_taken) {
    return wrong_usage(Error{fmt::format("{} is there already; nothing was written", folder)});
  }
  fmt::print("{}/edition.md: edition {}, {}, a draft\n", folder, edition.number,
             to_iso(edition.date));
  fmt::print(
      "Its sections get their folders with their first items; `tokensite draft` shows "
      "what it lacks.\n");
  return ExitStatus::fine;
}

}  // namespace

ExitStatus run_new_edition(const NewEditionOptions& options) {
  return with_opened_site(options.site,
                          [&](OpenedSite& site) { return make_edition(site, options); });
}

}  // namespace tokensite
