#include "plan/search_outputs.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "cache/cache_folder.hpp"
#include "search/kept_index.hpp"
#include "search/search_files.hpp"
#include "support/mapped_file.hpp"

namespace tokensite {
namespace {

/// The theme's words that the client says.
SearchTexts texts_of(const Theme& theme) {
  constexpr auto prefixes =
      std::to_array<std::string_view>({"date.", "items.", "month.", "search."});
  SearchTexts texts;
  for (const auto& [name, text] : theme.strings()) {
    if (std::ranges::any_of(prefixes, [&](std::string_view prefix) {
          return std::string_view(name).starts_with(prefix);
        })) {
      texts.emplace_back(name, text);
    }
  }
  return texts;
}

/// Once more items than one in so many had to be read, reading them again and again would cost more
/// than keeping the index anew.
constexpr std::size_t items_of_one_read = 64;

/// The index, with the help of the one that is kept in the file `kept`, if any is.
SearchIndex make_index(const Site& site, const std::string& kept, Workers& workers) {
  const std::shared_ptr<const MappedFile> file = kept.empty() ? nullptr : MappedFile::open(kept);
  const auto known = file ? KeptIndex::read(file->bytes()) : std::nullopt;
  IndexedArchive indexed =
      build_search_index(site.config, site.archive, workers, known ? &*known : nullptr);
  const bool is_far_off = !known || indexed.read * items_of_one_read > indexed.items.size();
  if (!kept.empty() && is_far_off) {
    CacheFileWriter writer = CacheFileWriter::replace(kept);
    write_index(indexed, [&](std::string_view bytes) { writer.write(bytes); });
    writer.finish();
  }
  return std::move(indexed.index);
}

}  // namespace

SearchOutputs::SearchOutputs(const Site& site, unsigned jobs, std::string kept)
    : site_(site), jobs_(jobs), kept_(std::move(kept)), paths_(search_file_paths(site.archive)) {}

Fingerprint SearchOutputs::fingerprint() const {
  std::call_once(fingerprinted_, [&] {
    Hasher hasher;
    hasher.add(site_.fingerprint);
    for (const Edition& edition : site_.archive.editions) hasher.add(edition.fingerprint);
    for (const Item& item : site_.archive.items) hasher.add(item.fingerprint);
    fingerprint_ = hasher.finish();
  });
  return fingerprint_;
}

const std::string& SearchOutputs::bytes(std::size_t n) const {
  std::call_once(made_, [&] {
    // Threads of its own: those that render at the time wait for the index, or will soon.
    Workers workers(jobs_);
    const SearchCatalog catalog(site_.config, site_.archive);
    files_ = render_search_files(catalog, make_index(site_, kept_, workers), texts_of(site_.theme),
                                 workers);
  });
  return files_[n];
}

}  // namespace tokensite
