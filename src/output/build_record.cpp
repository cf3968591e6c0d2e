#include "output/build_record.hpp"

#include <boost/filesystem.hpp>
#include <cstring>
#include <string_view>

namespace tokensite {
namespace {

// magic · entries (path size, path, fingerprint, stamp) · fingerprint of all before it. Numbers are
// in the machine's own order: the record never leaves it.
constexpr std::string_view magic = "tokensite record 1\n";

template <class T>
void append_number(std::string& out, T number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// Takes numbers and texts off the front; once something is missing, everything is.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    T value{};
    const std::string_view bytes = text(sizeof value);
    if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }

  std::string_view text(std::size_t size) {
    if (size > rest_.size()) {
      is_whole_ = false;
      rest_ = {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool at_end() const { return rest_.empty(); }
  bool is_whole() const { return is_whole_; }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

/// `.tokensite/` keeps itself out of git.
void make_cache_folder(const boost::filesystem::path& folder) {
  boost::system::error_code failure;
  if (!boost::filesystem::create_directory(folder, failure)) return;
  (void)write_file_atomically((folder / ".gitignore").string(), "*\n");
}

}  // namespace

BuildRecord read_build_record(const std::string& path) {
  const Result<std::string> bytes = read_file(path);
  constexpr std::size_t seal_size = sizeof(Fingerprint);
  if (!bytes || bytes->size() < magic.size() + seal_size || !bytes->starts_with(magic)) return {};
  const std::string_view sealed = std::string_view(*bytes).substr(0, bytes->size() - seal_size);
  Fingerprint seal;
  std::memcpy(&seal, bytes->data() + sealed.size(), seal_size);
  if (fingerprint_of(sealed) != seal) return {};
  BuildRecord record;
  Reader reader(sealed.substr(magic.size()));
  while (!reader.at_end()) {
    std::string output(reader.text(reader.number<std::uint32_t>()));
    RecordedOutput entry;
    entry.fingerprint = reader.number<Fingerprint>();
    entry.stamp = reader.number<FileStamp>();
    record.emplace(std::move(output), entry);
  }
  return reader.is_whole() ? record : BuildRecord{};
}

void write_build_record(const std::string& path, const BuildRecord& record) {
  std::string bytes(magic);
  for (const auto& [output, entry] : record) {
    append_number(bytes, static_cast<std::uint32_t>(output.size()));
    bytes += output;
    append_number(bytes, entry.fingerprint);
    append_number(bytes, entry.stamp);
  }
  append_number(bytes, fingerprint_of(bytes));
  make_cache_folder(boost::filesystem::path(path).parent_path());
  (void)write_file_atomically(path, bytes);
}

}  // namespace tokensite
