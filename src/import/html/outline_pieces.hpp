// Blocks before they have a place in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/outline.hpp"

namespace tokensite {

/// What parts a block from the one before it.
enum class Joint {
  paragraph,  ///< an empty line
  line,       ///< a hard break: both are lines of one paragraph
  item,       ///< a line end: both are items of one list
};

struct OutlinePiece {
  OutlineBlock block;  ///< without its place
  std::string markdown;
  Joint joint = Joint::paragraph;
};

using OutlinePieces = std::vector<OutlinePiece>;

/// The pieces as one text; their places in it are set.
std::string join_pieces(OutlinePieces& pieces);

/// The pieces as one, in the way a quotation or an item holds several: words and links in order.
OutlinePiece merged_piece(OutlinePieces pieces, BlockKind kind);

/// `text` with `first` in front of its first line and `others` in front of the rest, but for spaces
/// in front of empty lines.
std::string with_margin(std::string_view text, std::string_view first, std::string_view others);

}  // namespace tokensite
