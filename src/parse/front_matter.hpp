// The YAML that a Markdown file begins with, between two lines of `---`.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "parse/yaml_reader.hpp"

namespace tokensite {

struct FrontMatter {
  YamlDocument yaml;
  Span body;  ///< all after the closing line
};

/// None, and diagnostics, if the file isn't text, has no front matter or one that can't be read.
std::optional<FrontMatter> read_front_matter(const Sources& sources, FileId file,
                                             Diagnostics& diagnostics);

}  // namespace tokensite
