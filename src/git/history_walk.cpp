#include "git/history_walk.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
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
    find({.id = head, .time = std::numeric_limits<std::int64_t>::max()});
    push(ready_, head);
    // From the newest on: a name at a time leads to the name that the file has today.
    while (!ready_.empty() && !today_.empty()) {
      const std::int64_t time = ready_.front().time;
      while (!unexplored_.empty() && unexplored_.front().time >= time - slowest_clock) {
        if (const Result<Done> explored = explore(pop(unexplored_)); !explored)
          return explored.error();
      }
      const CommitId id = pop(ready_);
      Found& commit = found_.at(id);
      if (commit.is_visited || commit.children > 0) continue;
      commit.is_visited = true;
      if (commit.facts == nullptr) continue;  // what came before it isn't here
      for (const CommitFacts::Parent& parent : commit.facts->parents) {
        if (--found_.at(parent.id).children == 0) push(ready_, parent.id);
      }
      note(*commit.facts, options_.ignored.contains(id));
    }
    return std::move(history_);
  }

 private:
  /// A commit is visited after its children, though clocks may say otherwise: what it brought, they
  /// have changed. So children are looked for among commits that seem to be older, up to a day.
  static constexpr std::int64_t slowest_clock = 24 * 3600;

  struct Found {
    std::int64_t time = 0;
    std::size_t turn = 0;  ///< of two with one time, the one that was found first comes first
    int children = 0;      ///< those that are known of and haven't been visited
    bool is_visited = false;
    const CommitFacts* facts = nullptr;
  };
  struct Waiting {
    std::int64_t time;
    std::size_t turn;
    CommitId id;
    bool operator<(const Waiting& other) const {
      return time != other.time ? time < other.time : turn > other.turn;
    }
  };
  using Heap = std::vector<Waiting>;

  void push(Heap& heap, const CommitId& id) {
    const Found& commit = found_.at(id);
    heap.push_back({.time = commit.time, .turn = commit.turn, .id = id});
    std::push_heap(heap.begin(), heap.end());
  }

  static CommitId pop(Heap& heap) {
    std::pop_heap(heap.begin(), heap.end());
    const CommitId id = heap.back().id;
    heap.pop_back();
    return id;
  }

  Found& find(const CommitFacts::Parent& commit) {
    const auto [found, is_new] =
        found_.try_emplace(commit.id, Found{.time = commit.time, .turn = found_.size()});
    if (is_new) push(unexplored_, commit.id);
    return found->second;
  }

  Result<Done> explore(const CommitId& id) {
    if (options_.shallow.contains(id)) return Done{};
    const Result<const CommitFacts*> facts = commits_.facts(id);
    if (!facts) return facts.error();
    found_.at(id).facts = *facts;
    for (const CommitFacts::Parent& parent : (*facts)->parents) ++find(parent).children;
    return Done{};
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
  std::map<CommitId, Found> found_;
  Heap unexplored_;                           ///< those whose parents haven't been asked for
  Heap ready_;                                ///< those whose children have been visited
  std::map<std::string, std::string> today_;  ///< the name at the time -> the name today
  SiteHistory history_;
};

}  // namespace

Result<SiteHistory> walk_history(CommitSource& commits, const CommitId& head,
                                 const WalkOptions& options) {
  return HistoryWalk(commits, options).run(head);
}

}  // namespace tokensite::git
