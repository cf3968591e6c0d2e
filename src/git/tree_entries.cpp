#include "git/tree_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tokensite::git {
namespace {

/// The character that decides between names of which one begins with the other.
unsigned char end_of(const RawEntry& entry, std::size_t at) {
  if (at < entry.name.size()) return static_cast<unsigned char>(entry.name[at]);
  return entry.kind == RawEntry::Kind::folder ? '/' : '\0';
}

RawEntry::Kind kind_of(std::string_view mode) {
  unsigned bits = 0;
  std::from_chars(mode.data(), mode.data() + mode.size(), bits, 8);
  constexpr unsigned type = 0170000;
  if ((bits & type) == GIT_FILEMODE_TREE) return RawEntry::Kind::folder;
  if ((bits & type) == GIT_FILEMODE_COMMIT) return RawEntry::Kind::submodule;
  return RawEntry::Kind::file;
}

}  // namespace

Result<TreeEntries> TreeEntries::open(git_odb* objects, const git_oid& id) {
  git_odb_object* raw = nullptr;
  if (git_odb_read(&raw, objects, &id) != 0) return failure("cannot read a tree");
  TreeEntries entries;
  entries.tree_.reset(raw);
  if (git_odb_object_type(raw) != GIT_OBJECT_TREE) {
    return Error{fmt::format("cannot read a tree: {} is something else", to_hex(id))};
  }
  entries.rest_ = {static_cast<const char*>(git_odb_object_data(raw)), git_odb_object_size(raw)};
  entries.read();
  return entries;
}

void TreeEntries::read() {
  if (rest_.empty()) return;
  // "<mode> <name>\0<20 bytes>"
  const std::size_t space = rest_.find(' ');
  const std::size_t end = rest_.find('\0', std::min(space, rest_.size()));
  if (end == rest_.npos || end == space + 1 || rest_.size() - end - 1 < GIT_OID_RAWSZ) {
    rest_ = {};
    is_whole_ = false;
    return;
  }
  entry_.kind = kind_of(rest_.substr(0, space));
  entry_.name = rest_.substr(space + 1, end - space - 1);
  git_oid_fromraw(&entry_.id, reinterpret_cast<const unsigned char*>(rest_.data() + end + 1));
  size_ = end + 1 + GIT_OID_RAWSZ;
}

void TreeEntries::advance() {
  rest_.remove_prefix(size_);
  read();
}

void TreeEntries::skip_same(TreeEntries& a, TreeEntries& b) {
  std::size_t past = 0;
  for (;;) {
    const std::size_t end = a.rest_.find('\0', past);
    if (end == a.rest_.npos) break;
    const std::size_t size = end + 1 + GIT_OID_RAWSZ - past;
    if (a.rest_.substr(past, size) != b.rest_.substr(std::min(past, b.rest_.size()), size)) break;
    past = std::min(past + size, a.rest_.size());
  }
  if (past == 0) return;
  for (TreeEntries* entries : {&a, &b}) {
    entries->rest_.remove_prefix(past);
    entries->read();
  }
}

int tree_order(const RawEntry& a, const RawEntry& b) {
  const std::size_t shorter = std::min(a.name.size(), b.name.size());
  const int order = a.name.substr(0, shorter).compare(b.name.substr(0, shorter));
  return order != 0 ? order : end_of(a, shorter) - end_of(b, shorter);
}

}  // namespace tokensite::git
