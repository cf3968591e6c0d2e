// A newsletter's first files: a site that builds and checks clean as it is.
//
// The files themselves lie in authoring/new_site/ and are compiled in. In them `@name@` stands for
// what differs from site to site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/date.hpp"
#include "support/new_files.hpp"

namespace tokensite {

struct NewSite {
  std::string title;
  std::string base_url;  ///< a valid http(s) URL
  std::string name;      ///< a slug: with the host and the day it makes the site's feed_id
  Date today;            ///< of the first edition
};

/// By path, tokensite.yml last: with it, the folder is a site.
std::vector<NewFile> new_site_files(const NewSite& site);

/// "slow-gardens" -> "Slow Gardens"
std::string title_of_folder(std::string_view name);

}  // namespace tokensite
