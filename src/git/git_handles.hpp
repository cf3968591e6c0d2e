// libgit2's objects as values that free themselves, and what it says when it fails. For src/git
// alone.
#pragma once

#include <git2.h>
#if __has_include(<git2/sys/errors.h>)  // where git_error_set_str has been since libgit2 1.8
#include <git2/sys/errors.h>
#endif

#include <string>
#include <string_view>

#include "support/c_handle.hpp"
#include "support/result.hpp"

namespace tokensite::git {

using Repository = CHandle<git_repository, git_repository_free>;
using Object = CHandle<git_object, git_object_free>;
using Commit = CHandle<git_commit, git_commit_free>;
using Tree = CHandle<git_tree, git_tree_free>;
using TreeEntry = CHandle<git_tree_entry, git_tree_entry_free>;
using TreeBuilder = CHandle<git_treebuilder, git_treebuilder_free>;
using Blob = CHandle<git_blob, git_blob_free>;
using Diff = CHandle<git_diff, git_diff_free>;
using Reference = CHandle<git_reference, git_reference_free>;
using Remote = CHandle<git_remote, git_remote_free>;
using Signature = CHandle<git_signature, git_signature_free>;
using Config = CHandle<git_config, git_config_free>;
using ConfigIterator = CHandle<git_config_iterator, git_config_iterator_free>;
using Mailmap = CHandle<git_mailmap, git_mailmap_free>;
using Odb = CHandle<git_odb, git_odb_free>;
using OdbObject = CHandle<git_odb_object, git_odb_object_free>;
using Walk = CHandle<git_revwalk, git_revwalk_free>;

/// libgit2 at work, for as long as this lives. There may be several at once.
class Library {
 public:
  Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { git_libgit2_shutdown(); }
};

/// What libgit2 said last in this thread, in plain words.
std::string reason();

/// "what: reason"
Error failure(std::string_view what);

/// The repository that `folder` lies in; null if it lies in none. Fails where git wouldn't trust
/// it, too.
Result<Repository> open_repository(const std::string& folder);

std::string to_hex(const git_oid& id);

/// `hex` are the 40 digits of an id.
git_oid to_oid(const std::string& hex);

}  // namespace tokensite::git
