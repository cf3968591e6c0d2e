// What differs between the branch as it is and as it will be, for people to read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "git/object_store.hpp"
#include "git/source_repository.hpp"

namespace tokensite {

/// Paths, sorted.
struct PageChanges {
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> removed;
  friend bool operator==(const PageChanges&, const PageChanges&) = default;
};

/// Both are sorted by path.
PageChanges page_changes(std::span<const TreeFile> before, std::span<const TreeFile> after);

/// "3 added, 220 changed, 1 removed"
std::string counts_line(const PageChanges& changes);

/// Numbers of editions, sorted.
struct EditionChanges {
  std::vector<int> added;
  std::vector<int> changed;
  std::vector<int> removed;
  friend bool operator==(const EditionChanges&, const EditionChanges&) = default;
};

/// Told by the editions' Markdown copies, which hold what was written and nothing of the theme.
EditionChanges edition_changes(const PageChanges& changes);

/// "1 to 4, 7 and 9"
std::string numbers_in_words(const std::vector<int>& numbers);

/// The commit's message: which editions came or changed, and of which source commit it was made.
std::string commit_message(const PageChanges& changes, const std::optional<SourceCommit>& source);

}  // namespace tokensite
