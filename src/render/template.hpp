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

#include "render/row_cache.hpp"
#include "render/view.hpp"
#include "support/hash.hpp"

namespace tokensite {

/// The texts that are the same on every page, by their whole names ("t.month.1"): none if there is
/// no such constant, and empty for one that is absent.
using Constants = std::function<std::optional<std::string>(std::string_view name)>;

/// Compiled once, rendered many times, from any thread.
class Template {
 public:
  /// `text` has no fault and no partial tags left. A name that no view has is always absent.
  Template(std::string_view text, const Constants& constants);

  /// Rows that `rows` has are taken from there; others are offered to it.
  std::string render(const View& root, const RowCache* rows = nullptr) const;

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
  /// Names are keys in `keys_`, as in steps.
  struct Name {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// What is between a section's tags, as a row of a list.
  struct RowBody {
    std::uint32_t section = 0;  ///< the step
    Fingerprint fingerprint;
    std::vector<Name> names;  ///< all that it looks up, each once
  };
  class Compiler;
  class Renderer;

  RowBody row_body(std::uint32_t section) const;

  std::string texts_;
  std::vector<ViewKey> keys_;
  std::vector<Step> steps_;
  std::vector<RowBody> row_bodies_;  ///< by step; those that are worth it
};

}  // namespace tokensite
