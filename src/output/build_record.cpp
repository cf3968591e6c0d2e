#include "output/build_record.hpp"

#include <cstring>

#include "cache/cache_folder.hpp"
#include "support/binary.hpp"

namespace tokensite {
namespace {

// magic · record · fingerprint of all before it. Numbers are in the machine's own order: the record
// never leaves it.
constexpr std::string_view magic = "tokensite record 2\n";
constexpr std::size_t seal_size = sizeof(Fingerprint);

void write(BinaryWriter& to, const std::optional<Fingerprint>& fingerprint) {
  to.number(static_cast<std::uint8_t>(fingerprint.has_value()));
  to.number(fingerprint.value_or(Fingerprint{}));
}

std::optional<Fingerprint> read_fingerprint(BinaryReader& from) {
  const bool is_there = from.number<std::uint8_t>() != 0;
  const auto fingerprint = from.number<Fingerprint>();
  return is_there ? std::optional(fingerprint) : std::nullopt;
}

/// The bytes between magic and seal; none if one of the two is not as it should be.
std::optional<std::string_view> unsealed(std::string_view bytes) {
  if (bytes.size() < magic.size() + seal_size || !bytes.starts_with(magic)) return std::nullopt;
  const std::string_view sealed = bytes.substr(0, bytes.size() - seal_size);
  Fingerprint seal;
  std::memcpy(&seal, bytes.data() + sealed.size(), seal_size);
  if (fingerprint_of(sealed) != seal) return std::nullopt;
  return sealed.substr(magic.size());
}

}  // namespace

BuildRecord read_build_record(const std::string& path) {
  BuildRecord record{.storage = MappedFile::open(path)};
  if (!record.storage) return record;
  const std::optional<std::string_view> bytes = unsealed(record.storage->bytes());
  if (!bytes) return {};
  BinaryReader reader(*bytes);
  record.inputs = read_fingerprint(reader);
  record.editions = reader.number<std::uint64_t>();
  record.items = reader.number<std::uint64_t>();
  record.manifest = reader.number<FileStamp>();
  record.outputs.resize(reader.count(sizeof(std::uint32_t) + sizeof(FileStamp)));
  for (RecordedOutput& output : record.outputs) {
    output.path = reader.text();
    output.fingerprint = read_fingerprint(reader);
    output.stamp = reader.number<FileStamp>();
  }
  if (!reader.is_whole() || !reader.at_end()) return {};
  return record;
}

void write_build_record(const std::string& path, const BuildRecord& record) {
  BinaryWriter writer;
  write(writer, record.inputs);
  writer.number(record.editions);
  writer.number(record.items);
  writer.number(record.manifest);
  writer.number(static_cast<std::uint32_t>(record.outputs.size()));
  for (const RecordedOutput& output : record.outputs) {
    writer.text(output.path);
    write(writer, output.fingerprint);
    writer.number(output.stamp);
  }
  std::string bytes(magic);
  bytes += writer.take();
  const Fingerprint seal = fingerprint_of(bytes);
  bytes.append(reinterpret_cast<const char*>(&seal), sizeof seal);
  write_cache_file(path, bytes);
}

}  // namespace tokensite
