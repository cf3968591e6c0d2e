// The YAML that nearly all front matter is made of, read without a YAML parser.
//
// yaml-cpp takes 50 µs for an item's five lines, more than everything else that is done with the
// item together. Lines of `key: value` whose values are one-line scalars without escapes, flow
// lists or mappings of such, or block lists or mappings of those mean the same under any reading of
// the standard; only these are read here, and whatever else there may be is left to yaml-cpp.
#pragma once

#include <optional>
#include <string_view>

#include "parse/yaml_reader.hpp"

namespace tokensite {

/// What `read_yaml` would give for `yaml` (the text of `where`), node by node and span by span;
/// none if there is anything in it that isn't plain.
std::optional<YamlDocument> read_plain_yaml(std::string_view yaml, Span where);

}  // namespace tokensite
