// What can happen to a site between two builds: a table of named functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/walk/random.hpp"
#include "tests/cli/walk/site_folder.hpp"

namespace tokensite {

/// How the next builds are called.
struct BuildChoice {
  std::string output = "public";
  std::string base_url;
  std::string jobs = "2";
  bool drafts = false;
  bool force = false;  ///< the next build alone
};

/// What mutations may touch.
struct Playground {
  Random random;
  SiteFolder site;
  BuildChoice build;
  std::string attic;  ///< a folder beside the site, for copies that come back later

  /// Writes a text in one of the ways that programs have. Says which, and the path.
  std::string save(const std::string& path, std::string_view text);
};

struct Mutation {
  std::string_view name;
  /// Says what was changed; empty if there was nothing to change.
  std::string (*apply)(Playground&);
};

using Mutations = std::vector<Mutation>;

Mutations item_mutations();
Mutations edition_mutations();
Mutations page_mutations();
Mutations file_mutations();
Mutations config_mutations();
Mutations theme_mutations();
/// links.lock, which tells of links' archived copies.
Mutations lock_mutations();
/// The repository around the site, and commits to it.
Mutations git_mutations();
/// The same sources by other means: times, inodes, kinds of files.
Mutations disk_mutations();
Mutations fault_mutations();
/// What was made, the cache, and how it is made.
Mutations output_mutations();

/// Every kind in which sources change.
Mutations source_mutations();

/// Four to six editions, and one of everything that a site can hold. Some of it is worth a warning.
void write_first_site(Playground& play);

}  // namespace tokensite
