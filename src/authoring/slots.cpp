#include "authoring/slots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "authoring/mended_links.hpp"
#include "authoring/source_files.hpp"
#include "parse/documents.hpp"
#include "support/spelling.hpp"

namespace tokensite {
namespace {

Count count_for(const Edition& edition, const Section& section) {
  const auto found = std::ranges::find(edition.expect, section.id,
                                       [](const Expectation& entry) { return entry.section.text; });
  return found == edition.expect.end() ? section.count : found->count;
}

/// What the item is called in its edition.
std::string slug_in_edition(const InboxItem& item, std::vector<std::string>& taken) {
  const std::string made = slug_of_url(item.url);
  const bool is_made = !item.url.empty() && item.slug.starts_with(made) &&
                       item.slug.find_first_not_of("-0123456789", made.size()) == std::string::npos;
  return unique_slug(is_made ? item_slug(item.title) : item.slug, taken);
}

/// The text that the item has at `to`.
std::string text_at(const InboxItem& item, const std::string& to, const NewNames& names,
                    const Config& config) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(item.path, item.item_text);
  const auto parsed = parse_item(sources, file, config, diagnostics);
  if (!parsed) return item.item_text;
  return mended_text(item.item_text, parsed->body, item.path, to, names).text;
}

Error no_such_item(std::string_view slug, const std::vector<InboxItem>& inbox) {
  std::vector<std::string_view> known;
  for (const InboxItem& item : inbox) known.push_back(item.slug);
  const auto nearest = nearest_word(slug, known);
  return Error{fmt::format("there is no content/inbox/{}.md{}", slug,
                           nearest ? fmt::format("; did you mean `{}`?", *nearest) : "")};
}

/// "content/inbox/x.md", "x.md" and "x" are one.
std::string_view bare_slug(std::string_view name) {
  name.remove_prefix(name.rfind('/') == name.npos ? 0 : name.rfind('/') + 1);
  if (name.ends_with(".md")) name.remove_suffix(3);
  return name;
}

}  // namespace

std::optional<int> SectionSlots::room() const {
  if (!count.most) return std::nullopt;
  return std::max(0, *count.most - items);
}

EditionSlots slots_of(const Archive& archive, const Config& config, const Edition& edition) {
  EditionSlots slots{.number = edition.number,
                     .title = edition.title,
                     .date = edition.date,
                     .draft = edition.draft,
                     .folder = edition.folder,
                     .sections = {}};
  const bool is_habit =
      std::ranges::any_of(archive.editions, [](const Edition& each) { return !each.tldr.empty(); });
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const Section& section = config.sections[s];
    const auto drafts =
        std::ranges::count_if(archive.items_of(edition, s), [](const Item& i) { return i.draft; });
    SectionSlots slot{.id = section.id,
                      .items = edition.item_files[s] - static_cast<int>(drafts),
                      .count = count_for(edition, section)};
    slot.lacks_tldr = is_habit && section.count.least > 0 && tldr_line(edition, section.id).empty();
    slots.sections.push_back(std::move(slot));
  }
  return slots;
}

Result<std::vector<Taking>> take(const std::vector<std::string>& slugs,
                                 const std::vector<InboxItem>& inbox, const EditionSlots& slots,
                                 const Config& config, std::optional<std::size_t> section,
                                 Fullness fullness) {
  std::vector<Taking> takings;
  std::map<std::size_t, int> more;
  for (const std::string& name : slugs) {
    const std::string slug(bare_slug(name));
    const auto item = std::ranges::find(inbox, slug, &InboxItem::slug);
    if (item == inbox.end()) return no_such_item(slug, inbox);
    const auto is_it = [&](const Taking& taking) { return taking.item == &*item; };
    if (std::ranges::any_of(takings, is_it)) continue;
    if (!item->obstacle.empty()) {
      return Error{fmt::format("{} can't be taken: {}", item->path, item->obstacle)};
    }
    const std::optional<std::size_t> target = section ? section : item->section;
    if (!target && !item->unknown_section.empty()) {
      return Error{
          fmt::format("{}: {}", item->path, no_such_section(config, item->unknown_section))};
    }
    if (!target) {
      return Error{fmt::format("{} doesn't say which section it is for; name it with --section",
                               item->path)};
    }
    const SectionSlots& slot = slots.sections[*target];
    const std::optional<int> room = slot.room();
    if (fullness == Fullness::refuse && room && ++more[*target] > *room) {
      return Error{
          fmt::format("{} has {} of {} items in edition {}; there is no room for {} "
                      "(--force takes it all the same)",
                      slot.id, slot.items, *slot.count.most, slots.number, slug)};
    }
    takings.push_back({.item = &*item, .section = *target});
  }
  return takings;
}

std::vector<Taking> fill(const std::vector<InboxItem>& inbox, const EditionSlots& slots) {
  std::vector<Taking> takings;
  for (std::size_t s = 0; s < slots.sections.size(); ++s) {
    std::optional<int> room = slots.sections[s].room();
    for (const InboxItem& item : inbox) {
      if (item.section != s || !item.obstacle.empty() || item.draft) continue;
      if (room && (*room)-- <= 0) break;
      takings.push_back({.item = &item, .section = s});
    }
  }
  return takings;
}

Result<std::vector<FileChange>> changes_for(const std::vector<Taking>& takings,
                                            const PlacedEdition& edition, const Config& config) {
  std::vector<std::string> taken;
  std::map<std::size_t, int> last;
  for (const PlacedItem& item : edition.items) {
    taken.push_back(item.slug);
    last[item.section] = std::max(last[item.section], item.position);
  }
  NewNames names;
  for (const Taking& taking : takings) {
    const std::string slug = slug_in_edition(*taking.item, taken);
    names.files.emplace(taking.item->path,
                        fmt::format("{}/{}/{}", edition.folder, config.sections[taking.section].id,
                                    item_file_name(++last[taking.section], slug)));
  }
  std::vector<FileChange> changes;
  for (const Taking& taking : takings) {
    const InboxItem& item = *taking.item;
    const std::string& to = names.files.find(item.path)->second;
    changes.push_back({.from = item.path,
                       .to = to,
                       .before = item.text,
                       .after = text_at(item, to, names, config)});
  }
  return in_order(std::move(changes));
}

}  // namespace tokensite
