// Lists: HtmlWalker::walk_list.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "import/html/html_walker.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Deeper lists are read as what they hold: each level costs a copy.
constexpr int most_lists = 8;

/// CommonMark's numbers have nine digits at most.
constexpr int largest_ordinal = 999'999'999;

int number_of(std::string_view written, int otherwise) {
  written = trim(written);
  if (!is_digits(written) || written.size() > 9) return otherwise;
  return std::stoi(std::string(written));
}

bool is_list(const HtmlNode& node) { return role_of(node.name) == ElementRole::list; }

bool is_blank(const HtmlNode& node) { return node.is_text() && trim(node.text).empty(); }

/// Below a paragraph of an item, a list needs no empty line, which would set all items apart; but
/// of those with numbers only one that begins with 1 is seen there (CommonMark, section 5.3).
void draw_together(OutlinePieces& pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const std::string_view list = pieces[i].markdown;
    const bool may_follow = list.starts_with("- ") || list.starts_with("* ") ||
                            list.starts_with("1. ") || list.starts_with("1) ");
    if (may_follow && pieces[i].block.kind == BlockKind::list_item &&
        pieces[i - 1].block.kind == BlockKind::paragraph) {
      pieces[i].joint = Joint::item;
    }
  }
}

OutlinePiece list_item(OutlinePieces inside, char sign, std::optional<int> ordinal) {
  draw_together(inside);
  const Emphasis emphasis = inside.size() == 1 ? inside.front().block.emphasis : Emphasis::none;
  OutlinePiece item = merged_piece(std::move(inside), BlockKind::list_item);
  item.block.emphasis = emphasis;
  item.block.ordinal = ordinal.value_or(0);
  const std::string number = ordinal ? fmt::format("{}", *ordinal) : std::string();
  const std::string marker = fmt::format("{}{} ", number, sign);
  item.markdown = with_margin(item.markdown, marker, std::string(marker.size(), ' '));
  return item;
}

/// What stands behind the number of the first item, or is its bullet.
char first_sign(const OutlinePiece& item) {
  return item.markdown[item.markdown.find_first_not_of("0123456789")];
}

}  // namespace

void HtmlWalker::walk_list(const HtmlNode& node, const InlineStyle& style) {
  end_paragraph();
  if (lists_ >= most_lists) {
    walk_children(node, style);
    return end_paragraph();
  }
  ++lists_;
  const bool is_numbered = node.name == "ol";
  const bool is_reversed = is_numbered && node.has_attribute("reversed");
  const auto items = static_cast<int>(std::ranges::count(node.children, "li", &HtmlNode::name));
  int ordinal = number_of(node.attribute("start"), is_reversed ? items : 1);
  // Right behind another list, the same sign would make one of the two.
  char sign = is_numbered ? '.' : '-';
  if (!pieces_.empty() && pieces_.back().block.kind == BlockKind::list_item &&
      first_sign(pieces_.back()) == sign) {
    sign = is_numbered ? ')' : '*';
  }
  bool is_loose = false;
  Joint joint = Joint::paragraph;
  for (auto child = node.children.begin(); child != node.children.end(); ++child) {
    if (is_blank(*child)) continue;
    const bool is_item = child->name == "li";
    if (is_item) ordinal = std::min(number_of(child->attribute("value"), ordinal), largest_ordinal);
    OutlinePieces inside = collect({}, [&] {
      if (!is_item) return walk(*child, style);
      walk_children(*child, style);
      // A list between two items belongs to the first of them.
      for (auto next = child + 1; next != node.children.end(); child = next++) {
        if (is_list(*next)) walk(*next, style);
        if (!is_list(*next) && !is_blank(*next)) break;
      }
    });
    if (!inside.empty()) {
      add_piece(
          list_item(std::move(inside), sign, is_numbered ? std::optional(ordinal) : std::nullopt));
      pieces_.back().joint = joint;
      // An empty line in one item sets all of them apart, so more of them change nothing; and they
      // spare us a fault of md4c 0.4.8. Behind a heading or a rule that begins 4 bytes past a
      // multiple of 256 it ends the list, and a list that begins with "2." needs an empty line.
      is_loose |= pieces_.back().markdown.find("\n\n") != std::string::npos;
      joint = is_numbered && is_loose ? Joint::paragraph : Joint::item;
    }
    if (is_item) ordinal = std::max(0, ordinal + (is_reversed ? -1 : 1));
  }
  --lists_;
}

}  // namespace tokensite
