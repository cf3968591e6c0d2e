// The files of the search, made together and once: whoever asks for the first makes all.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "render/site.hpp"

namespace tokensite {

class SearchOutputs {
 public:
  /// The site outlives it. `jobs`: threads to make the files with. `kept`: the file in which runs
  /// keep their indices for the next, if they do.
  SearchOutputs(const Site& site, unsigned jobs, std::string kept);

  /// Relative to the output folder; known without the index.
  const std::vector<std::string>& paths() const { return paths_; }
  /// Covers all of the files: a word that comes or goes moves what stands in any of them.
  Fingerprint fingerprint() const;
  const std::string& bytes(std::size_t n) const;

 private:
  const Site& site_;
  const unsigned jobs_;
  const std::string kept_;
  std::vector<std::string> paths_;
  mutable std::once_flag fingerprinted_;
  mutable Fingerprint fingerprint_;
  mutable std::once_flag made_;
  mutable std::vector<std::string> files_;
};

}  // namespace tokensite
