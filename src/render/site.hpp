// Everything that pages are made of. Past the plan's checks it is valid, and it never changes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "diagnostics/sources.hpp"
#include "index/archive.hpp"
#include "index/archive_history.hpp"
#include "model/config.hpp"
#include "render/theme.hpp"
#include "support/hash.hpp"

namespace tokensite {

struct Site {
  std::shared_ptr<const Sources> sources;
  Config config;
  Archive archive;
  Theme theme;
  ArchivedCopies archived_copies;  ///< of pages that are gone, as links.lock knows them
  std::shared_ptr<const ArchiveHistory> history;  ///< null: none is known, or to be shown
  bool has_changes_page = false;                  ///< and its feed; only with a history
  /// Covers what every page depends on: program, config, theme, the free pages' names, which years
  /// there are, and whether there is a page of changes.
  Fingerprint fingerprint;

  /// `address` is relative to the site's root.
  std::string url(std::string_view address) const;           ///< "/tokenizer/editions/32/"
  std::string absolute_url(std::string_view address) const;  ///< "https://…/tokenizer/editions/32/"

  /// The site as an e-mail shows it, or anybody else from elsewhere: what `url` gives is absolute,
  /// and so is every address in its views.
  Site seen_from_elsewhere() const;

  /// Which way the site's language is written: "ltr" or "rtl".
  std::string_view direction() const;

  /// Where the forge lets a reader edit a source file; empty without `repository`.
  std::string edit_url(std::string_view source_path) const;

  /// "17 June 2026" or "June 2026", in the site's language.
  std::string date_label(const Date& date) const;

  /// One plain sentence or two on an edition, an item: for descriptions and lists.
  std::string summary(const Edition& edition) const;
  std::string summary(const Item& item) const;

  /// How links in texts show their archived copies on pages.
  ArchivedLinks archived_links() const;

  /// The edition's cover picture, relative to the site's root, if it has one.
  std::string cover_address(const Edition& edition) const;
};

}  // namespace tokensite
