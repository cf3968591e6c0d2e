// What md4c tells of a Markdown text, as HTML: the state behind `render_markdown`.
#pragma once

#include <md4c.h>

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "parse/markdown.hpp"
#include "parse/prose_rules.hpp"

namespace tokensite {

/// Thrown when the HTML outgrows any text that is written by hand: a long link definition that is
/// used often multiplies.
struct TextTooLarge {};

/// Its methods are md4c's callbacks, in md4c's order, but spans end in the order in which they
/// must. The text and the diagnostics outlive it.
class HtmlRenderer {
 public:
  HtmlRenderer(std::string_view markdown, Span where, const MarkdownOptions& options,
               Diagnostics& diagnostics);
  Body take();
  void enter(MD_BLOCKTYPE type, void* detail);
  void leave(MD_BLOCKTYPE type, void* detail);
  void enter(MD_SPANTYPE type, void* detail);
  void leave(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, std::string_view text);

 private:
  void open_ordered_list(unsigned start);
  void open_heading(void* detail);
  void close_heading(void* detail);
  void add_heading_digit(void* detail);
  void open_code_block(const MD_BLOCK_CODE_DETAIL& code);
  void open_cell(MD_BLOCKTYPE type, const MD_BLOCK_TD_DETAIL& cell);
  static std::string decoded(const MD_ATTRIBUTE& attribute);

  /// Where the destination stands in the source. md4c hands out pointers into the text, except for
  /// destinations with escapes or entities, which are copies (and have an empty span).
  Span place_of(const MD_ATTRIBUTE& attribute) const;
  Span place_of(const char* begin, std::size_t size) const;
  /// The same, of a copy: where what is `written` comes next in the source, if it is literally
  /// there.
  Span place_of(const MD_ATTRIBUTE& target, std::string_view written) const;
  void open_link(const MD_SPAN_A_DETAIL& link);
  void close_link();
  void open_image(const MD_SPAN_IMG_DETAIL& image);
  void close_image();
  void add_prose(std::string_view text);
  void add_target(std::string_view attribute, const MD_ATTRIBUTE& target);
  void add_title(const MD_ATTRIBUTE& title);
  void add_words(std::string_view words);
  void add_space();

  std::string_view markdown_;
  Span where_;
  MarkdownOptions options_;
  Diagnostics& diagnostics_;
  Body body_;
  std::string html_;  ///< it and the two that follow go into the body in the end
  std::string plain_text_;
  std::string lead_;
  Prose prose_;
  int links_open_ = 0;
  int images_open_ = 0;
  // Of the link that is open, and of the picture.
  Span target_;
  bool is_empty_target_ = false;
  std::size_t content_ = 0;  ///< where its content begins in the HTML
  Span image_;
  std::size_t alt_ = 0;  ///< where its text begins in the HTML
  Span last_text_;
  int no_prose_open_ = 0;
  std::optional<std::size_t> open_link_;  ///< index of an external link; links don't nest
};

}  // namespace tokensite
