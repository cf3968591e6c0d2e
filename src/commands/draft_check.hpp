// A draft looked at, and made final, as if it were published.
#pragma once

#include "authoring/slots_report.hpp"
#include "commands/opened_site.hpp"

namespace tokensite {

/// What `check` would say of the edition's files.
Result<SlotsCheck> check_as_published(OpenedSite& site, const Edition& edition);

/// Takes the line `draft: true` out of edition.md, unless the site had an error then: these are
/// printed, and the draft stays one. Warnings are printed, too.
ExitStatus publish_draft(OpenedSite& site, const Edition& edition);

}  // namespace tokensite
