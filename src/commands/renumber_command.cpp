#include "authoring/mended_links.hpp"
#include "authoring/moves.hpp"
#include "commands/apply_changes.hpp"
#include "commands/commands.hpp"
#include "commands/opened_site.hpp"

namespace tokensite {

ExitStatus run_renumber(const RenumberOptions& options) {
  return with_opened_site(options.site, [&](OpenedSite& site) {
    const Result<std::size_t> edition = find_edition(options.edition, site.editions());
    if (!edition) return wrong_usage(edition.error());
    const Result<MendedFiles> mended = with_mended_links(
        renumber(site.editions()[*edition], site.config()), site.archive(), *site.plan().sources);
    if (!mended) return wrong_usage(mended.error());
    return apply_changes(site, *mended, options.dry_run ? Doing::show : Doing::carry_out);
  });
}

}  // namespace tokensite
