// Where things stand on the site, relative to its root: "editions/32/kwai-keye-vl-2/".
//
// A path that ends with a slash is a page: its file is index.html in that folder.
#pragma once

#include <string>
#include <string_view>

#include "index/archive.hpp"

namespace tokensite {

/// What was added or corrected lately.
inline constexpr const char* changes_address = "changes/";

std::string edition_address(const Edition& edition);
std::string item_address(const Archive& archive, const Item& item);
std::string section_address(const Section& section);
std::string tag_address(std::string_view tag_id);
std::string source_address(std::string_view source_id);
std::string letter_address(std::string_view letter_id);
std::string year_address(int year);
std::string page_address(const Page& page);

/// The page'th page (from 1) of a list at `address`.
std::string paginated_address(std::string_view address, std::size_t page);

/// "editions/32/" -> "editions/32/index.html"; other paths stay.
std::string output_path(std::string_view address);

}  // namespace tokensite
