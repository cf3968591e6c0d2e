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
#include <optional>
#include <string>

#include "plan/plan.hpp"
#include "support/hash.hpp"
#include "support/result.hpp"
#include "support/workers.hpp"

namespace tokensite {

struct WriteOptions {
  std::string output;  ///< the folder; made if it isn't there
  std::string record;  ///< the file that keeps what was written; see build_record.hpp
  /// Covers everything that the plan was made of; none if that isn't known for certain.
  std::optional<Fingerprint> inputs{};
  bool render_all = false;                         ///< trust no record
  std::function<void(const std::string&)> notice;  ///< told when another build must be waited for
};

struct WriteReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// A failure leaves the outputs that were written before it; none is torn.
Result<WriteReport> write_directory(const Plan& plan, const WriteOptions& options,
                                    Workers& workers);

/// What a build out of the same inputs said, if every file of it is still as it was written: then
/// there is nothing to do. Only builds without a diagnostic are found.
struct FinishedBuild {
  Summary summary;
  std::size_t outputs = 0;
};
std::optional<FinishedBuild> find_finished_build(const WriteOptions& options, Workers& workers);

}  // namespace tokensite
