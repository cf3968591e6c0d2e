#include "git/history_cache.hpp"

#include <cstdint>

#include "support/binary.hpp"
#include "support/files.hpp"
#include "support/hash.hpp"

namespace tokensite {
namespace {

constexpr std::string_view format = "tokensite history 1";

}  // namespace

std::optional<SiteHistory> read_history_cache(const std::string& path, const HistoryKey& key) {
  if (key.is_shallow) return std::nullopt;
  const Result<std::string> bytes = read_file(path);
  if (!bytes || bytes->size() < sizeof(std::uint64_t)) return std::nullopt;
  const std::string_view body = std::string_view(*bytes).substr(sizeof(std::uint64_t));
  BinaryReader reader(*bytes);
  if (reader.number<std::uint64_t>() != checksum_of(body)) return std::nullopt;
  if (reader.text() != format || reader.text() != key.head || reader.text() != key.folder)
    return std::nullopt;
  SiteHistory history;
  while (!reader.at_end()) {
    FileHistory& file = history[std::string(reader.text())];
    file.updated = {.year = reader.number<std::int32_t>(),
                    .month = reader.number<std::int32_t>(),
                    .day = reader.number<std::int32_t>()};
    const std::uint32_t count = reader.count(sizeof(std::uint32_t));
    for (std::uint32_t i = 0; i < count; ++i) file.editors.emplace_back(reader.text());
  }
  if (!reader.is_whole()) return std::nullopt;
  return history;
}

void write_history_cache(const std::string& path, const HistoryKey& key,
                         const SiteHistory& history) {
  if (key.is_shallow) return;
  BinaryWriter writer;
  for (const std::string_view text :
       {format, std::string_view(key.head), std::string_view(key.folder)})
    writer.text(text);
  for (const auto& [file, known] : history) {
    writer.text(file);
    for (const int number : {known.updated.year, known.updated.month, known.updated.day})
      writer.number(static_cast<std::int32_t>(number));
    writer.number(static_cast<std::uint32_t>(known.editors.size()));
    for (const std::string& name : known.editors) writer.text(name);
  }
  const std::string body = writer.take();
  BinaryWriter checksum;
  checksum.number(checksum_of(body));
  if (!write_file_atomically(path, checksum.take() + body)) {
    // The next run reads the history again; that is all.
  }
}

}  // namespace tokensite
