// What a page in a browser depends on, so that it is known when to reload it, and when other style
// sheets will do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/snapshot.hpp"
#include "support/hash.hpp"

namespace tokensite {

struct PageState {
  /// Covers the page apart from its style sheets, and the site's pictures and scripts in it.
  Fingerprint document;
  /// The site's style sheets in it, in order: "/tokenizer/assets/style.0123.css?v=4567". Another
  /// query, another sheet.
  std::vector<std::string> style_sheets;
  friend bool operator==(const PageState&, const PageState&) = default;
};

/// Of a page with the text `html` at the address `path` ("/tokenizer/editions/32/").
PageState page_state(const Snapshot& snapshot, std::string_view path, std::string_view html);

/// The style sheets as JSON, as the script knows them.
std::string style_sheets_json(const PageState& state);

/// The page with the script that keeps it up to date. At its end, where it can't get in between
/// anything.
std::string with_live_script(std::string html, const PageState& state);

/// Addresses of our own, apart from the site's: at the server's root, whatever the base path.
inline constexpr std::string_view live_script_path = "/-tokensite/live.js";
inline constexpr std::string_view events_path = "/-tokensite/events";

}  // namespace tokensite
