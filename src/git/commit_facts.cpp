#include "git/commit_facts.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace tokensite::git {
namespace {

/// The author's day: where they were, not where we are. Years have four digits, whatever a commit
/// claims.
Date day_of(const git_time& when) {
  using namespace std::chrono;
  constexpr std::int64_t first = sys_seconds(sys_days(year(1) / 1 / 2)).time_since_epoch().count();
  constexpr std::int64_t last =
      sys_seconds(sys_days(year(9999) / 12 / 30)).time_since_epoch().count();
  constexpr int day_in_minutes = 24 * 60;
  const std::int64_t moment = std::clamp<std::int64_t>(when.time, first, last);
  const std::int64_t zone = std::clamp(when.offset, -day_in_minutes, day_in_minutes);
  const year_month_day day(floor<days>(sys_seconds(seconds(moment + zone * 60))));
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

CommitId to_commit_id(const git_oid& id) {
  CommitId bytes{};
  std::copy_n(id.id, bytes.size(), bytes.begin());
  return bytes;
}

Result<ReadCommit> read_commit(git_repository* repository, const CommitId& id,
                               const std::string& folder) {
  const auto unreadable = [] { return failure("cannot read the history"); };
  git_oid oid{};
  git_oid_fromraw(&oid, id.data());
  git_commit* raw = nullptr;
  if (git_commit_lookup(&raw, repository, &oid) != 0) return unreadable();
  const Commit commit(raw);
  ReadCommit read;
  read.facts.day = day_of(git_commit_author(raw)->when);
  read.facts.authors = authors_of(raw);
  std::optional<git_oid> before;
  const unsigned parents = git_commit_parentcount(raw);
  for (unsigned i = 0; i < parents; ++i) {
    git_commit* raw_parent = nullptr;
    if (git_commit_parent(&raw_parent, raw, i) != 0) return unreadable();
    const Commit parent(raw_parent);
    read.facts.parents.push_back(
        {.id = to_commit_id(*git_commit_id(raw_parent)), .time = git_commit_time(raw_parent)});
    before = *git_commit_tree_id(raw_parent);
  }
  if (parents > 1) return read;
  git_odb* raw_objects = nullptr;
  if (git_repository_odb(&raw_objects, repository) != 0) return unreadable();
  const Odb objects(raw_objects);
  auto changes =
      tree_changes(raw_objects, before ? &*before : nullptr, *git_commit_tree_id(raw), folder);
  if (!changes) return changes.error();
  read.facts.changes = std::move(changes->changes);
  read.lacks_texts = changes->lacks_texts;
  return read;
}

}  // namespace tokensite::git
