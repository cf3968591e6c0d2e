// How people name items, editions and places: "32/loopcoder-v2", "33/papers:1".
#include <fmt/format.h>

#include "authoring/inbox.hpp"
#include "authoring/moves.hpp"
#include "parse/fields.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Whether `path` is `end`, or ends with it after a slash.
bool ends_with_path(std::string_view path, std::string_view end) {
  return path == end || (path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

/// The item whose path ends with `name`.
Result<ItemPlace> find_file(std::string_view name, const std::vector<PlacedEdition>& editions) {
  if (name.starts_with("./")) name.remove_prefix(2);
  std::optional<ItemPlace> found;
  for (std::size_t e = 0; e < editions.size(); ++e) {
    for (std::size_t i = 0; i < editions[e].items.size(); ++i) {
      const std::string& path = editions[e].items[i].path;
      if (!ends_with_path(path, name)) continue;
      if (found) {
        return Error{fmt::format("{} could be {} or {}; write more of its path", name,
                                 editions[found->edition].items[found->item].path, path)};
      }
      found = ItemPlace{.edition = e, .item = i};
    }
  }
  if (!found) return Error{fmt::format("{} is no item of an edition", name)};
  return *found;
}

Error no_such_item(std::string_view slug, const std::vector<const PlacedEdition*>& editions,
                   std::string_view where) {
  std::vector<std::string_view> slugs;
  for (const PlacedEdition* edition : editions) {
    for (const PlacedItem& item : edition->items) slugs.push_back(item.slug);
  }
  const auto nearest = nearest_word(slug, slugs);
  return Error{fmt::format("{} `{}`{}", where, slug,
                           nearest ? fmt::format("; did you mean `{}`?", *nearest) : "")};
}

/// The items of this slug.
std::vector<ItemPlace> items_called(std::string_view slug,
                                    const std::vector<PlacedEdition>& editions,
                                    std::optional<std::size_t> only) {
  std::vector<ItemPlace> found;
  for (std::size_t e = 0; e < editions.size(); ++e) {
    for (std::size_t i = 0; i < editions[e].items.size(); ++i) {
      if ((!only || *only == e) && editions[e].items[i].slug == slug) {
        found.push_back({.edition = e, .item = i});
      }
    }
  }
  return found;
}

}  // namespace

Result<std::size_t> find_edition(std::string_view name,
                                 const std::vector<PlacedEdition>& editions) {
  while (name.ends_with('/')) name.remove_suffix(1);
  if (name.ends_with("/edition.md")) name.remove_suffix(std::string_view("/edition.md").size());
  if (name.starts_with('#')) name.remove_prefix(1);
  const std::optional<int> number = parse_number(name);
  for (std::size_t e = 0; e < editions.size(); ++e) {
    const bool is_it = number ? editions[e].number == *number
                              : !name.empty() && (ends_with_path(editions[e].folder, name) ||
                                                  ends_with_path(name, editions[e].folder));
    if (is_it) return e;
  }
  return Error{fmt::format("there is no edition `{}`", name)};
}

Result<ItemPlace> find_item(std::string_view name, const std::vector<PlacedEdition>& editions) {
  if (name.ends_with(".md")) return find_file(name, editions);
  const std::size_t slash = name.find('/');
  std::optional<std::size_t> only;
  if (slash != name.npos) {
    const Result<std::size_t> edition = find_edition(name.substr(0, slash), editions);
    if (!edition) return edition.error();
    only = *edition;
    name.remove_prefix(slash + 1);
  }
  const std::vector<ItemPlace> found = items_called(name, editions, only);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    std::vector<const PlacedEdition*> candidates;
    for (const PlacedEdition& edition : editions) {
      if (!only || &edition == &editions[*only]) candidates.push_back(&edition);
    }
    return no_such_item(name, candidates,
                        only ? fmt::format("edition {} has no item", editions[*only].number)
                             : "no edition has an item");
  }
  if (only) return Error{fmt::format("two items are called `{}`; name the file", name)};
  std::vector<std::string> places;
  for (const ItemPlace& place : found) {
    places.push_back(fmt::format("{}/{}", editions[place.edition].number, name));
  }
  return Error{
      fmt::format("several editions have an item `{}`; write {}", name, fmt::join(places, " or "))};
}

Result<Target> parse_target(std::string_view text, const std::vector<PlacedEdition>& editions,
                            const Config& config, std::size_t edition, std::size_t section) {
  Target target{.edition = edition, .section = section, .position = {}};
  const std::string_view whole = text;
  const auto set_position = [&](std::string_view digits) {
    target.position = parse_number(digits);
    return target.position.value_or(0) > 0;
  };
  const Error no_position{fmt::format("`{}` names no position; they count from 1", whole)};
  if (const std::size_t slash = text.find('/'); slash != text.npos) {
    const Result<std::size_t> found = find_edition(text.substr(0, slash), editions);
    if (!found) return found.error();
    target.edition = *found;
    text.remove_prefix(slash + 1);
  }
  if (const std::size_t colon = text.rfind(':'); colon != text.npos) {
    if (!set_position(text.substr(colon + 1))) return no_position;
    text = text.substr(0, colon);
  } else if (is_digits(text)) {
    if (!set_position(text)) return no_position;
    return target;
  }
  if (text.empty()) return target;
  const std::optional<std::size_t> called = section_called(config, text);
  if (!called) return Error{no_such_section(config, text)};
  target.section = *called;
  return target;
}

}  // namespace tokensite
