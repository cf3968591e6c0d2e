#include "git/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <string_view>
#include <utility>

#include "git/git_handles.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

using git::Blob;
using git::Commit;
using git::Diff;
using git::Object;
using git::reason;
using git::Repository;
using git::Tree;
using git::TreeEntry;

Result<Repository> open_repository(const std::string& site) {
  Result<Repository> repository = git::open_repository(site);
  if (!repository) return Error{fmt::format("--since: {}", repository.error().message)};
  if (!*repository) return Error{fmt::format("--since: {} lies in no git repository", site)};
  if (git_repository_workdir(repository->get()) == nullptr)
    return Error{fmt::format("--since: the git repository of {} has no work tree", site)};
  return repository;
}

bool is_remote(git_repository* repository, std::string_view name) {
  git_strarray remotes{};
  if (git_remote_list(&remotes, repository) != 0) return false;
  const bool found = std::any_of(remotes.strings, remotes.strings + remotes.count,
                                 [&](const char* remote) { return name == remote; });
  git_strarray_dispose(&remotes);
  return found;
}

/// How to get a revision that isn't here.
std::string fetch_advice(git_repository* repository, const std::string& revision) {
  if (git_repository_head_unborn(repository) == 1) return "it has no commit yet";
  const std::size_t slash = revision.find('/');
  const bool is_back = revision.find_first_of("~^@") != revision.npos;
  if (is_back && git_repository_is_shallow(repository) == 1)
    return "this clone is shallow, fetch more of it: git fetch --deepen=50";
  if (is_back) return "";
  if (slash != revision.npos && is_remote(repository, revision.substr(0, slash))) {
    return fmt::format("fetch it: git fetch --depth=1 {0} {1}:refs/remotes/{0}/{1}",
                       revision.substr(0, slash), revision.substr(slash + 1));
  }
  return fmt::format("if the server has it, fetch it: git fetch --depth=1 origin {0}:{0}",
                     revision);
}

Result<Commit> find_commit(git_repository* repository, const std::string& revision) {
  git_object* raw_object = nullptr;
  const int status = git_revparse_single(&raw_object, repository, revision.c_str());
  const Object object(raw_object);
  if (status == GIT_ENOTFOUND) {
    const std::string advice = fetch_advice(repository, revision);
    return Error{fmt::format("--since: git knows no revision `{}`{}{}", revision,
                             advice.empty() ? "" : "; ", advice)};
  }
  if (status != 0)
    return Error{fmt::format("--since: `{}` is no revision: {}", revision, reason())};
  git_object* raw_commit = nullptr;
  if (git_object_peel(&raw_commit, object.get(), GIT_OBJECT_COMMIT) != 0)
    return Error{fmt::format("--since: `{}` is no commit: {}", revision, reason())};
  return Commit(reinterpret_cast<git_commit*>(raw_commit));
}

/// The tree to compare with: that of the commit where HEAD and `revision` parted, so that what
/// others have done to `revision` since then is not taken for a change of ours.
Result<Tree> find_base(git_repository* repository, const std::string& revision) {
  Result<Commit> commit = find_commit(repository, revision);
  if (!commit) return commit.error();
  git_oid head{};
  git_oid parted{};
  git_commit* raw_commit = nullptr;
  const bool has_parted =
      git_reference_name_to_id(&head, repository, "HEAD") == 0 &&
      git_merge_base(&parted, repository, &head, git_commit_id(commit->get())) == 0;
  if (has_parted && git_commit_lookup(&raw_commit, repository, &parted) == 0)
    commit->reset(raw_commit);
  git_tree* raw_tree = nullptr;
  if (git_commit_tree(&raw_tree, commit->get()) != 0)
    return Error{fmt::format("--since: cannot read `{}`: {}", revision, reason())};
  return Tree(raw_tree);
}

/// A part of the site, and where it lies in the repository.
struct Part {
  std::string in_site;
  std::string in_repository;
};

/// Parts may be symbolic links to other places of the repository.
Result<std::vector<Part>> parts_of(const std::string& site, git_repository* repository) {
  fs::path root = fs::canonical(git_repository_workdir(repository));
  root.remove_trailing_separator();  // Boost 1.83 leaves it
  std::vector<Part> parts;
  for (const char* name : {"content", "static", "themes", "tokensite.yml"}) {
    const fs::path part = fs::weakly_canonical(fs::canonical(site) / name);
    const fs::path way = part.lexically_relative(root);
    if (way.empty() || *way.begin() == "..") {
      return Error{fmt::format("--since: {} lies outside of the git repository {}", part.string(),
                               root.string())};
    }
    parts.push_back({.in_site = name, .in_repository = way.string()});
  }
  return parts;
}

/// The path in the site of what lies at `path` in the repository.
std::string path_in_site(const std::vector<Part>& parts, std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);  // a repository inside of this one
  for (const Part& part : parts) {
    if (!path.starts_with(part.in_repository)) continue;
    const std::string_view rest = path.substr(part.in_repository.size());
    if (rest.empty() || rest.starts_with('/')) return fmt::format("{}{}", part.in_site, rest);
  }
  return {};
}

Result<Diff> diff_with_work_tree(git_repository* repository, git_tree* base,
                                 const std::vector<Part>& parts) {
  std::vector<char*> paths;
  for (const Part& part : parts) paths.push_back(const_cast<char*>(part.in_repository.c_str()));
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                  GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_DISABLE_PATHSPEC_MATCH |
                  GIT_DIFF_SKIP_BINARY_CHECK;
  options.pathspec = {.strings = paths.data(), .count = paths.size()};
  git_diff* raw = nullptr;
  if (git_diff_tree_to_workdir_with_index(&raw, repository, base, &options) != 0)
    return Error{fmt::format("--since: cannot compare the work tree: {}", reason())};
  return Diff(raw);
}

/// The file as it was in `base`; none if there was no regular file.
Result<std::optional<std::string>> contents_in(git_repository* repository, git_tree* base,
                                               const std::string& path) {
  git_tree_entry* raw_entry = nullptr;
  const int status = git_tree_entry_bypath(&raw_entry, base, path.c_str());
  const TreeEntry entry(raw_entry);
  if (status == GIT_ENOTFOUND) return std::optional<std::string>();
  const auto mode = entry ? git_tree_entry_filemode(entry.get()) : GIT_FILEMODE_UNREADABLE;
  if (mode == GIT_FILEMODE_LINK || mode == GIT_FILEMODE_COMMIT || mode == GIT_FILEMODE_TREE)
    return std::optional<std::string>();
  git_blob* raw_blob = nullptr;
  if (status != 0 || git_blob_lookup(&raw_blob, repository, git_tree_entry_id(entry.get())) != 0) {
    return Error{fmt::format("--since: git doesn't have {} as it was (a partial clone?): {}", path,
                             reason())};
  }
  const Blob blob(raw_blob);
  return std::optional(std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                                   static_cast<std::size_t>(git_blob_rawsize(blob.get()))));
}

Result<std::vector<ChangedFile>> compare(const std::string& site, const std::string& revision) {
  const git::Library library;
  const Result<Repository> repository = open_repository(site);
  if (!repository) return repository.error();
  const Result<Tree> base = find_base(repository->get(), revision);
  if (!base) return base.error();
  const Result<std::vector<Part>> parts = parts_of(site, repository->get());
  if (!parts) return parts.error();
  const Result<Diff> diff = diff_with_work_tree(repository->get(), base->get(), *parts);
  if (!diff) return diff.error();

  const fs::path root = git_repository_workdir(repository->get());
  std::vector<ChangedFile> changes;
  for (std::size_t i = 0; i < git_diff_num_deltas(diff->get()); ++i) {
    const git_diff_delta& delta = *git_diff_get_delta(diff->get(), i);
    const char* path = delta.new_file.path != nullptr ? delta.new_file.path : delta.old_file.path;
    ChangedFile change{.path = path_in_site(*parts, path), .before = {}};
    if (change.path.empty()) continue;
    auto before = contents_in(repository->get(), base->get(), path);
    if (!before) return before.error();
    change.before = std::move(*before);
    boost::system::error_code failure;
    change.is_there = fs::exists(fs::symlink_status(root / path, failure));
    changes.push_back(std::move(change));
  }
  std::ranges::sort(changes, {}, &ChangedFile::path);
  return changes;
}

}  // namespace

Result<std::vector<ChangedFile>> changes_since(const std::string& site,
                                               const std::string& revision) {
  try {
    return compare(site, revision);
  } catch (const fs::filesystem_error& failure) {
    return Error{fmt::format("--since: {}", failure.what())};
  }
}

}  // namespace tokensite
