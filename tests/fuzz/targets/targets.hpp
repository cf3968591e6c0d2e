// What is fuzzed: each function reads any bytes as the program would, and says what doesn't hold of
// the result ("" if all does). libFuzzer calls them (libfuzzer.cpp), and so do the ordinary tests,
// with the corpus (corpus_test.cpp).
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// The bytes as an item, an edition and a free page.
std::string try_front_matter(std::string_view bytes);

/// The bytes as a tokensite.yml.
std::string try_config(std::string_view bytes);

/// The bytes as a text, with raw HTML escaped and allowed.
std::string try_markdown(std::string_view bytes);

/// The bytes as a link.
std::string try_url_identity(std::string_view bytes);

/// The bytes as a web page, and as what a site tells programs of one.
std::string try_page_title(std::string_view bytes);

/// The bytes as a page of HTML, or a part of one.
std::string try_html_outline(std::string_view bytes);

/// All bytes but the first as an edition of a newsletter's past: as plain text, Markdown or HTML,
/// which that one says.
std::string try_import(std::string_view bytes);

}  // namespace tokensite
