#include <fmt/format.h>
#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

#include "import/exports/export_store.hpp"
#include "support/c_handle.hpp"
#include "support/mapped_file.hpp"

namespace tokensite {
namespace {

using Archive = CHandle<zip_t, zip_discard>;
using OpenEntry = CHandle<zip_file_t, zip_fclose>;

/// libzip holds all of it, at a few times its size. Some 100 bytes are for one file.
constexpr std::uint64_t largest_directory = 32U << 20U;

std::uint64_t number_at(std::string_view bytes, std::size_t at, int size) {
  std::uint64_t number = 0;
  for (int i = size; i-- > 0;) {
    const std::size_t place = at + static_cast<std::size_t>(i);
    number = number << 8U | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0U);
  }
  return number;
}

/// What a zip says of the size of its directory, in whichever record: the one at its end, with a
/// comment of at most 64 KiB behind it (APPNOTE.TXT, section 4.3.16), or that of large zips, which
/// lies where the 20 bytes in front point to (sections 4.3.14 and 4.3.15).
std::uint64_t directory_size(std::string_view zip) {
  constexpr std::size_t longest_end = 22 + 0xFFFF;
  constexpr std::size_t locator_length = 20;
  std::uint64_t largest = 0;
  std::size_t at = zip.size() > longest_end ? zip.size() - longest_end : 0;
  while ((at = zip.find("PK\x05\x06", at)) != zip.npos) {
    std::uint64_t size = number_at(zip, at + 12, 4);
    if (at >= locator_length && zip.substr(at - locator_length).starts_with("PK\x06\x07")) {
      const std::uint64_t record = number_at(zip, at - locator_length + 8, 8);
      size = record < zip.size() ? number_at(zip, record + 40, 8) : 0;
    }
    largest = std::max(largest, size);
    ++at;
  }
  return largest;
}

/// The upper half of the attributes is what `stat` would have said, where a Unix made the zip, and
/// zero or chance elsewhere: so only what is certainly no file counts.
StoredKind kind_by_attributes(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) {
    return StoredKind::regular;
  }
  const mode_t mode = attributes >> 16U;
  if (S_ISLNK(mode)) return StoredKind::symbolic_link;
  if (S_ISBLK(mode) || S_ISCHR(mode) || S_ISFIFO(mode) || S_ISSOCK(mode)) {
    return StoredKind::special;
  }
  return StoredKind::regular;
}

class ZipStore final : public ExportStore {
 public:
  explicit ZipStore(Archive archive) : archive_(std::move(archive)) {}

  Result<std::optional<std::vector<StoredFile>>> list(std::size_t most) override {
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_.get(), 0));
    if (count > most) return std::optional<std::vector<StoredFile>>();
    std::vector<StoredFile> files;
    for (zip_uint64_t i = 0; i < count; ++i) {
      zip_stat_t status{};
      // Raw: libzip would guess at names that aren't UTF-8.
      if (zip_stat_index(archive_.get(), i, ZIP_FL_ENC_RAW, &status) != 0) return failure();
      StoredFile file{.name = status.name == nullptr ? "" : status.name,
                      .size = status.size,
                      .kind = kind_by_attributes(archive_.get(), i),
                      .place = i};
      if (file.name.ends_with('/')) continue;
      const bool has_method = (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0;
      if (has_method && status.encryption_method != ZIP_EM_NONE) file.kind = StoredKind::encrypted;
      files.push_back(std::move(file));
    }
    return std::optional(std::move(files));
  }

  Result<std::optional<std::string>> read(const StoredFile& file, std::uint64_t limit) override {
    const OpenEntry entry(zip_fopen_index(archive_.get(), file.place, 0));
    if (!entry) return failure();
    std::string text;
    std::array<char, 1U << 16U> piece;
    for (;;) {
      const zip_int64_t got = zip_fread(entry.get(), piece.data(), piece.size());
      // At the end libzip holds the text against its checksum.
      if (got < 0) return Error{zip_file_strerror(entry.get())};
      if (got == 0) return std::optional(std::move(text));
      if (text.size() + static_cast<std::uint64_t>(got) > limit) {
        return std::optional<std::string>();
      }
      text.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  Error failure() const { return Error{zip_strerror(archive_.get())}; }

  Archive archive_;
};

}  // namespace

Result<std::unique_ptr<ExportStore>> open_zip(const std::string& path) {
  if (const auto file = MappedFile::open(path);
      file && directory_size(file->bytes()) > largest_directory) {
    return Error{
        fmt::format("its table of contents has more than {} MiB", largest_directory >> 20U)};
  }
  int code = 0;
  Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!archive) {
    zip_error_t reason;
    zip_error_init_with_code(&reason, code);
    Error error{zip_error_strerror(&reason)};
    zip_error_fini(&reason);
    return error;
  }
  return std::unique_ptr<ExportStore>(std::make_unique<ZipStore>(std::move(archive)));
}

}  // namespace tokensite
