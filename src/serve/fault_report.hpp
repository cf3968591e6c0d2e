// What there is to say of a site, for the script that shows it over the page, and as a page of its
// own.
#pragma once

#include <string>

#include "plan/plan.hpp"
#include "serve/editor_links.hpp"

namespace tokensite {

/// One line of JSON: `errors`, `warnings`, and `diagnostics`, errors first, of which each has
/// `severity`, `place`, `text` (what the terminal shows after the place) and `links`, the places in
/// it with the addresses that open them. At most `most_shown_faults` of them: nobody reads more.
/// `site` is the site's folder.
std::string fault_report(const Plan& plan, const std::string& site, const EditorLinks& editor);

/// The same form, for a site that can't be read.
std::string failure_report(const Error& failure);

inline constexpr std::size_t most_shown_faults = 50;

/// An HTML page with the report as the terminal shows it, for a site that has no good page yet.
std::string fault_page(const std::string& report_text);

}  // namespace tokensite
