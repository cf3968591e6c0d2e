// A site is a plan, rendered on demand.
//
// `plan_site` is pure: out of the site's files it makes the diagnostics and the list of outputs.
// `check` reads the former and renders nothing; `build` renders what has changed; tests render one
// page.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cache/source_cache.hpp"
#include "diagnostics/diagnostic.hpp"
#include "diagnostics/report.hpp"
#include "diagnostics/sources.hpp"
#include "links/link_record.hpp"
#include "links/site_links.hpp"
#include "model/config.hpp"
#include "model/history.hpp"
#include "plan/output.hpp"
#include "support/date.hpp"
#include "support/file_system.hpp"
#include "support/profile.hpp"
#include "support/result.hpp"
#include "support/workers.hpp"

namespace tokensite {

class ReadyDocuments;
struct Site;

enum class Drafts { leave_out, include };
enum class ExternalLinks { leave_out, list };

struct PlanOptions {
  std::string
      base_url;  ///< in place of the one in tokensite.yml, if not empty; a valid http(s) URL
  /// In place of the base URL's own scheme, host and port, if not empty: the site keeps its path,
  /// but stands at "http://127.0.0.1:8000".
  std::string origin{};
  Drafts drafts = Drafts::leave_out;
  ExternalLinks external_links = ExternalLinks::leave_out;
  /// Dates after this day are in the future; none: nobody asks.
  std::optional<Date> today{};
  std::shared_ptr<const SiteHistory> history{};  ///< what git remembers; null: nothing
  const SourceCache* cache = nullptr;  ///< what is known of the sources from before, if anything
  /// Those of its documents that are decoded already, if any are. The plan takes them for its own.
  ReadyDocuments* ready = nullptr;
  /// The file in which the index of the search is kept from one run to the next; empty: none. It is
  /// read, and written, when the search is rendered.
  std::string kept_search{};
  Profile* profile = nullptr;  ///< told of every pass, if there is one
};

/// What was read of the sources, for the cache.
struct ParsedSources {
  /// Whatever a parse depends on besides the text.
  Fingerprint key;
  std::vector<SourceCache::Document> documents;
  std::vector<FileId> files;  ///< which file each of them is
  struct Read {
    std::string path;
    Fingerprint contents;
  };
  std::vector<Read> read;  ///< the files whose contents were not known before
};

/// What `check --links` works with.
struct PlannedLinks {
  LinkLock lock;    ///< what links.lock says
  SiteLinks links;  ///< drafts' too: before it is sent is when an edition's links matter most
  LinkSettings settings;
  std::string site_url;
  std::string language;
};

struct Plan {
  /// What the diagnostics' spans point into. Shared with the outputs.
  std::shared_ptr<const Sources> sources;
  Diagnostics diagnostics;  ///< rules applied, sorted by place
  Summary summary;
  /// Sorted by path, each path once. Empty if there is an error.
  std::vector<Output> outputs;
  /// What the outputs are rendered from; they live no longer. None if there is no config or no
  /// theme; with an error it may lack what couldn't be read.
  std::shared_ptr<const Site> site;
  ParsedSources parsed;
  PlannedLinks links;  ///< only if asked for
  Rules rules;         ///< applied to the diagnostics
};

/// Makes errors of all warnings. With any, there are no outputs.
void raise_warnings(Plan& plan);

/// Adds what was found later, under the same rules, in its place; counts anew.
void add_diagnostics(Plan& plan, Diagnostics found);

/// Fails only where the disk does.
Result<Plan> plan_site(std::shared_ptr<const FileSystem> files, const PlanOptions& options,
                       Workers& workers);

}  // namespace tokensite
