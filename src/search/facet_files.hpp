// The files of what items are filtered by besides section and year: their tags and hosts.
#pragma once

#include "search/catalog.hpp"
#include "search/versioned_file.hpp"

namespace tokensite {

struct FacetFiles {
  VersionedFile facets;      ///< the tags, the hosts of several items, and which item has which
  VersionedFile rare_hosts;  ///< the other hosts: most of the names, and wanted by few
};

FacetFiles make_facet_files(const SearchCatalog& catalog);

}  // namespace tokensite
