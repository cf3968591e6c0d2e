#include "cache/source_cache.hpp"

#include <algorithm>

#include "cache/cache_folder.hpp"
#include "support/binary.hpp"
#include "support/program.hpp"

namespace tokensite {
namespace {

// documents' bytes · index · trailer, and after it perhaps more of the same; the last trailer
// counts. Numbers are in the machine's own order: the file never leaves it.
struct Trailer {
  char magic[16] = {'t', 'o', 'k', 'e', 'n', 's', 'i', 't', 'e', ' ', 'c', 'a', 'c', 'h', 'e', '1'};
  std::uint64_t index_offset = 0;
  std::uint64_t index_size = 0;
  Fingerprint index_checksum;
};
static_assert(std::is_trivially_copyable_v<Trailer> && sizeof(Trailer) == 48);

std::string_view bytes_of(const Trailer& trailer) {
  return {reinterpret_cast<const char*>(&trailer), sizeof trailer};
}

}  // namespace

SourceCache SourceCache::open(const std::string& path) {
  SourceCache cache;
  cache.path_ = path;
  cache.file_ = MappedFile::open(path);
  if (cache.file_ && cache.read()) return cache;
  SourceCache empty;
  empty.path_ = path;
  return empty;
}

bool SourceCache::read() {
  const std::string_view bytes = file_->bytes();
  Trailer trailer;
  if (bytes.size() < sizeof trailer) return false;
  std::memcpy(&trailer, bytes.data() + bytes.size() - sizeof trailer, sizeof trailer);
  const std::size_t index_end = bytes.size() - sizeof trailer;
  if (std::memcmp(trailer.magic, Trailer{}.magic, sizeof trailer.magic) != 0) return false;
  if (trailer.index_size > index_end || trailer.index_offset != index_end - trailer.index_size) {
    return false;
  }
  const std::string_view index = bytes.substr(trailer.index_offset, trailer.index_size);
  if (fingerprint_of(index) != trailer.index_checksum) return false;
  BinaryReader reader(index);
  if (reader.number<Fingerprint>() != program_fingerprint()) return false;
  key_ = reader.number<Fingerprint>();
  tree_ = read_tree(reader);
  entries_.resize(reader.count(sizeof(Entry)));
  for (Entry& entry : entries_) entry = reader.number<Entry>();
  return reader.is_whole() && reader.at_end();
}

const SourceCache::Entry* SourceCache::find_entry(const Fingerprint& contents) const {
  const auto found = std::ranges::lower_bound(entries_, contents, {}, &Entry::contents);
  return found == entries_.end() || found->contents != contents ? nullptr : &*found;
}

std::optional<std::string_view> SourceCache::find(const Fingerprint& contents,
                                                  const Fingerprint& key) const {
  const Entry* entry = key == key_ ? find_entry(contents) : nullptr;
  if (entry == nullptr) return std::nullopt;
  const std::string_view all = file_->bytes();
  if (entry->offset > all.size() || entry->size > all.size() - entry->offset) return std::nullopt;
  const std::string_view bytes = all.substr(entry->offset, entry->size);
  if (checksum_of(bytes) != entry->checksum) return std::nullopt;
  return bytes;
}

void SourceCache::save(const TreeScan& tree, const Fingerprint& key,
                       const std::vector<Document>& documents) const {
  const auto known = [&](const Document& document) {
    return document.bytes.empty() && key == key_ ? find_entry(document.contents) : nullptr;
  };
  std::uint64_t kept = 0;  // bytes that stay where they are
  for (const Document& document : documents) {
    if (const Entry* entry = known(document)) kept += entry->size;
  }
  const bool appends = file_ && kept >= file_->bytes().size() / 2;
  // What is written only in part has no trailer at its end, and is known for damaged by that.
  CacheFileWriter writer = appends ? CacheFileWriter::append(path_, file_->bytes().size())
                                   : CacheFileWriter::replace(path_);
  std::vector<Entry> entries;
  entries.reserve(documents.size());
  for (const Document& document : documents) {
    const Entry* entry = known(document);
    if (entry == nullptr && document.bytes.empty()) continue;  // it is parsed every time
    if (entry != nullptr && appends) {
      entries.push_back(*entry);
      continue;
    }
    const std::string_view bytes =
        entry != nullptr ? file_->bytes().substr(entry->offset, entry->size) : document.bytes;
    entries.push_back({.contents = document.contents,
                       .offset = writer.size(),
                       .size = bytes.size(),
                       .checksum = entry != nullptr ? entry->checksum : checksum_of(bytes)});
    writer.write(bytes);
  }
  std::ranges::stable_sort(entries, {}, &Entry::contents);
  // Not std::ranges::unique: clang 14 can't compile the subrange that it returns.
  const auto is_repeated = [](const Entry& a, const Entry& b) { return a.contents == b.contents; };
  entries.erase(std::unique(entries.begin(), entries.end(), is_repeated), entries.end());

  BinaryWriter index;
  index.number(program_fingerprint());
  index.number(key);
  write_tree(index, tree);
  index.number(static_cast<std::uint32_t>(entries.size()));
  for (const Entry& entry : entries) index.number(entry);
  const std::string index_bytes = index.take();
  const Trailer trailer{.index_offset = writer.size(),
                        .index_size = index_bytes.size(),
                        .index_checksum = fingerprint_of(index_bytes)};
  writer.write(index_bytes);
  writer.write(bytes_of(trailer));
  writer.finish();
}

}  // namespace tokensite
