#include "git/cache_repository.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <vector>

namespace tokensite::git {
namespace {

namespace fs = boost::filesystem;

/// Our own branches point to commits that were only in memory; locks and unfinished packs are of
/// programs that were killed, for nobody else is here.
void clear_left_overs(const fs::path& folder) {
  boost::system::error_code failure;
  fs::remove_all(folder / "refs" / "heads", failure);
  fs::create_directories(folder / "refs" / "heads", failure);
  std::vector<fs::path> left;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (entry->path().filename() == "objects") entry.disable_recursion_pending();
    if (entry->path().extension() == ".lock") left.push_back(entry->path());
  }
  for (fs::directory_iterator entry(folder / "objects" / "pack", failure), end;
       !failure && entry != end; entry.increment(failure)) {
    if (entry->path().filename().string().starts_with("pack_git2_")) left.push_back(entry->path());
  }
  for (const fs::path& file : left) fs::remove(file, failure);
}

void empty_folder(const fs::path& folder) {
  boost::system::error_code failure;
  std::vector<fs::path> entries;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    entries.push_back(entry->path());
  }
  for (const fs::path& entry : entries) fs::remove_all(entry, failure);
}

/// Whether all commits are there that a fetch would say it has: it fails if one isn't.
bool has_its_history(git_repository* repository) {
  git_revwalk* raw = nullptr;
  if (git_revwalk_new(&raw, repository) != 0) return false;
  const Walk walk(raw);
  if (git_revwalk_push_glob(raw, "refs/*") != 0) return false;
  git_oid commit{};
  int status = 0;
  while (status == 0) status = git_revwalk_next(&commit, raw);
  return status == GIT_ITEROVER;
}

/// Looking for what each page has in common with ten others, as git does before it sends them,
/// takes libgit2 a minute for ten thousands of them. So no file is small enough for that. libgit2
/// takes that threshold from the second setting, by mistake (pack-objects.c up to 1.9 at least).
bool send_files_whole(git_repository* repository) {
  git_config* raw = nullptr;
  if (git_repository_config(&raw, repository) != 0) return false;
  const Config config(raw);
  return git_config_set_int32(raw, "core.bigFileThreshold", 1) == 0 &&
         git_config_set_int32(raw, "pack.deltaCacheSize", 1) == 0;
}

}  // namespace

Result<Repository> make_cache(const std::string& folder) {
  empty_folder(folder);
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH;
  git_repository* raw = nullptr;
  const int status = git_repository_init_ext(&raw, folder.c_str(), &options);
  Repository repository(raw);
  if (status != 0 || !send_files_whole(raw))
    return failure(fmt::format("cannot make a repository in {}", folder));
  return repository;
}

Result<Repository> open_cache(const std::string& folder) {
  clear_left_overs(folder);
  git_repository* raw = nullptr;
  if (git_repository_open_bare(&raw, folder.c_str()) == 0) {
    Repository repository(raw);
    if (has_its_history(raw) && send_files_whole(raw)) return repository;
  }
  return make_cache(folder);
}

}  // namespace tokensite::git
