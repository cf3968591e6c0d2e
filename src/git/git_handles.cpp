#include "git/git_handles.hpp"

#include <fmt/format.h>

#include <cassert>
#include <iterator>

#include "git/plain_reason.hpp"

#ifdef __SANITIZE_ADDRESS__
// libgit2 1.5 doesn't free what a regular expression that fails to match was matched with.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpcre2"; }
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif

namespace tokensite::git {
namespace {

/// The folder that git would have to trust; empty if `folder` lies in no repository.
std::string repository_around(const std::string& folder) {
  git_buf found{};
  std::string path;
  if (git_repository_discover(&found, folder.c_str(), 0, nullptr) == 0) path = found.ptr;
  git_buf_dispose(&found);
  for (const std::string_view end : {"/", "/.git"}) {
    if (path.ends_with(end)) path.resize(path.size() - end.size());
  }
  return path;
}

}  // namespace

Library::Library() {
  git_libgit2_init();
  // Formats of repositories that make no difference to what is done here.
  const char* extensions[] = {"partialclone", "worktreeconfig"};
  git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, std::size(extensions));
}

std::string reason() {
  const git_error* error = git_error_last();
  if (error == nullptr || error->message == nullptr) return "no reason given";
  return plain_reason(error->message);
}

Error failure(std::string_view what) { return Error{fmt::format("{}: {}", what, reason())}; }

Result<Repository> open_repository(const std::string& folder) {
  git_repository* raw = nullptr;
  const int status = git_repository_open_ext(&raw, folder.c_str(), 0, nullptr);
  Repository repository(raw);
  if (status == 0) return repository;
  if (status != GIT_EOWNER && status != GIT_ENOTFOUND)
    return failure(fmt::format("cannot open the git repository of {}", folder));
  // One that isn't trusted counts as not found where the user has no configuration at all.
  const std::string around = repository_around(folder);
  if (around.empty()) return Repository();
  return Error{fmt::format(
      "the repository {0} belongs to another user, so git doesn't trust it; if you do, run: "
      "git config --global --add safe.directory {0}",
      around)};
}

std::string to_hex(const git_oid& id) {
  char digits[40 + 1];
  return git_oid_tostr(digits, sizeof digits, &id);
}

git_oid to_oid(const std::string& hex) {
  git_oid id{};
  [[maybe_unused]] const int status = git_oid_fromstr(&id, hex.c_str());
  assert(status == 0);
  return id;
}

}  // namespace tokensite::git
