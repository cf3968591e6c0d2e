#include "git/tree_changes.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include "git/similar_files.hpp"

namespace tokensite::git {
namespace {

struct File {
  std::string path;
  git_oid id;
};

struct Difference {
  std::vector<File> added;
  std::vector<File> removed;
  std::vector<std::string> changed;
};

Result<Tree> tree_at(git_repository* repository, const git_oid* id) {
  git_tree* raw = nullptr;
  if (git_tree_lookup(&raw, repository, id) != 0) return failure("cannot read a tree");
  return Tree(raw);
}

/// Walks two trees side by side; what is the same in both is not looked into, so that a commit
/// costs what it changed.
class Comparison {
 public:
  Comparison(git_repository* repository, Difference& difference)
      : repository_(repository), difference_(difference) {}

  Result<Done> compare(git_tree* before, git_tree* after, const std::string& folder) {
    const std::size_t old_count = before == nullptr ? 0 : git_tree_entrycount(before);
    const std::size_t new_count = after == nullptr ? 0 : git_tree_entrycount(after);
    for (std::size_t i = 0, j = 0; i < old_count || j < new_count;) {
      const git_tree_entry* old = i < old_count ? git_tree_entry_byindex(before, i) : nullptr;
      const git_tree_entry* now = j < new_count ? git_tree_entry_byindex(after, j) : nullptr;
      if (old != nullptr && now != nullptr && is_same(old, now)) {
        ++i;
        ++j;
        continue;
      }
      const int order = old == nullptr ? 1 : now == nullptr ? -1 : git_tree_entry_cmp(old, now);
      if (order <= 0) ++i;
      if (order >= 0) ++j;
      if (const Result<Done> done =
              enter(order <= 0 ? old : nullptr, order >= 0 ? now : nullptr, folder);
          !done)
        return done.error();
    }
    return Done{};
  }

 private:
  static bool is_same(const git_tree_entry* old, const git_tree_entry* now) {
    return git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(now)) == 1 &&
           std::strcmp(git_tree_entry_name(old), git_tree_entry_name(now)) == 0;
  }

  /// The two are of one name and both trees or both not; one may be null.
  Result<Done> enter(const git_tree_entry* old, const git_tree_entry* now,
                     const std::string& folder) {
    const git_tree_entry* either = old != nullptr ? old : now;
    const git_oid* old_id = old == nullptr ? nullptr : git_tree_entry_id(old);
    const git_oid* new_id = now == nullptr ? nullptr : git_tree_entry_id(now);
    if (old != nullptr && now != nullptr && git_oid_equal(old_id, new_id) == 1) return Done{};
    std::string path = folder + git_tree_entry_name(either);
    if (git_tree_entry_type(either) == GIT_OBJECT_TREE) return descend(old_id, new_id, path + '/');
    if (git_tree_entry_type(either) != GIT_OBJECT_BLOB) return Done{};  // a submodule
    if (old != nullptr && now != nullptr) {
      difference_.changed.push_back(std::move(path));
    } else if (old != nullptr) {
      difference_.removed.push_back({.path = std::move(path), .id = *old_id});
    } else {
      difference_.added.push_back({.path = std::move(path), .id = *new_id});
    }
    return Done{};
  }

  Result<Done> descend(const git_oid* old_id, const git_oid* new_id, const std::string& folder) {
    Result<Tree> before = old_id == nullptr ? Tree() : tree_at(repository_, old_id);
    if (!before) return before.error();
    Result<Tree> after = new_id == nullptr ? Tree() : tree_at(repository_, new_id);
    if (!after) return after.error();
    return compare(before->get(), after->get(), folder);
  }

  git_repository* repository_;
  Difference& difference_;
};

/// The tree of `folder`; null if there is none.
Result<Tree> tree_below(git_repository* repository, git_tree* root, const std::string& folder) {
  if (root == nullptr) return Tree();
  if (folder.empty()) return tree_at(repository, git_tree_id(root));
  git_tree_entry* raw = nullptr;
  const int status = git_tree_entry_bypath(&raw, root, folder.c_str());
  const TreeEntry entry(raw);
  if (status == GIT_ENOTFOUND) return Tree();
  if (status != 0) return failure("cannot read a tree");
  if (git_tree_entry_type(raw) != GIT_OBJECT_TREE) return Tree();
  return tree_at(repository, git_tree_entry_id(raw));
}

/// Pairs files whose bytes are the same, and takes them out of the difference.
void find_moved(Difference& difference, std::vector<TreeChange>& changes) {
  const auto is_before = [](const git_oid& a, const git_oid& b) { return git_oid_cmp(&a, &b) < 0; };
  std::multimap<git_oid, std::string, decltype(is_before)> gone(is_before);
  for (const File& file : difference.removed) gone.emplace(file.id, file.path);
  std::erase_if(difference.added, [&](const File& file) {
    const auto same = gone.find(file.id);
    if (same == gone.end()) return false;
    changes.push_back({.kind = TreeChange::Kind::moved, .path = file.path, .from = same->second});
    gone.erase(same);
    return true;
  });
  difference.removed.clear();
  for (const auto& [id, path] : gone) difference.removed.push_back({.path = path, .id = id});
}

/// Sets `texts` if one is missing.
Result<std::vector<Blob>> read_files(git_repository* repository, const std::vector<File>& files,
                                     Texts& texts) {
  std::vector<Blob> blobs;
  for (const File& file : files) {
    git_blob* raw = nullptr;
    const int status = git_blob_lookup(&raw, repository, &file.id);
    Blob blob(raw);
    if (status == GIT_ENOTFOUND) texts = Texts::missing;
    if (texts == Texts::missing) break;
    if (status != 0) return failure("cannot read a file");
    blobs.push_back(std::move(blob));
  }
  return blobs;
}

std::vector<std::string_view> texts_of(const std::vector<Blob>& blobs) {
  std::vector<std::string_view> texts;
  for (const Blob& blob : blobs) {
    texts.emplace_back(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                       static_cast<std::size_t>(git_blob_rawsize(blob.get())));
  }
  return texts;
}

/// Pairs files that are alike, and takes them out of the difference. libgit2 can do that, too, but
/// looks at the whole of both trees for it.
Result<Done> find_alike(git_repository* repository, Difference& difference,
                        std::vector<TreeChange>& changes, Texts& texts) {
  const Result<std::vector<Blob>> old = read_files(repository, difference.removed, texts);
  if (!old) return old.error();
  const Result<std::vector<Blob>> now = read_files(repository, difference.added, texts);
  if (!now) return now.error();
  if (texts == Texts::missing) return Done{};
  for (const auto& [from, to] : similar_files(texts_of(*old), texts_of(*now))) {
    File& before = difference.removed[from];
    File& after = difference.added[to];
    changes.push_back({.kind = TreeChange::Kind::moved_and_changed,
                       .path = std::move(after.path),
                       .from = std::move(before.path)});
    before.path.clear();
    after.path.clear();
  }
  const auto is_paired = [](const File& file) { return file.path.empty(); };
  std::erase_if(difference.removed, is_paired);
  std::erase_if(difference.added, is_paired);
  return Done{};
}

}  // namespace

Result<std::vector<TreeChange>> tree_changes(git_repository* repository, git_tree* before,
                                             git_tree* after, const std::string& folder,
                                             Texts& texts) {
  const Result<Tree> old = tree_below(repository, before, folder);
  if (!old) return old.error();
  const Result<Tree> now = tree_below(repository, after, folder);
  if (!now) return now.error();
  Difference difference;
  const bool is_same =
      *old && *now && git_oid_equal(git_tree_id(old->get()), git_tree_id(now->get())) == 1;
  if (is_same) return std::vector<TreeChange>();
  if (const Result<Done> done =
          Comparison(repository, difference).compare(old->get(), now->get(), "");
      !done)
    return done.error();
  std::vector<TreeChange> changes;
  find_moved(difference, changes);
  if (!difference.added.empty() && !difference.removed.empty() && texts == Texts::compare) {
    const Result<Done> done = find_alike(repository, difference, changes, texts);
    if (!done) return done.error();
  }
  const auto add = [&](TreeChange::Kind kind, const std::string& path) {
    changes.push_back({.kind = kind, .path = path, .from = {}});
  };
  for (const std::string& path : difference.changed) add(TreeChange::Kind::changed, path);
  for (const File& file : difference.added) add(TreeChange::Kind::added, file.path);
  for (const File& file : difference.removed) add(TreeChange::Kind::removed, file.path);
  return changes;
}

}  // namespace tokensite::git
