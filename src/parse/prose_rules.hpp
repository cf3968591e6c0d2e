// Slips in Markdown that Markdown takes for text: a link written the wrong way round stands on the
// page as its brackets, and nobody is told.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/span.hpp"
#include "model/config.hpp"

namespace tokensite {

/// The parts of a Markdown text that readers see as the author typed them: not in code, not in a
/// link or a picture.
class Prose {
 public:
  /// `where` is the place of `markdown` in its file.
  Prose(std::string_view markdown, Span where) : markdown_(markdown), where_(where) {}

  /// Adds the `size` bytes from `begin`; parts come in their order.
  void add(std::size_t begin, std::size_t size);

  std::string_view markdown() const { return markdown_; }
  bool contains(std::size_t offset) const;
  /// The first place of `what` in prose from `from` on; npos if there is none.
  std::size_t find(std::string_view what, std::size_t from) const;
  Span span(std::size_t begin, std::size_t end) const;

 private:
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::string_view markdown_;
  Span where_;
  std::vector<Part> parts_;  ///< ascending, none touching the next
};

/// Reports every slip in `prose`.
void check_prose(const Prose& prose, RawHtml raw_html, Diagnostics& diagnostics);

/// Where the address that `text` begins with ends for a reader: before white space, quotation
/// marks, brackets that close what was opened before it, and punctuation that ends a clause.
std::size_t bare_url_size(std::string_view text);

/// Of a bare address that became a link by itself: whether it took in what isn't part of it.
void check_autolink(std::string_view address, Span place, Diagnostics& diagnostics);

}  // namespace tokensite
