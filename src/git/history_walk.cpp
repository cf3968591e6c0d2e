#include "git/history_walk.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace tokensite::git {
namespace {

using Change = TreeChange::Kind;

/// "inbox" of "inbox/a.md"
std::string_view top_folder(std::string_view path) { return path.substr(0, path.find('/')); }

/// None: that is no change of a text.
std::optional<FileRevision::Kind> kind_of(const TreeChange& change, bool is_ignored) {
  const bool is_moved = change.kind == Change::moved || change.kind == Change::moved_and_changed;
  if (change.kind == Change::added ||
      (is_moved && top_folder(change.path) != top_folder(change.from)))
    return FileRevision::Kind::came;
  if (change.kind == Change::moved || is_ignored) return std::nullopt;
  return FileRevision::Kind::changed;
}

class HistoryWalk {
 public:
  HistoryWalk(CommitSource& commits, const WalkOptions& options)
      : commits_(commits), options_(options) {
    for (const std::string& file : options.files) today_[file] = options.prefix + file;
  }

  Result<SiteHistory> run(const CommitId& head) {
    wait_for({.id = head, .time = 0});
    // From the newest on: a name at a time leads to the name that the file has today.
    while (!waiting_.empty() && !today_.empty()) {
      std::pop_heap(waiting_.begin(), waiting_.end());
      const CommitId id = waiting_.back().id;
      waiting_.pop_back();
      if (options_.shallow.contains(id)) continue;
      const Result<const CommitFacts*> facts = commits_.facts(id);
      if (!facts) return facts.error();
      for (const CommitFacts::Parent& parent : (*facts)->parents) wait_for(parent);
      note(**facts, options_.ignored.contains(id));
    }
    return std::move(history_);
  }

 private:
  struct Waiting {
    std::int64_t time;
    std::size_t turn;  ///< of two with one time, the one that was found first
    CommitId id;
    bool operator<(const Waiting& other) const {
      return time != other.time ? time < other.time : turn > other.turn;
    }
  };

  void wait_for(const CommitFacts::Parent& commit) {
    if (!seen_.insert(commit.id).second) return;
    waiting_.push_back({.time = commit.time, .turn = turn_++, .id = commit.id});
    std::push_heap(waiting_.begin(), waiting_.end());
  }

  /// What one commit did.
  void note(const CommitFacts& facts, bool is_ignored) {
    const auto revision = static_cast<std::uint32_t>(history_.revisions.size());
    bool counts = false;
    for (const TreeChange& change : facts.changes) {
      const std::optional<FileRevision::Kind> kind = kind_of(change, is_ignored);
      std::string today = take_name(change);
      if (today.empty() || !kind) continue;
      history_.files[std::move(today)].push_back({.kind = *kind, .revision = revision});
      counts = true;
    }
    if (!counts) return;
    history_.revisions.push_back({.day = facts.day,
                                  .authors = is_ignored
                                                 ? std::vector<std::string>()
                                                 : shown_names(facts.authors, options_.names)});
  }

  /// The name that the file has today; empty if it has gone. Before the commit the file had the
  /// name it was moved from, or none.
  std::string take_name(const TreeChange& change) {
    const auto known = today_.find(change.path);
    // One that has gone is none of today's, unless another has come since by its name: and that
    // one's history begins later.
    if (change.kind == Change::removed || known == today_.end()) return {};
    if (change.kind == Change::changed) return known->second;
    std::string today = std::move(known->second);
    today_.erase(known);
    if (change.kind != Change::added) today_[change.from] = today;
    return today;
  }

  CommitSource& commits_;
  const WalkOptions& options_;
  std::vector<Waiting> waiting_;  ///< a heap
  std::set<CommitId> seen_;
  std::size_t turn_ = 0;
  std::map<std::string, std::string> today_;  ///< the name at the time -> the name today
  SiteHistory history_;
};

}  // namespace

Result<SiteHistory> walk_history(CommitSource& commits, const CommitId& head,
                                 const WalkOptions& options) {
  return HistoryWalk(commits, options).run(head);
}

}  // namespace tokensite::git
