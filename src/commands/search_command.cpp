#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "commands/commands.hpp"
#include "commands/found_items.hpp"
#include "commands/site_folder.hpp"
#include "search/searcher.hpp"
#include "support/fold.hpp"
#include "support/profile.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

struct FacetOption {
  Facet facet;
  std::string_view noun;
  const std::vector<std::string>& names;
};

std::vector<std::string> names_of(const SearchCatalog& catalog, Facet facet) {
  std::vector<std::string> names;
  switch (facet) {
    case Facet::section:
      for (const Section& section : catalog.config.sections) names.push_back(section.id);
      break;
    case Facet::tag:
      for (const TagEntry& tag : catalog.archive.tags) names.push_back(tag.id);
      break;
    case Facet::year:
      for (const int year : catalog.years) names.push_back(fmt::format("{}", year));
      break;
    case Facet::host:
      names = catalog.hosts;
      break;
  }
  return names;
}

/// Adds what is chosen of a facet to the request; what is wrong with it, if anything.
std::optional<std::string> choose(const SearchCatalog& catalog, const FacetOption& option,
                                  SearchRequest& request) {
  for (const std::string& name : option.names) {
    const std::vector<std::uint32_t> values =
        find_invalid_utf8(name)
            ? std::vector<std::uint32_t>{}
            : catalog.values_called(option.facet, folded_for_search(trim(name)));
    if (values.empty()) {
      const std::vector<std::string> known = names_of(catalog, option.facet);
      const auto nearest = nearest_word(name, {known.begin(), known.end()});
      return fmt::format("no item has the {} `{}`{}", option.noun, shortened(valid_utf8(name), 60),
                         nearest ? fmt::format("; did you mean `{}`?", *nearest) : "");
    }
    auto& chosen = request.chosen[static_cast<std::size_t>(option.facet)];
    chosen.insert(chosen.end(), values.begin(), values.end());
  }
  return std::nullopt;
}

}  // namespace

ExitStatus run_search(const SearchOptions& options) {
  const Result<std::string> site_folder = find_site(options.site);
  if (!site_folder) {
    print_failure(site_folder.error().message);
    return ExitStatus::wrong_usage;
  }
  Workers workers(jobs_or_default(0));
  Profile profile;
  const Result<SiteSources> sources = open_sources(*site_folder, workers, profile);
  if (!sources) return world_failed(sources.error());
  const Drafts drafts = options.drafts ? Drafts::include : Drafts::leave_out;
  const Result<Plan> plan =
      plan_site(sources->files, {.drafts = drafts, .cache = &sources->cache}, workers);
  if (!plan) return world_failed(plan.error());
  save_sources(*sources, *plan);
  if (!plan->site) {
    print_diagnostics(*plan);
    return ExitStatus::content_has_errors;
  }
  if (plan->summary.errors > 0) {
    print_failure(fmt::format("{}; what couldn't be read isn't searched, see `tokensite check`",
                              summary_line(plan->summary)));
  }

  const Searcher searcher(plan->site->config, plan->site->archive, workers);
  SearchRequest request{
      .query = parse_query(valid_utf8(fmt::format("{}", fmt::join(options.words, " ")))),
      .chosen = {}};
  for (const FacetOption& option : {FacetOption{Facet::section, "section", options.sections},
                                    FacetOption{Facet::tag, "tag", options.tags},
                                    FacetOption{Facet::year, "year", options.years},
                                    FacetOption{Facet::host, "host", options.hosts}}) {
    if (const auto fault = choose(searcher.catalog(), option, request)) {
      print_failure(*fault);
      return ExitStatus::wrong_usage;
    }
  }
  const SearchResults results = searcher.search(request);
  const std::size_t limit = options.limit == 0 ? results.items.size() : options.limit;
  fmt::print("{}", options.format == SearchFormat::json
                       ? found_items_json(*plan->site, searcher.catalog(), results, limit)
                       : found_items_text(*plan->site, request.query, results, limit));
  return ExitStatus::fine;
}

}  // namespace tokensite
