// What was written last time: for each output its fingerprint, and the stamp of the file it became.
// An output whose fingerprint and file are both unchanged need not be rendered again.
//
// The record is a cache. One that is missing, cut short, damaged or of another format counts for
// nothing, and costs a full rendering.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "support/files.hpp"
#include "support/hash.hpp"

namespace tokensite {

struct RecordedOutput {
  Fingerprint fingerprint;
  FileStamp stamp;
};

using BuildRecord = std::unordered_map<std::string, RecordedOutput>;

BuildRecord read_build_record(const std::string& path);

/// A record that can't be written (a read-only site) is no failure: the next build does more work.
void write_build_record(const std::string& path, const BuildRecord& record);

}  // namespace tokensite
