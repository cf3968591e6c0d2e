// `.tokensite/`: always safe to delete, and kept out of git by itself.
//
// Nothing that goes wrong here is a failure: the next run does more work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

/// Writes a file of the cache, atomically, and makes its folder if need be.
void write_cache_file(const std::string& path, std::string_view bytes);

/// The same for a file that is read whole; its checksum stands before what is in it.
void write_checksummed_cache_file(const std::string& path, std::string_view body);

/// What is in such a file; none if it is missing or damaged.
std::optional<std::string> read_checksummed_cache_file(const std::string& path);

/// Writes a large file of the cache piece by piece.
class CacheFileWriter {
 public:
  /// The old file stays until `finish`.
  static CacheFileWriter replace(const std::string& path);

  /// Adds to the end of a file, if it is `size` bytes long and nobody else is adding to it.
  static CacheFileWriter append(const std::string& path, std::uint64_t size);

  CacheFileWriter(CacheFileWriter&& other) noexcept;
  CacheFileWriter(const CacheFileWriter&) = delete;
  CacheFileWriter& operator=(const CacheFileWriter&) = delete;
  CacheFileWriter& operator=(CacheFileWriter&&) = delete;
  ~CacheFileWriter();

  void write(std::string_view bytes);
  /// Where the next byte comes to stand.
  std::uint64_t size() const { return size_; }
  void finish();

 private:
  CacheFileWriter(int file, std::uint64_t size) : file_(file), size_(size) {}
  void flush();
  void give_up();

  int file_;  ///< -1: it can't be written, and isn't
  std::uint64_t size_;
  std::string buffer_;
  std::string temporary_;  ///< to be renamed
  std::string path_;
};

}  // namespace tokensite
