// YAML, read strictly: the only place that knows yaml-cpp.
//
// yaml-cpp 0.7 accepts repeated keys, unclosed quotes and further documents in silence; here each
// is a diagnostic at its place, as are deep nesting and aliases that multiply. All scalars are
// texts: `yes`, `1.0` and `2026-06` mean what they say, and whoever asks for a number or a date
// parses one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

enum class YamlKind : std::uint8_t { null, scalar, sequence, map };
enum class YamlStyle : std::uint8_t { plain, quoted };

struct YamlNode {
  YamlKind kind = YamlKind::null;
  YamlStyle style = YamlStyle::plain;
  std::string scalar;
  /// Indices into YamlDocument::nodes: a sequence's elements; a map's keys and values in turn. An
  /// alias has the index of what it stands for.
  std::vector<std::uint32_t> children;
  Span span;
  friend bool operator==(const YamlNode&, const YamlNode&) = default;
};

/// Nodes refer to each other by index; the first is the root, and there is always one.
struct YamlDocument {
  std::vector<YamlNode> nodes;
  const YamlNode& root() const { return nodes.front(); }
  const YamlNode& operator[](std::uint32_t index) const { return nodes[index]; }
  friend bool operator==(const YamlDocument&, const YamlDocument&) = default;
};

/// Reads the part of a file that `where` spans (all of tokensite.yml, the front matter of a
/// Markdown file). The text is valid UTF-8. At a fault of syntax the rest of that YAML is not read:
/// what it would have meant is anybody's guess; there is a diagnostic, and no document.
std::optional<YamlDocument> read_yaml(const Sources& sources, Span where, Diagnostics& diagnostics);

/// The same, always by yaml-cpp: what plain_yaml.hpp is held against.
std::optional<YamlDocument> read_any_yaml(const Sources& sources, Span where,
                                          Diagnostics& diagnostics);

}  // namespace tokensite
