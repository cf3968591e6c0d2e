#include "git/history_cache.hpp"

#include <cstdint>

#include "cache/cache_folder.hpp"
#include "support/binary.hpp"

namespace tokensite {
namespace {

constexpr std::string_view format = "tokensite history 4";

void write(BinaryWriter& writer, const Revision& revision) {
  for (const int number : {revision.day.year, revision.day.month, revision.day.day})
    writer.number(static_cast<std::int32_t>(number));
  writer.number(static_cast<std::uint32_t>(revision.authors.size()));
  for (const std::string& author : revision.authors) writer.text(author);
}

Revision read_revision(BinaryReader& reader) {
  Revision revision;
  for (int* number : {&revision.day.year, &revision.day.month, &revision.day.day})
    *number = reader.number<std::int32_t>();
  revision.authors.resize(reader.count(sizeof(std::uint32_t)));
  for (std::string& author : revision.authors) author = reader.text();
  return revision;
}

}  // namespace

std::optional<SiteHistory> read_history_cache(const std::string& path, const HistoryKey& key) {
  const std::optional<std::string> body = read_checksummed_cache_file(path);
  if (!body) return std::nullopt;
  BinaryReader reader(*body);
  if (reader.text() != format || reader.text() != key.head || reader.text() != key.folder)
    return std::nullopt;
  SiteHistory history;
  const std::uint32_t revisions = reader.count(4 * sizeof(std::uint32_t));
  for (std::uint32_t i = 0; i < revisions; ++i) history.revisions.push_back(read_revision(reader));
  while (!reader.at_end()) {
    // They were written in this order.
    auto& file = history.files.emplace_hint(history.files.end(), reader.text(), 0)->second;
    file.resize(reader.count(sizeof(std::uint32_t) + 1));
    for (FileRevision& one : file) {
      one.kind = reader.number<FileRevision::Kind>();
      one.revision = reader.number<std::uint32_t>();
      if (one.revision >= revisions) reader.fail();
    }
  }
  if (!reader.is_whole()) return std::nullopt;
  return history;
}

void write_history_cache(const std::string& path, const HistoryKey& key,
                         const SiteHistory& history) {
  BinaryWriter writer;
  for (const std::string_view text :
       {format, std::string_view(key.head), std::string_view(key.folder)})
    writer.text(text);
  writer.number(static_cast<std::uint32_t>(history.revisions.size()));
  for (const Revision& revision : history.revisions) write(writer, revision);
  for (const auto& [path_of_file, file] : history.files) {
    writer.text(path_of_file);
    writer.number(static_cast<std::uint32_t>(file.size()));
    for (const FileRevision& one : file) {
      writer.number(one.kind);
      writer.number(one.revision);
    }
  }
  write_checksummed_cache_file(path, writer.take());
}

}  // namespace tokensite
