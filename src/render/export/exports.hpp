// An edition as it leaves the site: an e-mail, its plain-text twin, HTML to paste into an editor.
// (The fourth, Markdown, is the copy that the site has anyway: render/copies.hpp.)
//
// An e-mail is one more rendering of the archive, by the theme's templates and the views that pages
// see; it is here and not in a module of its own because nothing else knows those.
#pragma once

#include <cstddef>
#include <string>

#include "render/site.hpp"

namespace tokensite {

struct ExportOptions {
  /// Where readers leave the list: an address, or what the sending service replaces by one. Empty:
  /// the e-mail has no such line, because the service adds its own.
  std::string unsubscribe;
  bool compact = false;  ///< an item's text is its first sentences, with a link to the rest
};

/// Gmail hides what is longer than this behind a link (102 KB).
inline constexpr std::size_t largest_email = 102'400;

/// Whether the theme has a template for e-mails.
bool has_email(const Site& site);

/// The whole HTML document. `edition` is an index into the archive; the theme has a template.
std::string edition_email(const Site& site, std::size_t edition, const ExportOptions& options);

/// The same in plain text, at most 72 columns wide.
std::string edition_text(const Site& site, std::size_t edition, const ExportOptions& options);

/// HTML of the few elements that editors of newsletters keep, and nothing else.
std::string edition_paste_html(const Site& site, std::size_t edition);

}  // namespace tokensite
