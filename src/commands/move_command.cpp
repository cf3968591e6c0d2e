#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>

#include "authoring/mended_links.hpp"
#include "authoring/moves.hpp"
#include "commands/apply_changes.hpp"
#include "commands/commands.hpp"
#include "commands/opened_site.hpp"

namespace tokensite {
namespace {

/// A file that is named from the folder the user is in, by its path in the site.
std::string path_in_site(const std::string& item, const std::string& site) {
  namespace fs = boost::filesystem;
  boost::system::error_code failure;
  const fs::path file = fs::canonical(item, failure);
  if (failure || !item.ends_with(".md")) return item;
  const fs::path way = file.lexically_relative(fs::canonical(site, failure));
  return failure || way.empty() || *way.begin() == ".." ? item : way.string();
}

/// Back to where it came from: with the keys that the inbox has.
Result<MendedFiles> move_to_inbox(const OpenedSite& site, ItemPlace place) {
  const PlacedEdition& edition = site.editions()[place.edition];
  const PlacedItem& item = edition.items[place.item];
  const std::string to = fmt::format("content/inbox/{}.md", item.slug);
  if (site.files().has(to)) return Error{fmt::format("{} is there already", to)};
  std::vector<Rename> renames = close_gap(edition, site.config(), place.item);
  renames.push_back({.from = item.path, .to = to});
  Result<MendedFiles> mended = with_mended_links(renames, site.archive(), *site.plan().sources);
  if (!mended) return mended;
  FileChange& change = *std::ranges::find(mended->changes, to, &FileChange::to);
  const std::string& section = site.config().sections[item.section].id;
  change.after = inbox_source(change.after, section, utc_today());
  return mended;
}

Result<MendedFiles> plan_move(const OpenedSite& site, const MoveOptions& options) {
  const Result<ItemPlace> item =
      find_item(path_in_site(options.item, site.folder()), site.editions());
  if (!item) return item.error();
  const bool is_inbox = options.target == "inbox" && !section_called(site.config(), "inbox");
  if (is_inbox) return move_to_inbox(site, *item);
  const PlacedEdition& edition = site.editions()[item->edition];
  const Result<Target> target = parse_target(options.target, site.editions(), site.config(),
                                             item->edition, edition.items[item->item].section);
  if (!target) return target.error();
  const auto renames = move_item(site.editions(), site.config(), *item, *target);
  if (!renames) return renames.error();
  return with_mended_links(*renames, site.archive(), *site.plan().sources);
}

}  // namespace

ExitStatus run_move(const MoveOptions& options) {
  return with_opened_site(options.site, [&](OpenedSite& site) {
    const Result<MendedFiles> mended = plan_move(site, options);
    if (!mended) return wrong_usage(mended.error());
    return apply_changes(site, *mended, options.dry_run ? Doing::show : Doing::carry_out);
  });
}

}  // namespace tokensite
