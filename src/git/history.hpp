// The history of a site's content: what git remembers, in one walk for all files together.
#pragma once

#include <optional>
#include <string>

#include "model/history.hpp"
#include "support/result.hpp"

namespace tokensite {

/// Files that keep what was read for the next run: the history of the last commit, and what each
/// commit did. Whatever becomes of them, the result is the same.
struct HistoryCache {
  std::string result;
  std::string commits;
};

/// Of the files in the site's content/ as the last commit has them; changes that aren't committed
/// don't count. A renamed file keeps its history, and being moved is no change of it. What merges
/// do is their branches' doing.
///
/// Two files in the repository's root are git's own way to correct its memory, and are read as the
/// last commit has them: what a commit in `.git-blame-ignore-revs` changed counts for nothing, and
/// what it brought is nobody's; `.mailmap` says what authors are called. An author that ends in
/// "[bot]" is a program, and isn't named.
///
/// Empty if the site lies in no repository, or one without a commit. Where a partial clone lacks
/// the texts of old files, those that were changed while they were moved are new.
Result<SiteHistory> read_history(const std::string& site, const HistoryCache& cache);

/// The same, if there is nothing to be read for it but what is kept; none if there is.
Result<std::optional<SiteHistory>> kept_history(const std::string& site, const HistoryCache& cache);

}  // namespace tokensite
