#include "git/object_store.hpp"

#include <fmt/format.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "git/cache_repository.hpp"
#include "git/git_handles.hpp"
#include "support/folder_lock.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

int collect_file(const char* folder, const git_tree_entry* entry, void* files) {
  if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) return 0;
  static_cast<std::vector<TreeFile>*>(files)->push_back(
      {.path = std::string(folder) + git_tree_entry_name(entry),
       .id = git::to_hex(*git_tree_entry_id(entry))});
  return 0;
}

}  // namespace

struct ObjectStore::Impl {
  git::Library library;
  std::string folder;
  FolderLock lock;
  git::Repository repository;
  git::Odb objects;
  git_odb_backend* memory = nullptr;  ///< `objects` frees it
  std::mutex writing;
  std::unordered_set<std::string> known;  ///< ids of files that are in the cache

  Impl(std::string its_folder, FolderLock its_lock)
      : folder(std::move(its_folder)), lock(std::move(its_lock)) {}

  Result<Done> use(git::Repository opened) {
    objects.reset();
    repository = std::move(opened);
    git_odb* raw = nullptr;
    if (git_repository_odb(&raw, repository.get()) != 0)
      return git::failure("cannot use the cache");
    objects.reset(raw);
    if (git_mempack_new(&memory) != 0) return git::failure("cannot keep objects in memory");
    if (git_odb_add_backend(raw, memory, 999) != 0) {  // before those on the disk
      memory->free(memory);
      return git::failure("cannot keep objects in memory");
    }
    return Done{};
  }

  Result<git_oid> write_tree(std::span<const TreeFile> files, std::size_t prefix) {
    git_treebuilder* raw = nullptr;
    if (git_treebuilder_new(&raw, repository.get(), nullptr) != 0)
      return git::failure("cannot make a tree");
    const git::TreeBuilder builder(raw);
    const auto insert = [&](std::string_view name, const git_oid& id, git_filemode_t mode) {
      return git_treebuilder_insert(nullptr, raw, std::string(name).c_str(), &id, mode) == 0;
    };
    while (!files.empty()) {
      const std::string_view path = files.front().path;
      const std::size_t slash = path.find('/', prefix);
      std::size_t count = 1;
      bool is_inserted = false;
      if (slash == path.npos) {
        is_inserted = insert(path.substr(prefix), git::to_oid(files.front().id), GIT_FILEMODE_BLOB);
      } else {
        const std::string_view folder_path = path.substr(0, slash + 1);
        while (count < files.size() && files[count].path.starts_with(folder_path)) ++count;
        const Result<git_oid> inner = write_tree(files.first(count), slash + 1);
        if (!inner) return inner.error();
        is_inserted = insert(path.substr(prefix, slash - prefix), *inner, GIT_FILEMODE_TREE);
      }
      if (!is_inserted) return git::failure(fmt::format("git can't hold a file called {}", path));
      files = files.subspan(count);
    }
    git_oid id{};
    if (git_treebuilder_write(&id, raw) != 0) return git::failure("cannot make a tree");
    return id;
  }
};

ObjectStore::ObjectStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ObjectStore::ObjectStore(ObjectStore&&) noexcept = default;
ObjectStore::~ObjectStore() = default;

git_repository* ObjectStore::repository() const { return impl_->repository.get(); }

Result<ObjectStore> ObjectStore::open(const std::string& folder,
                                      const std::function<void()>& on_wait) {
  boost::system::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return Error{fmt::format("cannot make {}: {}", folder, failure.message())};
  Result<FolderLock> lock = FolderLock::acquire(folder, on_wait);
  if (!lock) return lock.error();
  auto impl = std::make_unique<Impl>(folder, std::move(*lock));
  Result<git::Repository> repository = git::open_cache(folder);
  if (!repository) return repository.error();
  if (const Result<Done> used = impl->use(std::move(*repository)); !used) return used.error();
  return ObjectStore(std::move(impl));
}

Result<Done> ObjectStore::clear() {
  impl_->known.clear();
  impl_->objects.reset();
  impl_->repository.reset();
  Result<git::Repository> repository = git::make_cache(impl_->folder);
  if (!repository) return repository.error();
  return impl_->use(std::move(*repository));
}

Result<std::string> ObjectStore::add_file(std::string_view bytes) {
  git_oid id{};
  if (git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) != 0)
    return git::failure("cannot hash a file");
  const std::lock_guard guard(impl_->writing);
  std::string hex = git::to_hex(id);
  // Of the library's own functions only those that keep nothing by thread: its state of a thread
  // that ends later than the library is never freed.
  git_odb_backend* memory = impl_->memory;
  if (!impl_->known.contains(hex) &&
      memory->write(memory, &id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) != 0)
    return git::failure("cannot keep a file in memory");
  return hex;
}

Result<std::string> ObjectStore::write_tree(std::span<const TreeFile> files) {
  const Result<git_oid> id = impl_->write_tree(files, 0);
  if (!id) return id.error();
  return git::to_hex(*id);
}

Result<std::string> ObjectStore::write_commit(const NewCommit& commit) {
  git_signature* raw_author = nullptr;
  if (git_signature_now(&raw_author, commit.author.name.c_str(), commit.author.email.c_str()) != 0)
    return git::failure("the author of the commit");
  const git::Signature author(raw_author);
  const git_oid tree_id = git::to_oid(commit.tree);
  git_tree* raw_tree = nullptr;
  if (git_tree_lookup(&raw_tree, repository(), &tree_id) != 0)
    return git::failure("cannot make a commit");
  const git::Tree tree(raw_tree);
  git_commit* raw_parent = nullptr;
  if (commit.parent) {
    const git_oid parent_id = git::to_oid(*commit.parent);
    if (git_commit_lookup(&raw_parent, repository(), &parent_id) != 0)
      return git::failure("cannot make a commit");
  }
  const git::Commit parent(raw_parent);
  git_oid id{};
  // Through the variadic function: the type of the other's parents differs between versions.
  const int status =
      parent ? git_commit_create_v(&id, repository(), nullptr, raw_author, raw_author, nullptr,
                                   commit.message.c_str(), raw_tree, std::size_t{1}, raw_parent)
             : git_commit_create_v(&id, repository(), nullptr, raw_author, raw_author, nullptr,
                                   commit.message.c_str(), raw_tree, std::size_t{0});
  if (status != 0) return git::failure("cannot make a commit");
  return git::to_hex(id);
}

Result<std::string> ObjectStore::tree_of(const std::string& commit) const {
  const git_oid id = git::to_oid(commit);
  git_commit* raw = nullptr;
  if (git_commit_lookup(&raw, repository(), &id) != 0)
    return git::failure(fmt::format("cannot read commit {}", commit));
  const git::Commit found(raw);
  return git::to_hex(*git_commit_tree_id(raw));
}

Result<std::vector<TreeFile>> ObjectStore::files_of(const std::string& tree) {
  const git_oid id = git::to_oid(tree);
  git_tree* raw = nullptr;
  if (git_tree_lookup(&raw, repository(), &id) != 0)
    return git::failure(fmt::format("cannot read tree {}", tree));
  const git::Tree found(raw);
  std::vector<TreeFile> files;
  if (git_tree_walk(raw, GIT_TREEWALK_PRE, collect_file, &files) != 0)
    return git::failure(fmt::format("cannot read tree {}", tree));
  std::ranges::sort(files, {}, &TreeFile::path);
  for (const TreeFile& file : files) impl_->known.insert(file.id);
  return files;
}

Result<std::string> ObjectStore::contents(const std::string& file) const {
  const git_oid id = git::to_oid(file);
  git_blob* raw = nullptr;
  if (git_blob_lookup(&raw, repository(), &id) != 0)
    return git::failure(fmt::format("cannot read file {}", file));
  const git::Blob blob(raw);
  return std::string(static_cast<const char*>(git_blob_rawcontent(raw)),
                     static_cast<std::size_t>(git_blob_rawsize(raw)));
}

}  // namespace tokensite
