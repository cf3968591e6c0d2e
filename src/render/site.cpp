#include "render/site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "index/addresses.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {

std::string Site::url(std::string_view address) const {
  return config.base_path + percent_encoded_path(address);
}

std::string Site::absolute_url(std::string_view address) const {
  return config.base_url + percent_encoded_path(address);
}

Site Site::seen_from_elsewhere() const {
  Site site = *this;
  site.config.base_path = config.base_url;
  return site;
}

std::string_view Site::direction() const {
  // The languages whose usual script runs from right to left (CLDR, characterOrder).
  constexpr auto leftward = std::to_array<std::string_view>(
      {"ar", "arc", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "rhg",
       "sd", "syr", "ug", "ur", "yi"});
  const std::string tag = ascii_lower(config.language);
  for (const std::string_view script : {"-arab", "-hebr", "-latn", "-cyrl", "-deva"}) {
    if (tag.find(script) == tag.npos) continue;
    return script == "-arab" || script == "-hebr" ? "rtl" : "ltr";
  }
  const std::string_view language = std::string_view(tag).substr(0, tag.find('-'));
  return std::ranges::find(leftward, language) == leftward.end() ? "ltr" : "rtl";
}

std::string Site::edit_url(std::string_view source_path) const {
  if (config.repository.empty()) return {};
  // ".../tree/<branch>/<folder>" says where in the repository the site lies.
  std::string_view repository = config.repository;
  std::string_view place = "main";
  if (const std::size_t tree = repository.find("/tree/"); tree != repository.npos) {
    place = repository.substr(tree + 6);
    repository = repository.substr(0, tree);
    if (repository.ends_with("/-")) repository.remove_suffix(2);
  }
  while (place.ends_with('/')) place.remove_suffix(1);
  while (repository.ends_with('/')) repository.remove_suffix(1);
  if (repository.ends_with(".git")) repository.remove_suffix(4);
  const std::string host = display_host(repository);
  const std::string_view verb = host.find("gitlab") != host.npos ? "-/edit"
                                : host == "codeberg.org"         ? "_edit"
                                                                 : "edit";
  return fmt::format("{}/{}/{}/{}", repository, verb, place, percent_encoded_path(source_path));
}

std::string Site::date_label(const Date& date) const {
  const std::string month = theme.words(fmt::format("month.{}", date.month));
  const std::string year = fmt::format("{}", date.year);
  if (date.day == 0) return theme.words("date.month", {{"month", month}, {"year", year}});
  return theme.words("date.day",
                     {{"day", fmt::format("{}", date.day)}, {"month", month}, {"year", year}});
}

std::string Site::summary(const Edition& edition) const {
  return shortened(edition.subtitle.empty() ? std::string_view(edition.intro.lead) : edition.subtitle, 200);
}

std::string Site::summary(const Item& item) const { return shortened(item.body.lead, 200); }

ArchivedLinks Site::archived_links() const {
  return {.copies = archived_copies, .label = theme.words("archived_copy")};
}

std::string Site::cover_address(const Edition& edition) const {
  for (const Attachment& file : edition.attachments) {
    for (const std::string_view name : {"cover.png", "cover.jpg", "cover.jpeg", "cover.webp"}) {
      if (file.name == name) return edition_address(edition) + file.name;
    }
  }
  return {};
}

}  // namespace tokensite
