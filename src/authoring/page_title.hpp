// What a web page says of itself in its head: values in, values out; the network is somebody
// else's.
//
// Of a page only <title> and <meta> are wanted, and they stand among little else: tags, comments
// and the raw texts of scripts and styles are told apart as HTML does (WHATWG HTML,
// section 13.2.5), in one pass; no tree is made. Any bytes will do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

struct PageFacts {
  std::string title;                 ///< empty if it says none
  std::vector<std::string> authors;  ///< none, if there are very many
  friend bool operator==(const PageFacts&, const PageFacts&) = default;
};

/// The best title that the page offers (a paper's citation, what is shown where people share it,
/// its <title>), without the site's name and the like. Nothing, if the page isn't UTF-8.
PageFacts facts_of_page(std::string_view url, std::string_view html);

/// Where a site tells a program what a page is (oEmbed, https://oembed.com), for sites that serve
/// browsers only; empty for all others.
std::string oembed_address(std::string_view url);
PageFacts facts_of_oembed(std::string_view json);

}  // namespace tokensite
