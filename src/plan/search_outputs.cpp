#include "plan/search_outputs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "search/search_files.hpp"

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

}  // namespace

SearchOutputs::SearchOutputs(const Site& site, unsigned jobs)
    : site_(site), jobs_(jobs), paths_(search_file_paths(site.archive)) {}

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
    files_ = render_search_files(catalog, build_search_index(site_.config, site_.archive, workers),
                                 texts_of(site_.theme), workers);
  });
  return files_[n];
}

}  // namespace tokensite
