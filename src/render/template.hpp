// Mustache templates (https://mustache.github.io/mustache.5.html), compiled once into a flat list
// of steps. Partials are put in and constants filled in beforehand, so that rendering only looks
// numbers up and appends.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/view.hpp"

namespace tokensite {

/// What is wrong with a template, and where (a byte offset into its text).
struct TemplateFault {
  std::size_t offset = 0;
  std::string message;
};

/// A fault of this template taken by itself, without its partials.
std::optional<TemplateFault> find_template_fault(std::string_view text);

/// A place where a template asks for another: {{> name}}.
struct PartialTag {
  std::size_t begin = 0;  ///< of the tag
  std::size_t end = 0;
  std::string_view name;
};
std::vector<PartialTag> partial_tags(std::string_view text);

/// Whether there are tags on this line and nothing that prints: sections' beginnings and ends,
/// comments.
bool is_silent_line(std::string_view line);

/// The texts that are the same on every page, by their whole names ("t.month.1"): none if there is
/// no such constant, and empty for one that is absent.
using Constants = std::function<std::optional<std::string>(std::string_view name)>;

/// Compiled once, rendered many times, from any thread.
class Template {
 public:
  /// `text` has no fault and no partial tags left. A name that no view has is always absent.
  Template(std::string_view text, const Constants& constants);

  /// Appends to `out`.
  void render(const View& root, std::string& out) const;
  std::string render(const View& root) const;

 private:
  enum class Op : std::uint8_t {
    text,              ///< a piece of `texts_`
    escaped,           ///< {{name}}
    raw,               ///< {{{name}}}, {{&name}}
    section,           ///< {{#name}}: what follows, up to `end`, for each or if it is there
    inverted_section,  ///< {{^name}}
    non_empty,         ///< {{#has_name}}: once, if the list has anything in it
    empty,             ///< {{^has_name}}
  };
  /// `begin` and `end` are of a text: bytes in `texts_`; else: of the name's keys in `keys_`.
  struct Step {
    Op op = Op::text;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t next = 0;  ///< of a section: the step after its last
  };
  class Compiler;
  class Renderer;

  std::string texts_;
  std::vector<ViewKey> keys_;
  std::vector<Step> steps_;
};

}  // namespace tokensite
