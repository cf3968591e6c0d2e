// Brings a folder to what a plan says: the only writer of sites.
//
// - A first build is made beside the folder and appears all at once.
// - A later one writes only files whose bytes differ, each atomically, and removes only files that
// a
//   build of ours wrote.
// - Killed at any moment, it leaves no torn file; the next build ends with a clean build's bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "plan/output.hpp"
#include "support/result.hpp"

namespace tokensite {

struct WriteOptions {
  std::string output;  ///< the folder; made if it isn't there
  std::string record;  ///< the file that keeps what was written; see build_record.hpp
  unsigned jobs = 1;
  bool render_all = false;                         ///< trust no record
  std::function<void(const std::string&)> notice;  ///< told when another build must be waited for
};

struct WriteReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// `outputs` are sorted by path, each path once. A failure leaves the outputs that were written
/// before it; none is torn.
Result<WriteReport> write_directory(const std::vector<Output>& outputs,
                                    const WriteOptions& options);

}  // namespace tokensite
