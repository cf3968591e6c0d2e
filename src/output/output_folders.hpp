// The folders that a list of outputs needs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "plan/output.hpp"

namespace tokensite {

/// Every folder once, parents before children.
struct OutputFolders {
  /// Those that several outputs lie below: to be made before any of these.
  std::vector<std::string> shared;

  /// Those that only the i'th output lies below.
  std::span<const std::string> of(std::size_t i) const {
    return std::span(own).subspan(begin[i], begin[i + 1] - begin[i]);
  }

  std::vector<std::string> own;
  std::vector<std::uint32_t> begin;  ///< per output, into `own`; and the end
};

/// `outputs` are sorted by path.
OutputFolders folders_of(const std::vector<Output>& outputs);

}  // namespace tokensite
