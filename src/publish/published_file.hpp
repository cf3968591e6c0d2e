// A file on its way to a branch, rendered and stored: what the guard judges and trees are made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tokensite {

struct PublishedFile {
  std::string path;  ///< relative to the branch's root
  std::uint64_t size = 0;
  std::string id;                      ///< see TreeFile
  std::vector<std::string> strayed{};  ///< its links that leave the base path; see stray_links.hpp
};

}  // namespace tokensite
