#include "git/history.hpp"

#include <algorithm>
#include <boost/filesystem.hpp>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "git/commit_cache.hpp"
#include "git/git_handles.hpp"
#include "git/history_cache.hpp"
#include "git/history_stamp.hpp"
#include "git/history_walk.hpp"
#include "support/files.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr const char* folder_of_interest = "content";

/// Ids of commits, a line each: whole ones; "#" begins a comment (git-blame(1)).
std::set<git::CommitId> ids_in(std::string_view text) {
  std::set<git::CommitId> ids;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::string_view id = trim(line.substr(0, line.find('#')));
    git_oid oid{};
    if (id.size() == GIT_OID_HEXSZ && git_oid_fromstrn(&oid, id.data(), id.size()) == 0)
      ids.insert(git::to_commit_id(oid));
    begin = end + 1;
  }
  return ids;
}

std::set<git::CommitId> shallow_commits(git_repository* repository) {
  const auto text = read_file(std::string(git_repository_commondir(repository)) + "shallow");
  return text ? ids_in(*text) : std::set<git::CommitId>();
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

/// All files below `folder`.
Result<std::vector<std::string>> files_in(git_repository* repository, const git_oid& tree,
                                          const std::string& folder) {
  git_odb* raw = nullptr;
  if (git_repository_odb(&raw, repository) != 0) return git::failure("cannot read the last commit");
  const git::Odb objects(raw);
  auto all = git::tree_changes(raw, nullptr, tree, folder);
  if (!all) return all.error();
  std::vector<std::string> files;
  for (git::TreeChange& file : all->changes) files.push_back(std::move(file.path));
  return files;
}

Result<SiteHistory> walk(git_repository* repository, const git_oid& head, const HistoryKey& key,
                         git::CommitSource& commits) {
  const auto unreadable = [] { return git::failure("cannot read the last commit"); };
  git_commit* raw_commit = nullptr;
  if (git_commit_lookup(&raw_commit, repository, &head) != 0) return unreadable();
  const git::Commit commit(raw_commit);
  git_tree* raw_tree = nullptr;
  if (git_commit_tree(&raw_tree, raw_commit) != 0) return unreadable();
  const git::Tree tree(raw_tree);
  auto files = files_in(repository, *git_tree_id(raw_tree), key.folder);
  if (!files) return files.error();
  const std::string mailmap = text_at_root(repository, raw_tree, ".mailmap");
  git_mailmap* raw_names = nullptr;
  // Without them if they can't be read.
  static_cast<void>(git_mailmap_from_buffer(&raw_names, mailmap.data(), mailmap.size()));
  const git::Mailmap names(raw_names);
  return git::walk_history(
      commits, git::to_commit_id(head),
      {.files = std::move(*files),
       .prefix = std::string(folder_of_interest) + '/',
       .shallow = shallow_commits(repository),
       .ignored = ids_in(text_at_root(repository, raw_tree, ".git-blame-ignore-revs")),
       .names = raw_names});
}

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

/// A repository and its last commit.
struct Opened {
  git::Repository repository;
  git_oid head{};
  HistoryKey key;
};

/// None if the history is empty.
Result<std::optional<Opened>> open_at_head(const std::string& site) {
  Result<git::Repository> repository = git::open_repository(site);
  if (!repository) return repository.error();
  git_repository* raw = repository->get();
  if (raw == nullptr) return std::optional<Opened>();
  git_oid head{};
  const int status = git_reference_name_to_id(&head, raw, "HEAD");
  if (status == GIT_ENOTFOUND) return std::optional<Opened>();
  if (status != 0) return git::failure("cannot read the last commit");
  std::optional<std::string> folder = folder_in(raw, site);
  if (!folder) return std::optional<Opened>();
  return std::optional(Opened{.repository = std::move(*repository),
                              .head = head,
                              .key = {.head = git::to_hex(head), .folder = std::move(*folder)}});
}

bool is_shallow(const Opened& opened) {
  return git_repository_is_shallow(opened.repository.get()) == 1;
}

std::optional<SiteHistory> kept(const Opened& opened, const HistoryCache& cache) {
  return is_shallow(opened) ? std::nullopt : read_history_cache(cache.result, opened.key);
}

}  // namespace

Result<SiteHistory> read_history(const std::string& site, const HistoryCache& cache) {
  if (!lies_in_repository(site)) return SiteHistory();
  const git::Library library;
  const auto opened = open_at_head(site);
  if (!opened) return opened.error();
  if (!*opened) return SiteHistory();
  if (auto known = kept(**opened, cache)) return std::move(*known);
  const auto& [repository, head, key] = **opened;
  const QuickReading quick;
  git::CommitSource commits(repository.get(), key.folder,
                            git::read_commit_cache(cache.commits, key.folder));
  Result<SiteHistory> history = walk(repository.get(), head, key, commits);
  if (!history) return history;
  if (commits.has_read()) git::write_commit_cache(cache.commits, key.folder, commits.asked());
  if (!is_shallow(**opened) && !commits.lacks_texts())
    write_history_cache(cache.result, key, *history);
  return history;
}

Result<std::optional<SiteHistory>> kept_history(const std::string& site,
                                                const HistoryCache& cache) {
  if (!lies_in_repository(site)) return std::optional(SiteHistory());
  const git::Library library;
  const auto opened = open_at_head(site);
  if (!opened) return opened.error();
  return *opened ? kept(**opened, cache) : std::optional<SiteHistory>(std::in_place);
}

}  // namespace tokensite
