#include "authoring/slots_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/report_words.hpp"
#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t terminal_width = 80;
constexpr std::size_t widest_slug = 30;
constexpr int most_dots = 12;
constexpr std::size_t most_faults = 12;

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text) + std::string(width > taken ? width - taken : 0, ' ');
}

/// As much of `text` as `width` cells hold, with an ellipsis if that isn't all.
std::string fitted(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string start;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const std::string_view letter = text.substr(0, grapheme_length(text));
    used += display_width(letter);
    if (used > width) break;
    start += letter;
    text.remove_prefix(letter.size());
  }
  return std::string(trim(start)) + "…";
}

/// "3/5", "1/1..3", "2"
std::string ratio(const SectionSlots& slot) {
  const Count& count = slot.count;
  if (!count.most) {
    return count.least > 0 ? fmt::format("{}/{}..", slot.items, count.least)
                           : fmt::format("{}", slot.items);
  }
  if (*count.most == count.least) return fmt::format("{}/{}", slot.items, count.least);
  return fmt::format("{}/{}..{}", slot.items, count.least, *count.most);
}

/// A dot for what is there, a ring for what is missing, a point for what there is room for.
std::string dots(const SectionSlots& slot) {
  const int all = std::max({slot.items, slot.count.least, slot.count.most.value_or(0)});
  std::string line;
  for (int i = 0; i < std::min(all, most_dots); ++i) {
    line += i < slot.items ? "●" : i < slot.count.least ? "○" : "·";
  }
  return all > most_dots ? line + "…" : line;
}

/// Without white space at the end.
std::string line_of(std::string line) {
  return std::string(line.substr(0, line.find_last_not_of(' ') + 1)) + "\n";
}

std::string remark(const SectionSlots& slot, std::size_t waiting) {
  std::vector<std::string> parts;
  if (slot.missing() > 0) parts.push_back(fmt::format("{} missing", slot.missing()));
  if (slot.count.most && slot.items > *slot.count.most) {
    parts.push_back(fmt::format("{} too many", slot.items - *slot.count.most));
  }
  if (waiting > 0) parts.push_back(fmt::format("{} in the inbox", waiting));
  if (slot.lacks_tldr) parts.emplace_back("no TL;DR line");
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<const InboxItem*> waiting_for(const std::vector<InboxItem>& inbox,
                                          std::optional<std::size_t> section) {
  std::vector<const InboxItem*> found;
  for (const InboxItem& item : inbox) {
    if (item.section == section) found.push_back(&item);
  }
  return found;
}

/// What a list shows of an item: its title, or why it can't be taken and what it links to.
std::string shown(const InboxItem& item) {
  if (item.title.empty()) return fmt::format("(no title yet) {}", item.url);
  if (!item.obstacle.empty()) return fmt::format("({}) {}", item.obstacle, item.title);
  return item.draft ? "(draft) " + item.title : item.title;
}

std::string section_table(const EditionSlots& slots, const std::vector<InboxItem>& inbox) {
  std::size_t names = 0;
  std::size_t ratios = 0;
  std::size_t marks = 0;
  for (const SectionSlots& slot : slots.sections) {
    names = std::max(names, display_width(slot.id));
    ratios = std::max(ratios, display_width(ratio(slot)));
    marks = std::max(marks, display_width(dots(slot)));
  }
  std::string table;
  for (std::size_t s = 0; s < slots.sections.size(); ++s) {
    const SectionSlots& slot = slots.sections[s];
    table +=
        line_of(fmt::format("  {}  {}  {}  {}", padded(slot.id, names), padded(ratio(slot), ratios),
                            padded(dots(slot), marks), remark(slot, waiting_for(inbox, s).size())));
  }
  return table;
}

std::string waiting_list(const std::string& heading, const std::vector<const InboxItem*>& items,
                         std::size_t widest) {
  if (items.empty()) return {};
  std::string list = fmt::format("  {}\n", heading);
  for (const InboxItem* item : items) {
    const std::size_t slug = std::max(widest, display_width(item->slug));
    const std::size_t room = terminal_width - std::min(terminal_width - 20, slug + 6);
    list += line_of(fmt::format("    {}  {}", padded(printable(item->slug), widest),
                                fitted(printable(shown(*item)), room)));
  }
  return list;
}

std::string inbox_text(const EditionSlots& slots, const std::vector<InboxItem>& inbox) {
  if (inbox.empty()) return "\nThe inbox is empty: `tokensite add URL` puts something in.\n";
  std::size_t widest = 0;
  for (const InboxItem& item : inbox) {
    widest = std::max(widest, std::min(widest_slug, display_width(item.slug)));
  }
  std::string text = "\nWaiting in content/inbox:\n";
  for (std::size_t s = 0; s < slots.sections.size(); ++s) {
    text += waiting_list(slots.sections[s].id, waiting_for(inbox, s), widest);
  }
  return text + waiting_list("(no section yet)", waiting_for(inbox, std::nullopt), widest);
}

std::string counted(std::size_t n, std::string_view noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

std::string check_text(const EditionSlots& slots, const SlotsCheck& check) {
  if (check.errors == 0 && check.warnings == 0) {
    return slots.draft ? "\nNothing is missing. `tokensite draft --publish` makes it final.\n"
                       : "\nNothing is missing.\n";
  }
  std::vector<std::string> kinds;
  if (check.errors > 0) kinds.push_back(counted(check.errors, "error"));
  if (check.warnings > 0) kinds.push_back(counted(check.warnings, "warning"));
  std::string text =
      fmt::format("\nWere it sent now, `check` would report {}", join_in_words(kinds));
  const bool is_all = check.faults.size() == check.errors + check.warnings;
  text += check.faults.empty() ? ".\n" : is_all ? ":\n" : "; besides the above:\n";
  for (std::size_t i = 0; i < std::min(most_faults, check.faults.size()); ++i) {
    text += fmt::format("  {}\n", check.faults[i]);
  }
  if (check.faults.size() > most_faults) {
    text += fmt::format("  … and {} more\n", check.faults.size() - most_faults);
  }
  if (check.errors == 0 && slots.draft) {
    text += "`tokensite draft --publish` makes it final all the same.\n";
  }
  return text;
}

void write_item(JsonWriter& json, const InboxItem& item) {
  json.begin_object().member("slug", valid_utf8(item.slug)).member("title", item.title);
  json.member_if("url", item.url);
  json.member_if("added", item.added ? to_iso(*item.added) : "");
  json.member_if("obstacle", item.obstacle).end_object();
}

void write_waiting(JsonWriter& json, const std::vector<const InboxItem*>& items) {
  json.begin_array();
  for (const InboxItem* item : items) write_item(json, *item);
  json.end_array();
}

}  // namespace

std::string slots_text(const EditionSlots& slots, const std::vector<InboxItem>& inbox,
                       const SlotsCheck& check) {
  return fmt::format(
      "Edition {}{}: {}\n{}, {}\n\n{}{}{}", slots.number, slots.draft ? " (draft)" : "",
      fitted(printable(slots.title), terminal_width - 24), slots.folder, to_iso(slots.date),
      section_table(slots, inbox), inbox_text(slots, inbox), check_text(slots, check));
}

std::string slots_json(const EditionSlots& slots, const std::vector<InboxItem>& inbox,
                       const SlotsCheck& check) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object().member("number", slots.number).member("title", slots.title);
  json.member("date", to_iso(slots.date)).member("folder", slots.folder);
  json.key("draft").flag(slots.draft).key("sections").begin_array();
  for (std::size_t s = 0; s < slots.sections.size(); ++s) {
    const SectionSlots& slot = slots.sections[s];
    json.begin_object().member("id", slot.id).member("items", slot.items);
    json.member("least", slot.count.least);
    if (slot.count.most) json.member("most", *slot.count.most);
    json.member("missing", slot.missing()).key("lacks_tldr").flag(slot.lacks_tldr).key("waiting");
    write_waiting(json, waiting_for(inbox, s));
    json.end_object();
  }
  json.end_array().key("waiting_without_section");
  write_waiting(json, waiting_for(inbox, std::nullopt));
  json.key("check").begin_object();
  json.member("errors", static_cast<std::int64_t>(check.errors));
  json.member("warnings", static_cast<std::int64_t>(check.warnings)).key("faults").begin_array();
  for (const std::string& fault : check.faults) json.text(fault);
  json.end_array().end_object().end_object();
  return json.take() + "\n";
}

}  // namespace tokensite
