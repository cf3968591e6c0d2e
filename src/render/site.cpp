#include "render/site.hpp"

#include <fmt/format.h>

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
  const std::string& text = edition.subtitle.empty() ? edition.intro.lead : edition.subtitle;
  return shortened(text, 200);
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
