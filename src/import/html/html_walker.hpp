// A tree of HTML -> the blocks of its text, in order.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "import/html/html_elements.hpp"
#include "import/html/html_table.hpp"
#include "import/html/html_tree.hpp"
#include "import/html/inline_text.hpp"
#include "import/html/outline_pieces.hpp"
#include "import/html/service_boxes.hpp"
#include "import/note.hpp"

namespace tokensite {

/// Elements are walked once, in the order of the source; what they hold becomes words of the
/// paragraph that is open, or ends it and becomes a block of its own. `addresses` and `notes`
/// outlive it.
class HtmlWalker {
 public:
  HtmlWalker(Addresses& addresses, ImportNotes& notes) : addresses_(addresses), notes_(notes) {}

  /// The blocks of what is in `node`.
  OutlinePieces blocks_in(const HtmlNode& node, const InlineStyle& style = {});

 private:
  /// The blocks that `walk_parts` gives, behind those of `before`.
  template <class Walk>
  OutlinePieces collect(OutlinePieces before, const Walk& walk_parts) {
    end_paragraph();
    OutlinePieces outer = std::exchange(pieces_, std::move(before));
    walk_parts();
    end_paragraph();
    return std::exchange(pieces_, std::move(outer));
  }

  void walk(const HtmlNode& node, InlineStyle style);
  void walk_children(const HtmlNode& node, const InlineStyle& style);
  void end_paragraph();
  void add_piece(OutlinePiece piece);
  /// What is in `node` as one line, whatever blocks it holds.
  InlineLine line_in(const HtmlNode& node, const InlineStyle& style);

  void walk_link(const HtmlNode& node, InlineStyle style);
  void walk_picture(const HtmlNode& node, InlineStyle style);
  void walk_heading(const HtmlNode& node, const InlineStyle& style);
  void walk_quotation(const HtmlNode& node, const InlineStyle& style);
  void walk_list(const HtmlNode& node, const InlineStyle& style);
  void walk_table(const HtmlNode& node, const InlineStyle& style);
  OutlinePiece table_of(const HtmlTable& table, const InlineStyle& style);
  void walk_frame(const HtmlNode& node);
  void walk_media(const HtmlNode& node);
  void add_code(const HtmlNode& node, std::string_view language);
  void add_rule(const HtmlNode& node);

  void walk_box(const HtmlNode& node, const ServiceBox& box, const InlineStyle& style);
  void walk_button(const HtmlNode& node, const ServiceBox& box, const InlineStyle& style);
  void walk_footnote(const HtmlNode& node, const InlineStyle& style);
  void walk_gallery(const HtmlNode& node);
  void add_player(const HtmlNode& node, const ServiceBox& box);
  void add_card(const HtmlNode& node, const ServiceBox& box);
  void add_comment(const HtmlNode& node, const ServiceBox& box);
  void add_mention(const HtmlNode& node, InlineStyle style);
  /// A block that links to `address`. Whether there is one: a faulty address gives none.
  bool add_embed(std::string_view address, std::string_view label, const HtmlNode& node,
                 std::string_view quoted = {});

  void note(NoteKind kind, std::string message, const HtmlNode& node, std::string text);
  /// A note with what a reader saw of `node`; none if that is nothing.
  void drop(const HtmlNode& node, std::string_view what, NoteKind kind = NoteKind::dropped);

  Addresses& addresses_;
  ImportNotes& notes_;
  OutlinePieces pieces_;
  InlineText text_;
  int line_only_ = 0;  ///< blocks don't end the line: in headings, in cells
  int lists_ = 0;
  int quotations_ = 0;
  bool continues_ = false;  ///< the next block continues the paragraph: behind a note's number
};

}  // namespace tokensite
