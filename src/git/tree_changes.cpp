#include "git/tree_changes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "git/similar_files.hpp"
#include "git/tree_entries.hpp"

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

/// Of no tree if `id` is null.
Result<TreeEntries> entries_of(git_odb* objects, const git_oid* id) {
  return id == nullptr ? TreeEntries() : TreeEntries::open(objects, *id);
}

/// Walks two trees side by side; what is the same in both is not looked into, so that a commit
/// costs what it changed.
class Comparison {
 public:
  Comparison(git_odb* objects, Difference& difference)
      : objects_(objects), difference_(difference) {}

  /// Either may be null.
  Result<Done> compare(const git_oid* before, const git_oid* after, const std::string& folder) {
    Result<TreeEntries> old = entries_of(objects_, before);
    if (!old) return old.error();
    Result<TreeEntries> now = entries_of(objects_, after);
    if (!now) return now.error();
    for (;;) {
      TreeEntries::skip_same(*old, *now);
      if (old->at_end() && now->at_end()) break;
      const int order = old->at_end()   ? 1
                        : now->at_end() ? -1
                                        : tree_order(old->entry(), now->entry());
      const Result<Done> entered =
          enter(order <= 0 ? &old->entry() : nullptr, order >= 0 ? &now->entry() : nullptr, folder);
      if (!entered) return entered.error();
      if (order <= 0) old->advance();
      if (order >= 0) now->advance();
    }
    if (!old->is_whole() || !now->is_whole()) return Error{"cannot read a tree: it is malformed"};
    return Done{};
  }

 private:
  /// The two are of one name and both trees or both not; one may be null.
  Result<Done> enter(const RawEntry* old, const RawEntry* now, const std::string& folder) {
    const RawEntry& either = old != nullptr ? *old : *now;
    if (old != nullptr && now != nullptr && git_oid_equal(&old->id, &now->id) == 1) return Done{};
    std::string path = folder + std::string(either.name);
    if (either.kind == RawEntry::Kind::folder) {
      return compare(old == nullptr ? nullptr : &old->id, now == nullptr ? nullptr : &now->id,
                     path + '/');
    }
    if (either.kind == RawEntry::Kind::submodule) return Done{};
    if (old != nullptr && now != nullptr) {
      difference_.changed.push_back(std::move(path));
    } else if (old != nullptr) {
      difference_.removed.push_back({.path = std::move(path), .id = old->id});
    } else {
      difference_.added.push_back({.path = std::move(path), .id = now->id});
    }
    return Done{};
  }

  git_odb* objects_;
  Difference& difference_;
};

/// The tree of `folder`; none if there is none.
Result<std::optional<git_oid>> tree_below(git_odb* objects, const git_oid* root,
                                          std::string_view folder) {
  if (root == nullptr) return std::optional<git_oid>();
  std::optional<git_oid> tree = *root;
  while (tree && !folder.empty()) {
    const std::string_view name = folder.substr(0, folder.find('/'));
    folder.remove_prefix(std::min(name.size() + 1, folder.size()));
    Result<TreeEntries> entries = TreeEntries::open(objects, *tree);
    if (!entries) return entries.error();
    while (!entries->at_end() && entries->entry().name != name) entries->advance();
    tree.reset();
    if (!entries->at_end() && entries->entry().kind == RawEntry::Kind::folder)
      tree = entries->entry().id;
  }
  return tree;
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

/// None if a text is missing, for which libgit2 doesn't look twice here.
Result<std::optional<std::vector<OdbObject>>> read_files(git_odb* objects,
                                                         const std::vector<File>& files) {
  std::vector<OdbObject> texts;
  for (const File& file : files) {
    git_odb_object* raw = nullptr;
    if (git_odb_exists_ext(objects, &file.id, GIT_ODB_LOOKUP_NO_REFRESH) == 0)
      return std::optional<std::vector<OdbObject>>();
    if (git_odb_read(&raw, objects, &file.id) != 0) return failure("cannot read a file");
    texts.emplace_back(raw);
  }
  return std::optional(std::move(texts));
}

std::vector<std::string_view> views_of(const std::vector<OdbObject>& texts) {
  std::vector<std::string_view> views;
  views.reserve(texts.size());
  for (const OdbObject& text : texts) {
    views.emplace_back(static_cast<const char*>(git_odb_object_data(text.get())),
                       git_odb_object_size(text.get()));
  }
  return views;
}

/// Pairs files that are alike, and takes them out of the difference. libgit2 can do that, too, but
/// looks at the whole of both trees for it.
Result<Done> find_alike(git_odb* objects, Difference& difference, TreeChanges& result) {
  const auto old = read_files(objects, difference.removed);
  if (!old) return old.error();
  const auto now = read_files(objects, difference.added);
  if (!now) return now.error();
  result.lacks_texts = !*old || !*now;
  if (result.lacks_texts) return Done{};
  for (const auto& [from, to] : similar_files(views_of(**old), views_of(**now))) {
    File& before = difference.removed[from];
    File& after = difference.added[to];
    result.changes.push_back({.kind = TreeChange::Kind::moved_and_changed,
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

Result<TreeChanges> tree_changes(git_odb* objects, const git_oid* before, const git_oid& after,
                                 const std::string& folder) {
  const auto old = tree_below(objects, before, folder);
  if (!old) return old.error();
  const auto now = tree_below(objects, &after, folder);
  if (!now) return now.error();
  TreeChanges result;
  if (*old && *now && git_oid_equal(&**old, &**now) == 1) return result;
  Difference difference;
  const Result<Done> compared =
      Comparison(objects, difference).compare(*old ? &**old : nullptr, *now ? &**now : nullptr, "");
  if (!compared) return compared.error();
  find_moved(difference, result.changes);
  if (!difference.added.empty() && !difference.removed.empty()) {
    const Result<Done> done = find_alike(objects, difference, result);
    if (!done) return done.error();
  }
  const auto add = [&](TreeChange::Kind kind, const std::string& path) {
    result.changes.push_back({.kind = kind, .path = path, .from = {}});
  };
  for (const std::string& path : difference.changed) add(TreeChange::Kind::changed, path);
  for (const File& file : difference.added) add(TreeChange::Kind::added, file.path);
  for (const File& file : difference.removed) add(TreeChange::Kind::removed, file.path);
  return result;
}

}  // namespace tokensite::git
