// The texts of the walked site: made up, and changed line by line.
#pragma once

#include <string>
#include <string_view>

#include "tests/cli/walk/random.hpp"
#include "tests/cli/walk/site_folder.hpp"

namespace tokensite {

/// A page elsewhere that many of the texts link to.
extern const std::string linked_page;

/// The sections of the walked site.
std::vector<std::string> section_ids();

/// `key: value`, in place of the line with that key or as the second line.
std::string with_line(std::string text, std::string_view key, std::string_view value);
std::string without_line(std::string text, std::string_view key);

/// Another text below the front matter.
std::string with_body(std::string_view text, std::string_view body);

/// One of the text's marks (see `Random::mark`) exchanged: the size stays. Without a mark, one of
/// its bytes.
std::string with_other_mark(std::string text, Random& random);

/// The sources that have a mark.
std::vector<std::string> marked_files(const SiteFolder& site);

/// A link as one would write it in `source`; most lead somewhere.
std::string random_link(Random& random, const SiteFolder& site, const std::string& source);

/// Markdown for `source`, with links.
std::string random_body(Random& random, const SiteFolder& site, const std::string& source);

std::string random_title(Random& random);
/// A YAML list; mostly of the vocabulary, and some by an alias.
std::string random_tags(Random& random);
std::string random_date(Random& random);

/// Whole files. Half of the items have the same size.
std::string random_item(Random& random, const SiteFolder& site, const std::string& source);
std::string random_edition(Random& random, const SiteFolder& site, const std::string& source,
                           int number);
std::string random_page(Random& random, const SiteFolder& site, const std::string& source);

}  // namespace tokensite
