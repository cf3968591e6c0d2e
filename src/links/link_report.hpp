// What links.lock knows of an archive's links, said at the places that have them.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "links/link_record.hpp"
#include "links/site_links.hpp"

namespace tokensite {

/// Links that are alive, blocked, or have failed on one day only are not worth a word.
void report_links(const LinkLock& lock, const SiteLinks& links, const Sources& sources,
                  Diagnostics& diagnostics);

}  // namespace tokensite
