#include "index/addresses.hpp"

#include <fmt/compile.h>

namespace tokensite {

std::string edition_address(const Edition& edition) {
  return fmt::format(FMT_COMPILE("editions/{}/"), edition.number);
}

std::string item_address(const Archive& archive, const Item& item) {
  return fmt::format(FMT_COMPILE("editions/{}/{}/"), archive.edition_of(item).number, item.slug);
}

std::string section_address(const Section& section) {
  return fmt::format("sections/{}/", section.id);
}

std::string tag_address(std::string_view tag_id) { return fmt::format("tags/{}/", tag_id); }

std::string source_address(std::string_view source_id) {
  return fmt::format("sources/{}/", source_id);
}

std::string letter_address(std::string_view letter_id) {
  return fmt::format("titles/{}/", letter_id);
}

std::string year_address(int year) { return fmt::format("years/{}/", year); }

std::string page_address(const Page& page) { return page.slug + "/"; }

std::string paginated_address(std::string_view address, std::size_t page) {
  return page == 1 ? std::string(address) : fmt::format("{}page/{}/", address, page);
}

std::string output_path(std::string_view address) {
  std::string path(address);
  if (path.empty() || path.ends_with('/')) path += "index.html";
  return path;
}

}  // namespace tokensite
