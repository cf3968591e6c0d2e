// All editions and items, in order, and how they hang together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/config.hpp"
#include "model/edition.hpp"
#include "model/item.hpp"
#include "model/page.hpp"
#include "support/workers.hpp"

namespace tokensite {

class TagUses;

/// Indices into `Archive::items`.
using ItemIndex = std::uint32_t;

struct TagEntry {
  std::string id;  ///< its slug: the address is tags/<id>/
  std::string title;
  std::string description;       ///< the vocabulary's; may be empty
  std::vector<ItemIndex> items;  ///< newest first; never empty
};

/// A host that items link to.
struct SourceEntry {
  std::string host;              ///< see `source_host`
  std::string id;                ///< see `source_id`: the address is sources/<id>/
  std::vector<ItemIndex> items;  ///< newest first; never empty
};

/// The items whose titles begin alike.
struct LetterEntry {
  std::string id;                ///< see `title_letter`: the address is titles/<id>/
  std::vector<ItemIndex> items;  ///< in the archive's order; never empty
};

/// Editions ascend by number; items follow their editions, then the config's sections, then their
/// positions. "Newest first" is this order by edition turned round, with the order inside of an
/// edition kept.
struct Archive {
  std::vector<Edition> editions;
  std::vector<Item> items;
  std::vector<Page> pages;                       ///< by slug
  std::vector<TagEntry> tags;                    ///< by title
  std::vector<SourceEntry> sources;              ///< by host
  std::vector<LetterEntry> letters;              ///< from A to Z, then the others
  std::vector<std::vector<ItemIndex>> sections;  ///< per section of the config, newest first

  std::span<const Item> items_of(const Edition& edition) const;
  std::span<const Item> items_of(const Edition& edition, std::size_t section) const;
  const Edition& edition_of(const Item& item) const { return editions[item.edition]; }
  ItemIndex index_of(const Item& item) const {
    return static_cast<ItemIndex>(&item - items.data());
  }
  const TagEntry* find_tag(std::string_view id) const;
};

struct EditionWithItems {
  Edition edition;
  std::vector<Item> items;
};

/// Sorts and joins what was parsed. Drafts stay out unless wanted: that is the caller's choice of
/// what to pass.
Archive assemble_archive(const Config& config, std::vector<EditionWithItems> editions,
                         std::vector<Page> pages);

/// Fills `tags`, `sources`, `letters`, `sections`, and every item's `tag_entries` and `source`:
/// aliases of the vocabulary resolved, repeats dropped; a tag that it lacks has its slug for an id.
/// `tags` are those of this archive.
void index_archive(Archive& archive, const Config& config, const TagUses& tags, Workers& workers);

/// Widens the fingerprints of editions, items and pages from their files to everything that a page
/// shows of them: their places, resolved links, archived copies of dead ones, tags' titles, other
/// appearances. After `index_archive`, `find_appearances` and `resolve_links`, once.
void fingerprint_contents(Archive& archive, const ArchivedCopies& copies, Workers& workers);

}  // namespace tokensite
