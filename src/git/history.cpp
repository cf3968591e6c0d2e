#include "git/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "git/commit_authors.hpp"
#include "git/git_handles.hpp"
#include "git/history_cache.hpp"
#include "git/tree_changes.hpp"
#include "support/files.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr const char* folder_of_interest = "content";

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

/// "inbox" of "inbox/a.md"
std::string_view top_folder(std::string_view path) { return path.substr(0, path.find('/')); }

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Commits whose parents this clone lacks on purpose.
std::set<std::string> shallow_commits(git_repository* repository) {
  const auto text = read_file(std::string(git_repository_commondir(repository)) + "shallow");
  std::set<std::string> ids;
  if (!text) return ids;
  for (const std::string_view line : lines_of(*text)) ids.emplace(line);
  return ids;
}

/// A file in the root of a commit; empty if there is none.
std::string text_at_root(git_repository* repository, const git_tree* root, const char* name) {
  const git_tree_entry* entry = git_tree_entry_byname(root, name);
  git_blob* raw = nullptr;
  if (entry == nullptr || git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK ||
      git_blob_lookup(&raw, repository, git_tree_entry_id(entry)) != 0) {
    return {};
  }
  const git::Blob blob(raw);
  return {static_cast<const char*>(git_blob_rawcontent(raw)),
          static_cast<std::size_t>(git_blob_rawsize(raw))};
}

/// Commits that count for nothing: whole ids, a line each; "#" begins a comment (git-blame(1)).
std::set<std::string> ignored_commits(std::string_view text) {
  std::set<std::string> ids;
  for (std::string_view line : lines_of(text)) {
    line = trim(line.substr(0, line.find('#')));
    if (!line.empty()) ids.insert(ascii_lower(line));
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
    return std::move(history_);
  }

  /// Whether all was there that a history is made of.
  bool is_complete() const { return shallow_.empty() && texts_ == git::Texts::compare; }

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
    ignored_ = ignored_commits(text_at_root(repository_, tree->get(), ".git-blame-ignore-revs"));
    const std::string names = text_at_root(repository_, tree->get(), ".mailmap");
    git_mailmap* raw_names = nullptr;
    if (git_mailmap_from_buffer(&raw_names, names.data(), names.size()) == 0)
      names_.reset(raw_names);
    const auto files = git::tree_changes(repository_, nullptr, tree->get(), folder_, texts_);
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
    const std::string id = git::to_hex(*git_commit_id(commit));
    if (shallow_.contains(id)) return Done{};
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
    const auto changes =
        git::tree_changes(repository_, before->get(), after->get(), folder_, texts_);
    if (!changes) return changes.error();
    note(*changes, commit, ignored_.contains(id));
    return Done{};
  }

  /// What one commit did.
  void note(const std::vector<git::TreeChange>& changes, const git_commit* commit,
            bool is_ignored) {
    const auto revision = static_cast<std::uint32_t>(history_.revisions.size());
    bool counts = false;
    for (const git::TreeChange& change : changes) {
      const std::optional<FileRevision::Kind> kind = kind_of(change, is_ignored);
      std::string today = take_name(change);
      if (today.empty() || !kind) continue;
      history_.files[std::move(today)].push_back({.kind = *kind, .revision = revision});
      counts = true;
    }
    if (!counts) return;
    history_.revisions.push_back({.day = day_of(git_commit_author(commit)->when),
                                  .authors = is_ignored ? std::vector<std::string>()
                                                        : git::authors_of(commit, names_.get())});
  }

  /// None: that is no change of a text.
  static std::optional<FileRevision::Kind> kind_of(const git::TreeChange& change, bool is_ignored) {
    using Kind = git::TreeChange::Kind;
    const bool is_moved = change.kind == Kind::moved || change.kind == Kind::moved_and_changed;
    if (change.kind == Kind::added ||
        (is_moved && top_folder(change.path) != top_folder(change.from)))
      return FileRevision::Kind::came;
    if (change.kind == Kind::moved || is_ignored) return std::nullopt;
    return FileRevision::Kind::changed;
  }

  /// The name that the file has today; empty if it has gone. Before the commit the file had the
  /// name it was moved from, or none.
  std::string take_name(const git::TreeChange& change) {
    using Kind = git::TreeChange::Kind;
    const auto known = today_.find(change.path);
    // One that has gone is none of today's, unless another has come since by its name: and that
    // one's history begins later.
    if (change.kind == Kind::removed || known == today_.end()) return {};
    if (change.kind == Kind::changed) return known->second;
    std::string today = std::move(known->second);
    today_.erase(known);
    if (change.kind != Kind::added) today_[change.from] = today;
    return today;
  }

  git_repository* repository_;
  std::string folder_;  ///< in the repository
  std::set<std::string> shallow_;
  std::set<std::string> ignored_;
  git::Mailmap names_;
  git::Texts texts_ = git::Texts::compare;
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
  const Result<git::Repository> repository = git::open_repository(site);
  if (!repository) return repository.error();
  git_repository* raw = repository->get();
  if (raw == nullptr) return SiteHistory();
  git_oid head{};
  const int status = git_reference_name_to_id(&head, raw, "HEAD");
  if (status == GIT_ENOTFOUND) return SiteHistory();
  if (status != 0) return git::failure("cannot read the last commit");
  const std::optional<std::string> folder = folder_in(raw, site);
  if (!folder) return SiteHistory();
  const HistoryKey key{.head = git::to_hex(head), .folder = *folder};
  const bool is_shallow = git_repository_is_shallow(raw) == 1;
  if (!is_shallow) {
    if (auto known = read_history_cache(cache, key)) return std::move(*known);
  }
  const QuickReading quick;
  Walk walk(raw, *folder);
  Result<SiteHistory> history = walk.run(head);
  if (history && walk.is_complete()) write_history_cache(cache, key, *history);
  return history;
}

}  // namespace tokensite
