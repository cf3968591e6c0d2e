#include "authoring/file_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "support/files.hpp"
#include "support/interruption.hpp"
#include "support/new_files.hpp"

namespace tokensite {
namespace {

Result<Done> replace_text(const std::string& site, const std::string& path,
                          const std::string& before, const std::string& after) {
  const Result<Replaced> replaced = replace_file(fmt::format("{}/{}", site, path), before, after);
  if (!replaced) return replaced.error();
  switch (*replaced) {
    case Replaced::yes:
      return Done{};
    case Replaced::changed_meanwhile:
      return Error{fmt::format("{} has changed meanwhile; nothing was moved", path)};
    case Replaced::symbolic_link:
      return Error{fmt::format("{} is a symbolic link; nothing was moved", path)};
  }
  return Done{};
}

Result<Done> rename(const std::string& site, const std::string& from, const std::string& to) {
  const Result<Named> named =
      rename_to_new(fmt::format("{}/{}", site, from), fmt::format("{}/{}", site, to));
  if (!named) return named.error();
  if (*named == Named::yes) return Done{};
  return Error{fmt::format("{} is there already; nothing was moved", to)};
}

/// What has been done, and how to undo it.
class Undoing {
 public:
  explicit Undoing(const std::string& site) : site_(site) {}

  Result<Done> set_text(const FileChange& change) {
    Result<Done> done = replace_text(site_, change.from, change.before, change.after);
    if (done) done_.push_back({.change = &change, .is_name = false});
    return done;
  }

  Result<Done> set_name(const FileChange& change) {
    Result<Done> done = rename(site_, change.from, change.to);
    if (done) done_.push_back({.change = &change, .is_name = true});
    return done;
  }

  /// As far as the disk lets us: what can't be undone stays whole under its new name.
  void undo() {
    for (auto step = done_.rbegin(); step != done_.rend(); ++step) {
      const FileChange& change = *step->change;
      [[maybe_unused]] const Result<Done> undone =
          step->is_name ? rename(site_, change.to, change.from)
                        : replace_text(site_, change.from, change.after, change.before);
    }
  }

 private:
  struct Step {
    const FileChange* change = nullptr;
    bool is_name = false;
  };
  const std::string& site_;
  std::vector<Step> done_;
};

/// The folder of a section that has lost its last item. That of the inbox stays.
void remove_left_folder(const std::string& site, const std::string& path) {
  if (!path.starts_with("content/editions/")) return;
  remove_if_empty(fmt::format("{}/{}", site, path.substr(0, path.rfind('/'))));
}

}  // namespace

Result<std::vector<FileChange>> in_order(std::vector<FileChange> changes) {
  std::set<std::string> targets;
  std::set<std::string> in_use;  // names that files still have to give up
  for (const FileChange& change : changes) {
    if (!targets.insert(change.to).second) {
      return Error{fmt::format("two files would be called {}", change.to)};
    }
    if (change.is_moved()) in_use.insert(change.from);
  }
  std::vector<FileChange> ordered;
  while (!changes.empty()) {
    const auto is_blocked = [&](const FileChange& change) {
      return change.is_moved() && in_use.contains(change.to);
    };
    const auto free = std::ranges::find_if_not(changes, is_blocked);
    if (free == changes.end()) {
      return Error{fmt::format("{} and {} would swap their names; give one of them another slug",
                               changes.front().from, changes.front().to)};
    }
    in_use.erase(free->from);
    ordered.push_back(std::move(*free));
    changes.erase(free);
  }
  return ordered;
}

Result<Done> carry_out(const std::string& site, const std::vector<FileChange>& changes) {
  Interruption interruption;
  Undoing work(site);
  Result<Done> done = Done{};
  for (const FileChange& change : changes) {
    // One file after the other: a kill leaves one at most between its text and its name.
    if (done && change.has_new_text()) done = work.set_text(change);
    if (done && change.is_moved()) done = work.set_name(change);
  }
  if (!done) work.undo();
  for (const FileChange& change : changes) {
    if (change.is_moved()) remove_left_folder(site, done ? change.from : change.to);
  }
  if (interruption.has_come()) interruption.end_program();
  return done;
}

}  // namespace tokensite
