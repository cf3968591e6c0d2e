// How many elements are open at a place of an HTML text, or more: never fewer.
//
// Browsers mend tags that are missing or crossed by rules of many cases (HTML Standard, section
// 13.2.6). This follows those that open elements, and of those that close some only the ones that
// hold whatever stands around. So its count is that of a parser, or above it, and where it says
// "too deep" at a few hundred, a parser has a few times as many, or, in a text whose tags cross a
// thousand times, some thousands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// Elements that HTML doesn't name: `path`, `o:p`.
bool is_unknown_element(std::string_view name);

/// Names are in lower case.
class HtmlNesting {
 public:
  /// Whether the tag may stay.
  bool start(std::string_view name);
  bool end(std::string_view name);

 private:
  bool spend();
  void close_like(std::string_view name);
  void close_parts_of_table(int rank);

  struct Open {
    std::string name;
    unsigned kinds = 0;
  };
  std::vector<Open> open_;
  std::size_t formatting_ = 0;  ///< those of `open_` that a parser opens anew in each paragraph
  std::size_t reopened_ = 0;
  std::size_t compared_ = 0;
  std::size_t crossed_ = 0;
  std::size_t lost_ = 0;  ///< times that elements were closed from outside, as far as that is seen
};

}  // namespace tokensite
