#include "commands/apply_changes.hpp"

#include <fmt/format.h>

#include <string_view>

#include "diagnostics/report_words.hpp"

namespace tokensite {
namespace {

/// "content/editions/0032-x"; empty for files elsewhere.
std::string_view edition_folder_of(std::string_view path) {
  constexpr std::string_view editions = "content/editions/";
  if (!path.starts_with(editions)) return {};
  return path.substr(0, path.find('/', editions.size()));
}

}  // namespace

std::string changes_text(const std::vector<FileChange>& changes) {
  std::string text;
  std::string_view last;
  for (const FileChange& change : changes) {
    if (!change.is_moved()) continue;
    const std::string_view folder = edition_folder_of(change.to);
    if (!folder.empty() && folder != last) text += fmt::format("{}\n", folder);
    last = folder;
    const bool is_inside = !folder.empty() && edition_folder_of(change.from) == folder;
    const std::size_t skipped = folder.empty() ? 0 : folder.size() + 1;
    text += fmt::format("  {} → {}\n", change.from.substr(is_inside ? skipped : 0),
                        change.to.substr(skipped));
  }
  return text;
}

ExitStatus apply_changes(const OpenedSite& site, const MendedFiles& mended, Doing doing) {
  if (mended.changes.empty()) {
    fmt::print("everything is in its place; nothing was moved\n");
    return ExitStatus::fine;
  }
  if (doing == Doing::carry_out) {
    const Result<Done> done = carry_out(site.folder(), mended.changes);
    if (!done) return world_failed(done.error());
  }
  fmt::print("{}", changes_text(mended.changes));
  if (mended.links > 0) {
    fmt::print("{} in {} {}\n", counted(mended.links, "link"), counted(mended.files, "file"),
               doing == Doing::show ? "would follow" : "followed");
  }
  for (const auto& [from, to] : mended.addresses) {
    fmt::print("the item's address {}: {}/ → {}/\n",
               doing == Doing::show ? "would change" : "has changed", from, to);
  }
  for (const MendedFiles::Unmended& left : mended.unmended) {
    print_failure(fmt::format("{}: the link `{}` has to be mended by hand", printable(left.file),
                              printable(left.link)));
  }
  if (doing == Doing::show) fmt::print("nothing was moved: this was a dry run\n");
  return ExitStatus::fine;
}

}  // namespace tokensite
