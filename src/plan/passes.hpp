// The passes that make a plan, in the order of plan.cpp. Each reads what earlier ones left in the
// state and adds its own part; an author's mistakes go to the diagnostics, and the next pass goes
// on.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/rules.hpp"
#include "index/archive.hpp"
#include "index/internal_links.hpp"
#include "index/link_uses.hpp"
#include "index/tag_uses.hpp"
#include "parse/inventory.hpp"
#include "plan/plan.hpp"
#include "render/theme.hpp"

namespace tokensite {

/// An output, and what is said of it where two have one path.
struct PlannedOutput {
  Output output;
  /// A source's path, or empty for what tokensite makes by itself; of the site's own strings.
  std::string_view origin;
  std::optional<Span> place{};  ///< where in the source it is asked for, if not by the file itself
};

struct PlanState {
  std::shared_ptr<const FileSystem> files;
  PlanOptions options;
  Workers& workers;
  std::shared_ptr<Sources> sources = std::make_shared<Sources>();
  Diagnostics diagnostics{};
  std::optional<Config> config{};
  std::optional<Theme> theme{};
  std::vector<FileEntry> static_files{};
  Inventory inventory{};
  std::vector<EditionWithItems> editions{};
  std::vector<Page> pages{};
  LeftOut left_out{};
  Archive archive{};
  std::vector<LinkUse> link_uses{};
  std::optional<TagUses> tag_uses{};
  std::vector<RootLink> root_links{};
  Fingerprint config_fingerprint{};
  std::vector<PlannedOutput> outputs{};
  std::shared_ptr<const Site> site{};
  ParsedSources parsed{};
  LinkLock lock{};
  ArchivedCopies archived_copies{};
  SiteLinks links{};
  Summary summary{};
};

enum class Next { go_on, stop };
using Pass = Result<Next> (*)(PlanState&);

Result<Next> read_config(PlanState& state);
Result<Next> read_theme(PlanState& state);
Result<Next> read_lock(PlanState& state);
Result<Next> list_files(PlanState& state);
Result<Next> parse_documents(PlanState& state);
Result<Next> assemble(PlanState& state);
Result<Next> check(PlanState& state);
Result<Next> index(PlanState& state);
Result<Next> lay_out(PlanState& state);
Result<Next> check_outputs(PlanState& state);

/// Applies the site's rules, sorts, counts, and drops the outputs if there is an error.
Plan finish(PlanState state);

}  // namespace tokensite
