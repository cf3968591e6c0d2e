// The links to elsewhere that an archive has, each with all its places.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "links/link_record.hpp"
#include "model/edition.hpp"
#include "model/item.hpp"
#include "model/link_place.hpp"
#include "model/page.hpp"

namespace tokensite {

struct SiteLink {
  std::vector<LinkPlace> places;
  Date date;  ///< of the oldest edition that has it; of an archived copy, the best age
};

/// By `request_url`. http and https only, and those that can be asked for: one that is no address
/// is reported elsewhere.
using SiteLinks = std::map<std::string, SiteLink>;

/// Leaves out of the lock what the archive no longer has.
void forget_others(LinkLock& lock, const SiteLinks& links);

void add_links(SiteLinks& links, const Edition& edition);
void add_links(SiteLinks& links, const Item& item, const Date& edition_date);
void add_links(SiteLinks& links, const Page& page);

}  // namespace tokensite
