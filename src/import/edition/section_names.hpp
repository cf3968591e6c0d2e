// A newsletter's own words for its sections: in headings, and in the lines of a TL;DR.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/config.hpp"

namespace tokensite {

/// "📄 5 Papers", "## Papers", "Tools (2)".
struct SectionHeading {
  std::size_t section = 0;      ///< index into `Config::sections`
  std::optional<int> count;     ///< that the heading gives
  bool has_other_name = false;  ///< only the emoji is the section's
};

/// How much there is to say that a line is a heading, besides its words.
enum class HeadingMarkup { none, heading_or_strong };

/// `plain` is the whole line. A line that isn't marked up as a heading needs the section's emoji, a
/// count, or its whole name and nothing else.
std::optional<SectionHeading> section_heading(std::string_view plain, HeadingMarkup markup,
                                              const Config& config);

/// Where a heading begins that was glued to the end of `plain`: in bytes; none unless it has the
/// section's emoji, a count and the name.
std::optional<std::size_t> glued_section_heading(std::string_view plain, const Config& config);

/// "📰 Reads: What a week." -> reads, "What a week."
struct SectionLine {
  std::size_t section = 0;
  std::string text;
};
std::optional<SectionLine> section_line(std::string_view plain, const Config& config);

}  // namespace tokensite
