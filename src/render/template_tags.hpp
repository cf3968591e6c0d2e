// The tags of a Mustache template, and whether they fit together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

enum class TagKind : std::uint8_t { escaped, raw, section, inverted, close, comment, partial };

struct TemplateTag {
  TagKind kind = TagKind::escaped;
  std::size_t begin = 0;  ///< byte offsets of the whole tag
  std::size_t end = 0;
  std::string_view name;
};

/// What is wrong with a template, and where (a byte offset into its text).
struct TemplateFault {
  std::size_t offset = 0;
  std::string message;
};

/// A tag, or what is wrong with it; neither if there is none.
struct TemplateScan {
  std::optional<TemplateTag> tag{};
  std::optional<TemplateFault> fault{};
};

/// The first tag at or after `from`.
TemplateScan next_template_tag(std::string_view text, std::size_t from);

/// A fault of this template taken by itself, without its partials.
std::optional<TemplateFault> find_template_fault(std::string_view text);

/// The places where a template asks for others: {{> name}}.
std::vector<TemplateTag> partial_tags(std::string_view text);

/// Whether there are tags on this line and nothing that prints: sections' beginnings and ends,
/// comments.
bool is_silent_line(std::string_view line);

}  // namespace tokensite
