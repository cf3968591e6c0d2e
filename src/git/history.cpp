#include "git/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "git/git_handles.hpp"
#include "git/history_cache.hpp"
#include "git/tree_changes.hpp"
#include "support/files.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr const char* folder_of_interest = "content";

/// The author's day: where they were, not where we are.
Date day_of(const git_time& when) {
  using namespace std::chrono;
  const auto local = sys_seconds(seconds(when.time + std::int64_t{when.offset} * 60));
  const year_month_day day(floor<days>(local));
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// Commits whose parents this clone lacks on purpose.
std::set<std::string> shallow_commits(git_repository* repository) {
  std::set<std::string> ids;
  const auto text = read_file(std::string(git_repository_commondir(repository)) + "shallow");
  if (!text) return ids;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    ids.insert(text->substr(begin, end - begin));
    begin = end + 1;
  }
  return ids;
}

/// Trees that are read for every commit: kept in memory if they are large, too, and not hashed anew
/// each time to see whether the disk tells the truth.
class QuickReading {
 public:
  QuickReading() {
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, std::size_t{1} << 20);
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  }
  QuickReading(const QuickReading&) = delete;
  QuickReading& operator=(const QuickReading&) = delete;
  ~QuickReading() {
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, std::size_t{4096});
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
  }
};

class Walk {
 public:
  Walk(git_repository* repository, std::string folder)
      : repository_(repository),
        folder_(std::move(folder)),
        shallow_(shallow_commits(repository)) {}

  Result<SiteHistory> run(const git_oid& head) {
    if (const Result<Done> begun = begin(head); !begun) return begun.error();
    // From the newest on: a name at a time leads to the name that the file has today.
    while (!waiting_.empty() && !today_.empty()) {
      std::pop_heap(waiting_.begin(), waiting_.end());
      const git::Commit commit = std::move(waiting_.back().commit);
      waiting_.pop_back();
      if (const Result<Done> visited = visit(commit.get()); !visited) return visited.error();
    }
    for (auto& [path, file] : history_) std::ranges::reverse(file.editors);
    std::erase_if(history_, [](const auto& entry) { return entry.second.editors.empty(); });
    return std::move(history_);
  }

 private:
  struct Waiting {
    git_time_t time;
    std::size_t turn;  ///< of two with one time, the one that was found first
    git::Commit commit;
    bool operator<(const Waiting& other) const {
      return time != other.time ? time < other.time : turn > other.turn;
    }
  };

  Result<Done> begin(const git_oid& head) {
    git_commit* raw_commit = nullptr;
    if (git_commit_lookup(&raw_commit, repository_, &head) != 0)
      return git::failure("cannot read the last commit");
    git::Commit commit(raw_commit);
    const Result<git::Tree> tree = tree_of(raw_commit);
    if (!tree) return tree.error();
    const auto files = git::tree_changes(repository_, nullptr, tree->get(), folder_);
    if (!files) return files.error();
    for (const git::TreeChange& file : *files)
      today_[file.path] = fmt::format("{}/{}", folder_of_interest, file.path);
    wait_for(std::move(commit));
    return Done{};
  }

  void wait_for(git::Commit commit) {
    if (!seen_.insert(git::to_hex(*git_commit_id(commit.get()))).second) return;
    waiting_.push_back(
        {.time = git_commit_time(commit.get()), .turn = turn_++, .commit = std::move(commit)});
    std::push_heap(waiting_.begin(), waiting_.end());
  }

  static Result<git::Tree> tree_of(git_commit* commit) {
    git_tree* raw = nullptr;
    if (git_commit_tree(&raw, commit) != 0) return git::failure("cannot read the history");
    return git::Tree(raw);
  }

  Result<Done> visit(git_commit* commit) {
    if (shallow_.contains(git::to_hex(*git_commit_id(commit)))) return Done{};
    const unsigned parents = git_commit_parentcount(commit);
    Result<git::Tree> before = git::Tree();
    for (unsigned i = 0; i < parents; ++i) {
      git_commit* raw_parent = nullptr;
      if (git_commit_parent(&raw_parent, commit, i) != 0)
        return git::failure("cannot read the history");
      git::Commit parent(raw_parent);
      if (parents == 1) before = tree_of(raw_parent);
      wait_for(std::move(parent));
    }
    if (!before) return before.error();
    if (parents > 1) return Done{};
    const Result<git::Tree> after = tree_of(commit);
    if (!after) return after.error();
    const auto changes = git::tree_changes(repository_, before->get(), after->get(), folder_);
    if (!changes) return changes.error();
    for (const git::TreeChange& change : *changes) note(change, *git_commit_author(commit));
    return Done{};
  }

  void note(const git::TreeChange& change, const git_signature& author) {
    using Kind = git::TreeChange::Kind;
    const auto known = today_.find(change.path);
    // One that has gone is none of today's, unless another has come since by its name: and that
    // one's history begins later.
    if (change.kind == Kind::removed || known == today_.end()) return;
    FileHistory& file = history_[known->second];
    if (file.editors.empty()) file.updated = day_of(author.when);
    const std::string name = valid_utf8(author.name);
    std::erase(file.editors, name);
    file.editors.push_back(name);
    if (change.kind == Kind::changed) return;
    std::string today = std::move(known->second);
    today_.erase(known);
    if (change.kind == Kind::renamed) today_[change.from] = std::move(today);
  }

  git_repository* repository_;
  std::string folder_;  ///< in the repository
  std::set<std::string> shallow_;
  std::vector<Waiting> waiting_;  ///< a heap
  std::set<std::string> seen_;
  std::size_t turn_ = 0;
  std::map<std::string, std::string> today_;  ///< the name at the time -> the name today
  SiteHistory history_;
};

/// Where the site's content/ lies in the repository.
std::optional<std::string> folder_in(git_repository* repository, const std::string& site) {
  boost::system::error_code failure;
  const char* root = git_repository_workdir(repository);
  if (root == nullptr) return std::nullopt;
  const fs::path folder = fs::weakly_canonical(fs::path(site) / folder_of_interest, failure);
  const fs::path way = folder.lexically_relative(fs::canonical(root, failure));
  if (failure || way.empty() || *way.begin() == "..") return std::nullopt;
  return way.string();
}

}  // namespace

Result<SiteHistory> read_history(const std::string& site, const std::string& cache) {
  const git::Library library;
  git_repository* raw = nullptr;
  if (git_repository_open_ext(&raw, site.c_str(), 0, nullptr) != 0) return SiteHistory();
  const git::Repository repository(raw);
  git_oid head{};
  if (git_reference_name_to_id(&head, raw, "HEAD") != 0) return SiteHistory();
  const std::optional<std::string> folder = folder_in(raw, site);
  if (!folder) return SiteHistory();
  const HistoryKey key{.head = git::to_hex(head),
                       .folder = *folder,
                       .is_shallow = git_repository_is_shallow(raw) == 1};
  if (auto known = read_history_cache(cache, key)) return std::move(*known);
  const QuickReading quick;
  Result<SiteHistory> history = Walk(raw, *folder).run(head);
  if (history) write_history_cache(cache, key, *history);
  return history;
}

}  // namespace tokensite
