#include "import/html/outline_pieces.hpp"

#include <iterator>

#include "support/text.hpp"

namespace tokensite {
namespace {

std::string_view text_of(Joint joint) {
  switch (joint) {
    case Joint::line:
      return "\\\n";
    case Joint::item:
      return "\n";
    default:
      return "\n\n";
  }
}

}  // namespace

std::string join_pieces(OutlinePieces& pieces) {
  std::string text;
  for (OutlinePiece& piece : pieces) {
    if (!text.empty()) text += text_of(piece.joint);
    piece.block.begin = text.size();
    text += piece.markdown;
    piece.block.end = text.size();
  }
  return text;
}

OutlinePiece merged_piece(OutlinePieces pieces, BlockKind kind) {
  OutlinePiece merged;
  merged.block.kind = kind;
  merged.markdown = join_pieces(pieces);
  if (!pieces.empty()) merged.block.line = pieces.front().block.line;
  for (OutlinePiece& piece : pieces) {
    std::string& plain = merged.block.plain;
    if (!plain.empty() && !piece.block.plain.empty()) plain += ' ';
    plain += piece.block.plain;
    std::move(piece.block.links.begin(), piece.block.links.end(),
              std::back_inserter(merged.block.links));
  }
  return merged;
}

std::string with_margin(std::string_view text, std::string_view first, std::string_view others) {
  std::string indented;
  indented.reserve(text.size() + text.size() / 8);
  std::string_view margin = first;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    indented += line.empty() ? trim(margin) : margin;
    indented += line;
    if (end == text.npos) return indented;
    indented += '\n';
    text.remove_prefix(end + 1);
    margin = others;
  }
}

}  // namespace tokensite
