#include <fmt/format.h>

#include "authoring/addition.hpp"
#include "commands/commands.hpp"
#include "commands/opened_site.hpp"
#include "commands/page_facts.hpp"
#include "diagnostics/report_words.hpp"
#include "support/interruption.hpp"
#include "support/new_files.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Puts in what the network knows; without an answer the item is written all the same.
void fetch_facts(SourceItem& item, const Config& config) {
  if (shows_progress()) fmt::print(stderr, "asking {} …", printable(display_host(item.url)));
  const Result<PageFacts> facts = ask_for_facts(item.url, config);
  if (shows_progress()) fmt::print(stderr, "\r\x1b[K");
  if (!facts) return print_failure(fmt::format("no title: {}", printable(facts.error().message)));
  if (item.title.empty()) item.title = facts->title;
  item.authors = facts->authors;
}

/// Another program may take the name in between; then the next one is free.
Result<std::string> write_item(const OpenedSite& site, const SourceItem& item,
                               const std::string& section) {
  for (;;) {
    std::string path = inbox_path(item, names_in(site.folder() + "/content/inbox"));
    const Result<Named> named = write_new_file(fmt::format("{}/{}", site.folder(), path),
                                               inbox_source(item, section, utc_today()));
    if (!named) return named.error();
    if (*named == Named::yes) return path;
  }
}

ExitStatus add(const OpenedSite& site, const AddOptions& options) {
  const Result<std::string> url = cleaned_url(options.url);
  if (!url) return wrong_usage(url.error());
  const Result<std::string> title = one_line(options.title, "--title");
  if (!title) return wrong_usage(title.error());
  const Result<std::string> again = one_line(options.again, "--again");
  if (!again) return wrong_usage(again.error());
  const Result<std::string> note = body_text(options.note, "--note");
  if (!note) return wrong_usage(note.error());
  const auto tags = known_tags(options.tags, site.config());
  if (!tags) return wrong_usage(tags.error());
  const auto section = choose_section(options.section, site.archive(), site.config(), *url);
  if (!section) return wrong_usage(section.error());

  const Result<std::vector<InboxItem>> inbox = site.inbox();
  if (!inbox) return world_failed(inbox.error());
  if (const auto place = waiting_place(site.archive(), *inbox, *url)) {
    fmt::print("{}; nothing was written\n", printable(*place));
    return ExitStatus::fine;
  }
  SourceItem item{.title = *title, .url = *url, .tags = *tags, .again = *again, .body = *note};
  if (options.fetch) fetch_facts(item, site.config());
  Interruption interruption;
  const Result<std::string> path = write_item(site, item, section->id);
  if (interruption.has_come()) interruption.end_program();
  if (!path) return world_failed(path.error());

  fmt::print("{}\n", *path);
  fmt::print("  title    {}\n",
             item.title.empty() ? "none yet: write it into the file" : printable(item.title));
  fmt::print("  section  {}{}\n",
             section->id.empty() ? "none yet: name one with --section" : section->id,
             section->reason.empty() ? "" : fmt::format(" ({})", section->reason));
  if (const std::string cleaning = cleaning_of(options.url, *url); !cleaning.empty()) {
    fmt::print("  address  {}\n", printable(cleaning));
  }
  const auto earlier = earlier_run(site.archive(), *url);
  if (earlier && again->empty()) {
    print_failure(
        fmt::format("{}; if it runs again on purpose, say why in the file: `again: \"…\"`",
                    printable(*earlier)));
  }
  return ExitStatus::fine;
}

}  // namespace

ExitStatus run_add(const AddOptions& options) {
  return with_opened_site(options.site, [&](OpenedSite& site) { return add(site, options); });
}

}  // namespace tokensite
