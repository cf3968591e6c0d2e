#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "commands/commands.hpp"
#include "commands/progress_bar.hpp"
#include "commands/site_folder.hpp"
#include "import/edition/number_editions.hpp"
#include "import/edition/write_edition.hpp"
#include "parse/config.hpp"
#include "support/date.hpp"
#include "support/files.hpp"

namespace tokensite {
namespace {

/// The posts of all paths, in the order of their dates.
Result<std::vector<Post>> read_all_posts(const ImportOptions& options, ImportNotes& notes) {
  std::vector<Post> posts;
  for (const std::string& path : options.paths) {
    Result<PostSet> set = read_posts(path, options.from);
    if (!set) return set.error();
    std::ranges::move(set->notes, std::back_inserter(notes));
    std::ranges::move(set->posts, std::back_inserter(posts));
  }
  std::ranges::stable_sort(posts, {}, [](const Post& post) { return post.date.value_or(Date{}); });
  return posts;
}

Result<ImportReport> read_editions(const ImportOptions& options, const Config& config,
                                   const std::vector<KnownEdition>& known) {
  ImportReport report{.editions = {}, .notes = {}, .dry_run = options.dry_run};
  const Result<std::vector<Post>> posts = read_all_posts(options, report.notes);
  if (!posts) return posts.error();
  ProgressBar bar("posts");
  for (std::size_t i = 0; i < posts->size(); ++i) {
    bar.show(i, posts->size());
    std::optional<ImportedEdition> imported = read_edition((*posts)[i], config, report.notes);
    if (!imported) continue;
    report.editions.push_back(
        {.imported = std::move(*imported), .outcome = EditionOutcome::added, .folder = {}});
  }
  number_editions(report.editions, known, utc_today());
  return report;
}

Result<Done> write_editions(const std::string& site, const Config& config,
                            const std::vector<KnownEdition>& known, ImportReport& report) {
  ProgressBar bar("editions");
  for (std::size_t i = 0; i < report.editions.size(); ++i) {
    bar.show(i, report.editions.size());
    ImportResult& result = report.editions[i];
    if (result.outcome == EditionOutcome::refused) continue;
    const Result<Done> written = write_edition(
        site, config, known, report.dry_run ? Writing::dry_run : Writing::yes, result);
    if (!written) return written.error();
  }
  return Done{};
}

}  // namespace

ExitStatus run_import(const ImportOptions& options) {
  const Result<std::string> site = find_site(options.site);
  if (!site) {
    print_failure(site.error().message);
    return ExitStatus::wrong_usage;
  }
  const Result<std::string> settings = read_file(*site + "/tokensite.yml");
  if (!settings) return world_failed(settings.error());
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("tokensite.yml", *settings);
  const std::optional<Config> config = parse_config(sources, file, diagnostics);
  if (!config) {
    print_diagnostics(diagnostics, sources);
    return ExitStatus::content_has_errors;
  }
  const std::vector<KnownEdition> known = known_editions(*site, *config);
  Result<ImportReport> report = read_editions(options, *config, known);
  if (!report) return world_failed(report.error());
  const Result<Done> written = write_editions(*site, *config, known, *report);
  fmt::print("{}", import_table(*report, *config));
  if (!options.report.empty()) {
    const auto kept = write_file_atomically(options.report, import_json(*report, *config));
    if (!kept) return world_failed(kept.error());
  }
  if (!written) return world_failed(written.error());
  return has_failures(*report) ? ExitStatus::content_has_errors : ExitStatus::fine;
}

}  // namespace tokensite
