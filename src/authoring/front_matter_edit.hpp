// Single keys of a file's front matter taken out or put in; every other byte stays, so that git
// sees a file that was moved as the file it was.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// A key at the top of a front matter.
struct FrontMatterKey {
  std::string name;
  std::string value;  ///< empty, if it is no text
};

/// None if the text has no front matter that can be read.
std::optional<std::vector<FrontMatterKey>> front_matter_keys(std::string_view text);

/// `text` without the lines of these keys; as it is, if it has none of them. None where they can't
/// be taken away by lines alone: `{title: x, section: y}`.
std::optional<std::string> without_keys(std::string_view text,
                                        const std::vector<std::string_view>& names);

/// `text` with lines added at the end of its front matter, which it has.
std::string with_lines(std::string_view text, std::string_view lines);

}  // namespace tokensite
