#include "index/archive.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "index/source_hosts.hpp"
#include "index/tag_uses.hpp"
#include "index/title_letters.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// By way of pointers: an item is so large that moving it again and again is what a sort costs.
std::vector<Item*> sorted_items(std::vector<Item>& items) {
  std::vector<Item*> sorted;
  sorted.reserve(items.size());
  for (Item& item : items) sorted.push_back(&item);
  std::ranges::sort(sorted, {}, [](const Item* item) {
    return std::tie(item->section, item->position, item->slug, item->path);
  });
  return sorted;
}

/// Gives every item its tags, as indices into `archive.tags`, which gets them in the order in which
/// they first come up.
void collect_tags(Archive& archive, const TagUses& uses) {
  std::unordered_map<std::string_view, std::uint32_t> indices;  // by id
  for (const auto& [item, written, tag] : uses.all()) {
    if (tag->id.empty()) continue;
    const auto next = static_cast<std::uint32_t>(archive.tags.size());
    const auto [entry, is_new] = indices.try_emplace(tag->id, next);
    if (is_new) {
      // A tag outside of the vocabulary is called as its first item calls it.
      archive.tags.push_back({.id = tag->id,
                              .title = tag->known != nullptr ? tag->known->title : written->text,
                              .description = tag->known != nullptr ? tag->known->description : "",
                              .items = {}});
    }
    archive.items[archive.index_of(*item)].tag_entries.push_back(entry->second);
  }
}

/// Sorts `archive.tags` by title, and drops repeats from the items.
void sort_tags(Archive& archive) {
  std::vector<std::uint32_t> order(archive.tags.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) {
    return std::pair(ascii_lower(archive.tags[i].title), archive.tags[i].id);
  });
  std::vector<TagEntry> sorted;
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t i : order) {
    place[i] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(archive.tags[i]));
  }
  archive.tags = std::move(sorted);
  std::vector<const Item*> last_item(archive.tags.size(), nullptr);
  for (Item& item : archive.items) {
    std::erase_if(item.tag_entries, [&](std::uint32_t& entry) {
      entry = place[entry];
      return std::exchange(last_item[entry], &item) == &item;
    });
  }
}

/// Gives `archive.sources` every host that an item links to, by host, and every item its own.
void collect_sources(Archive& archive) {
  std::unordered_map<std::string, std::uint32_t> indices;  // by host
  std::vector<std::string> hosts;
  for (Item& item : archive.items) {
    std::string host = source_host(item.url.text);
    if (host.empty()) continue;
    const auto next = static_cast<std::uint32_t>(hosts.size());
    const auto [entry, is_new] = indices.try_emplace(std::move(host), next);
    if (is_new) hosts.push_back(entry->first);
    item.source = entry->second;
  }
  std::vector<std::uint32_t> order(hosts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return hosts[i]; });
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t i : order) {
    place[i] = static_cast<std::uint32_t>(archive.sources.size());
    archive.sources.push_back({.host = hosts[i], .id = source_id(hosts[i]), .items = {}});
  }
  for (Item& item : archive.items) {
    if (item.source) item.source = place[*item.source];
  }
}

/// Puts the items together by the first letters of their titles.
void collect_letters(Archive& archive) {
  std::map<std::string_view, std::vector<ItemIndex>> items;
  for (ItemIndex i = 0; i < archive.items.size(); ++i) {
    items[title_letter(archive.items[i].title.text)].push_back(i);
  }
  for (const std::string_view letter : title_letters()) {
    const auto found = items.find(letter);
    if (found == items.end()) continue;
    archive.letters.push_back({.id = std::string(letter), .items = std::move(found->second)});
  }
}

/// Calls `visit` with every item's index, newest edition first, each edition in its own order.
template <class Visit>
void for_each_newest_first(const Archive& archive, const Visit& visit) {
  for (auto edition = archive.editions.rbegin(); edition != archive.editions.rend(); ++edition) {
    for (ItemIndex i = edition->section_begin.front(); i < edition->section_begin.back(); ++i) {
      visit(i);
    }
  }
}

/// A link without a copy adds nothing: the first copy in an archive is no news to all its pages.
void add_copy(Hasher& hasher, std::size_t i, std::string_view url, const ArchivedCopies& copies) {
  const std::string_view copy = archived_copy_of(copies, url);
  if (!copy.empty()) hasher.add(i).add(copy);
}

void add_links(Hasher& hasher, const Body& body, const ArchivedCopies& copies) {
  for (const InternalLink& link : body.links) hasher.add(link.target);
  for (std::size_t i = 0; i < body.external_links.size(); ++i) {
    add_copy(hasher, i, body.external_links[i].text, copies);
  }
}

void add_copies(Hasher& hasher, const Item& item, const ArchivedCopies& copies) {
  add_copy(hasher, item.links.size(), item.url.text, copies);
  for (std::size_t i = 0; i < item.links.size(); ++i) {
    add_copy(hasher, i, item.links[i].url.text, copies);
  }
}

}  // namespace

std::span<const Item> Archive::items_of(const Edition& edition) const {
  return std::span(items).subspan(edition.section_begin.front(),
                                  edition.section_begin.back() - edition.section_begin.front());
}

std::span<const Item> Archive::items_of(const Edition& edition, std::size_t section) const {
  const std::uint32_t begin = edition.section_begin[section];
  return std::span(items).subspan(begin, edition.section_begin[section + 1] - begin);
}

const TagEntry* Archive::find_tag(std::string_view id) const {
  const auto found = std::ranges::find(tags, id, &TagEntry::id);
  return found == tags.end() ? nullptr : &*found;
}

Archive assemble_archive(const Config& config, std::vector<EditionWithItems> editions,
                         std::vector<Page> pages) {
  Archive archive;
  std::size_t item_count = 0;
  for (const EditionWithItems& entry : editions) item_count += entry.items.size();
  archive.items.reserve(item_count);
  archive.editions.reserve(editions.size());
  std::ranges::sort(editions, {}, [](const EditionWithItems& entry) {
    return std::tie(entry.edition.number, entry.edition.folder);
  });
  for (EditionWithItems& entry : editions) {
    const auto edition_index = static_cast<std::uint32_t>(archive.editions.size());
    Edition& edition = entry.edition;
    const std::vector<Item*> items = sorted_items(entry.items);
    std::size_t next = 0;
    for (std::uint32_t section = 0; section < config.sections.size(); ++section) {
      edition.section_begin.push_back(static_cast<std::uint32_t>(archive.items.size()));
      for (int number = 1; next < items.size() && items[next]->section == section; ++next) {
        Item& item = *items[next];
        item.edition = edition_index;
        item.number = number++;
        archive.items.push_back(std::move(item));
      }
    }
    edition.section_begin.push_back(static_cast<std::uint32_t>(archive.items.size()));
    archive.editions.push_back(std::move(edition));
  }
  archive.pages = std::move(pages);
  std::ranges::sort(archive.pages, {}, &Page::slug);
  return archive;
}

void index_archive(Archive& archive, const Config& config, const TagUses& tags, Workers& workers) {
  // Each has fields of its own to fill, and needs none of the others'.
  const std::function<void()> parts[] = {
      [&] {
        collect_tags(archive, tags);
        sort_tags(archive);
      },
      [&] { collect_sources(archive); },
      [&] { collect_letters(archive); },
  };
  workers.for_each(std::size(parts), [&](std::size_t i) { parts[i](); });
  archive.sections.resize(config.sections.size());
  for_each_newest_first(archive, [&](ItemIndex i) {
    const Item& item = archive.items[i];
    archive.sections[item.section].push_back(i);
    for (const std::uint32_t tag : item.tag_entries) archive.tags[tag].items.push_back(i);
    if (item.source) archive.sources[*item.source].items.push_back(i);
  });
}

void fingerprint_contents(Archive& archive, const ArchivedCopies& copies, Workers& workers) {
  workers.for_each(archive.editions.size(), [&](std::size_t i) {
    Edition& edition = archive.editions[i];
    Hasher hasher;
    hasher.add(edition.fingerprint).add(edition.folder);
    for (const std::uint32_t begin : edition.section_begin)
      hasher.add(begin - edition.section_begin[0]);
    for (const Attachment& file : edition.attachments) hasher.add(file.name);
    add_links(hasher, edition.intro, copies);
    edition.fingerprint = hasher.finish();
  });
  workers.for_each(archive.items.size(), [&](std::size_t i) {
    Item& item = archive.items[i];
    Hasher hasher;
    hasher.add(item.fingerprint).add(item.path).add(static_cast<std::uint64_t>(item.number));
    hasher.add(archive.edition_of(item).fingerprint);
    for (const std::uint32_t tag : item.tag_entries) {
      hasher.add(archive.tags[tag].id).add(archive.tags[tag].title);
    }
    for (const ItemIndex other : item.also) {
      const Item& again = archive.items[other];
      hasher.add(static_cast<std::uint64_t>(archive.edition_of(again).number));
      hasher.add(again.slug).add(again.title.text);
    }
    add_copies(hasher, item, copies);
    add_links(hasher, item.body, copies);
    item.fingerprint = hasher.finish();
  });
  for (Page& page : archive.pages) {
    Hasher hasher;
    hasher.add(page.fingerprint).add(page.path);
    add_links(hasher, page.body, copies);
    page.fingerprint = hasher.finish();
  }
}

}  // namespace tokensite
