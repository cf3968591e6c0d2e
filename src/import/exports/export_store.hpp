// Where an export's files lie: a zip or a folder. What may be read of it is for `ExportFiles` to
// say.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace tokensite {

enum class StoredKind {
  regular,
  symbolic_link,
  encrypted,
  special,  ///< a device, a pipe
};

struct StoredFile {
  std::string name;        ///< any bytes, as they stand there; relative, with slashes
  std::uint64_t size = 0;  ///< as the store claims
  StoredKind kind = StoredKind::regular;
  std::uint64_t place = 0;  ///< the store's own
};

class ExportStore {
 public:
  ExportStore() = default;
  ExportStore(const ExportStore&) = delete;
  ExportStore& operator=(const ExportStore&) = delete;
  virtual ~ExportStore() = default;

  /// All files but folders, in no order. None if there are more than `most`.
  virtual Result<std::optional<std::vector<StoredFile>>> list(std::size_t most) = 0;

  /// None if it has more than `limit` bytes, whatever size was claimed; no more than these are
  /// ever held.
  virtual Result<std::optional<std::string>> read(const StoredFile& file, std::uint64_t limit) = 0;
};

/// Fails if the file is no zip that can be read. The only place that knows libzip.
Result<std::unique_ptr<ExportStore>> open_zip(const std::string& path);

/// Symbolic links in the folder are listed and never followed.
std::unique_ptr<ExportStore> open_export_folder(std::string path);

}  // namespace tokensite
