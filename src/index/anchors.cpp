#include "index/anchors.hpp"

#include <algorithm>

#include "index/addresses.hpp"
#include "support/spelling.hpp"

namespace tokensite {
namespace {

std::string without_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

}  // namespace

std::string item_anchor(const Config& config, const Item& item) {
  return find_section(config, item.slug) ? item.slug + "_item" : item.slug;
}

Anchors::Anchors(const Archive& archive, const Config& config)
    : archive_(archive), config_(config) {
  for (const Edition& edition : archive.editions) {
    pages_.emplace(without_slash(edition_address(edition)), &edition);
  }
  for (const Item& item : archive.items) {
    pages_.emplace(without_slash(item_address(archive, item)), nullptr);
  }
  for (const Page& page : archive.pages) {
    pages_.emplace(without_slash(page_address(page)), nullptr);
  }
}

std::vector<std::string> Anchors::parts_of(const Edition& edition) const {
  std::vector<std::string> parts;
  for (const Section& section : config_.sections) parts.push_back(section.id);
  for (const Item& item : archive_.items_of(edition)) parts.push_back(item_anchor(config_, item));
  return parts;
}

std::optional<MissingAnchor> Anchors::find_missing(std::string_view address,
                                                   std::string_view fragment) const {
  // The page's top, and a text to look for (https://wicg.github.io/scroll-to-text-fragment/).
  if (fragment.empty() || fragment == "top" || fragment.starts_with(":~:")) return std::nullopt;
  if (config_.raw_html == RawHtml::allow) return std::nullopt;
  std::string page(address);
  if (page.ends_with("/index.html"))
    page.resize(page.size() - std::string_view("index.html").size());
  const auto found = pages_.find(without_slash(std::move(page)));
  if (found == pages_.end()) return std::nullopt;
  if (found->second == nullptr) {
    return MissingAnchor{.rule = "only editions' pages have parts to link to"};
  }
  const std::vector<std::string> parts = parts_of(*found->second);
  if (std::ranges::find(parts, fragment) != parts.end()) return std::nullopt;
  const std::vector<std::string_view> candidates(parts.begin(), parts.end());
  MissingAnchor missing{.rule =
                            "an edition's parts are its sections, by their ids, and its items, "
                            "by their slugs"};
  if (const auto nearest = nearest_word(fragment, candidates)) missing.nearest = *nearest;
  return missing;
}

}  // namespace tokensite
