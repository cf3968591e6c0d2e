// What was written last time, and of what: for each output its fingerprint and the stamp of the
// file it became. An output whose fingerprint and file are both unchanged need not be rendered
// again; if what the whole site is made of is unchanged, nothing need be.
//
// The record is a cache. One that is missing, cut short, damaged or of another format counts for
// nothing, and costs a full rendering.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/files.hpp"
#include "support/hash.hpp"
#include "support/mapped_file.hpp"

namespace tokensite {

struct RecordedOutput {
  std::string_view path;
  std::optional<Fingerprint> fingerprint;  ///< none: it can't be known without rendering
  FileStamp stamp;
};

struct BuildRecord {
  /// Covers everything that the site was made of; none if that isn't known for certain.
  std::optional<Fingerprint> inputs;
  std::uint64_t editions = 0;
  std::uint64_t items = 0;
  FileStamp manifest;
  std::vector<RecordedOutput> outputs;             ///< by path
  std::shared_ptr<const MappedFile> storage = {};  ///< of the paths, if it was read
};

BuildRecord read_build_record(const std::string& path);

/// A record that can't be written (a read-only site) is no failure: the next build does more work.
void write_build_record(const std::string& path, const BuildRecord& record);

}  // namespace tokensite
