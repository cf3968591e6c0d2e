// A site that was built, and so has a cache; and what a clean build of it gives.
#pragma once

#include <string>
#include <vector>

#include "tests/cli/walk/site_folder.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {

class CachedSite {
 public:
  CachedSite();

  const SiteFolder& files() const { return site_; }

  /// The files of the cache, whatever they are.
  std::vector<std::string> cache() const;

  /// One item in its other version, of which the diagnostics say other things.
  void edit();

  /// Goes on in a copy of everything, cache and output too, or moves it all.
  void copy_to(const std::string& folder);
  void move_to(const std::string& folder);

  Run build() const;

  /// Whether this folder holds what a clean build makes.
  void check_output(const std::string& output) const;

  /// Builds, and checks the output and what was said.
  void check_build(const std::string& what_happened) const;

  /// With the content as it is, and after an edit.
  void check_builds(const std::string& what_happened);

 private:
  TemporaryFolder folder_;
  SiteFolder site_{folder_.path("site")};
  int version_ = 0;
};

}  // namespace tokensite
