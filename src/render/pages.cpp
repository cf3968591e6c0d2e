#include "render/pages.hpp"

#include <optional>

#include "render/history_fingerprints.hpp"
#include "render/page_parts.hpp"
#include "render/page_view.hpp"
#include "render/views.hpp"

namespace tokensite {

PageRenderer::PageRenderer(const Site& site) : site_(site), relations_(site.archive) {}
PageRenderer::~PageRenderer() = default;

const SiteViews& PageRenderer::views() const {
  std::call_once(once_, [this] { views_ = std::make_unique<SiteViews>(site_); });
  return *views_;
}

Fingerprint PageRenderer::fingerprint(const PageSpec& page) const {
  const Archive& archive = site_.archive;
  const PageParts parts = parts_of(site_, relations_, page);
  Hasher hasher;
  hasher.add(site_.fingerprint).add(page.address).add(page.list_pages);
  const auto add_edition = [&](const std::optional<std::size_t>& index) {
    hasher.add(index ? archive.editions[*index].fingerprint : Fingerprint{});
  };
  const auto add_item = [&](const std::optional<ItemIndex>& index) {
    hasher.add(index ? archive.items[*index].fingerprint : Fingerprint{});
  };
  add_edition(parts.edition);
  if (parts.edition) {
    const Edition& edition = archive.editions[*parts.edition];
    for (const Item& item : archive.items_of(edition)) hasher.add(item.fingerprint);
  }
  for (const std::size_t index : parts.editions) {
    add_edition(index);
    if (!parts.shows_items_of_editions) continue;
    for (const Item& item : archive.items_of(archive.editions[index])) hasher.add(item.fingerprint);
  }
  hasher.add(parts.editions.size());
  add_item(parts.item);
  for (const ItemIndex index : parts.items) add_item(index);
  hasher.add(parts.items.size());
  for (const ItemIndex index : parts.related) add_item(index);
  add_item(parts.previous);
  add_item(parts.next);
  add_edition(parts.newer);
  add_edition(parts.older);
  add_edition(parts.first);
  add_edition(parts.last);
  for (const RelatedTag& related : parts.related_tags) {
    const TagEntry& tag = archive.tags[related.tag];
    hasher.add(tag.id).add(tag.title).add(related.items);
  }
  hasher.add(parts.related_tags.size());
  for (const std::size_t index : parts.sources) {
    const SourceEntry& source = archive.sources[index];
    hasher.add(source.host).add(source.items.size());
    add_edition(archive.items[source.items.back()].edition);
    add_edition(archive.items[source.items.front()].edition);
  }
  hasher.add(parts.sources.size());
  if (parts.source != nullptr) hasher.add(parts.source->host).add(parts.source->items.size());
  if (parts.letter != nullptr) hasher.add(parts.letter->items.size());
  if (parts.shows_letters) {
    for (const LetterEntry& letter : archive.letters) hasher.add(letter.id);
  }
  if (parts.shows_letter_counts) {
    for (const LetterEntry& letter : archive.letters) hasher.add(letter.items.size());
  }
  if (parts.shows_archive) {
    for (const Edition& edition : archive.editions) hasher.add(edition.fingerprint);
    for (const Item& item : archive.items) hasher.add(item.fingerprint);
  }
  if (parts.shows_counts) {
    for (const auto& section : archive.sections) hasher.add(section.size());
    for (const TagEntry& tag : archive.tags)
      hasher.add(tag.id).add(tag.title).add(tag.items.size());
  }
  if (parts.past) add_to(hasher, *parts.past);
  for (const Change& change : parts.changes) add_to(hasher, change, archive);
  if (page.kind == PageKind::page) hasher.add(archive.pages[page.subject].fingerprint);
  return hasher.finish();
}

std::string PageRenderer::render(const PageSpec& page) const {
  return render_page_view(site_, views(), page, parts_of(site_, relations_, page));
}

}  // namespace tokensite
