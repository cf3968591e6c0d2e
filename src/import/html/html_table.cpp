#include "import/html/html_table.hpp"

#include <algorithm>

#include "import/html/html_elements.hpp"
#include "import/html/html_walker.hpp"
#include "import/html/inline_markdown.hpp"
#include "import/html/service_boxes.hpp"

namespace tokensite {
namespace {

/// Markdown's readers have limits; nobody has read as many columns.
constexpr std::size_t most_table_columns = 64;

void read_rows(const HtmlNode& node, HtmlTable& table) {
  for (const HtmlNode& child : node.children) {
    if (child.name == "thead" || child.name == "tbody" || child.name == "tfoot") {
      read_rows(child, table);
    } else if (child.name == "caption") {
      table.captions.push_back(&child);
    } else if (child.name == "tr") {
      auto& row = table.rows.emplace_back();
      for (const HtmlNode& cell : child.children) {
        if (cell.name == "td" || cell.name == "th") row.push_back(&cell);
      }
    }
  }
}

bool spans_cells(const HtmlNode& cell) {
  const auto spans = [&](std::string_view name) {
    const std::string_view value = cell.attribute(name);
    return !value.empty() && value != "1";
  };
  return spans("colspan") || spans("rowspan");
}

/// Whether the cell is a line of words, perhaps in a paragraph.
bool is_line(const HtmlNode& cell) {
  std::size_t blocks = 0;
  const HtmlNode* other = find_node(cell, [&](const HtmlNode& node) {
    if (&node == &cell || node.is_text()) return false;
    const ElementRole role = role_of(node.name);
    if (role == ElementRole::block) return ++blocks > 1;
    if (role == ElementRole::code) return raw_text(node).find('|') != std::string::npos;
    return role > ElementRole::link || service_box(node) != nullptr;
  });
  return other == nullptr;
}

bool is_data(const HtmlNode& node, const HtmlTable& table) {
  if (node.attribute("role") == "presentation" || node.attribute("role") == "none") return false;
  std::size_t columns = 0;
  for (const auto& row : table.rows) columns = std::max(columns, row.size());
  if (table.rows.size() < 2 || columns < 2) return false;
  if (has_head(table)) return true;
  // What mails are laid out with.
  return !node.has_attribute("cellpadding") && !node.has_attribute("cellspacing") &&
         !node.has_attribute("width") && node.attribute("border") != "0";
}

}  // namespace

HtmlTable read_table(const HtmlNode& table) {
  HtmlTable read;
  read_rows(table, read);
  std::erase_if(read.rows, [](const auto& row) { return row.empty(); });
  return read;
}

bool has_head(const HtmlTable& table) {
  return !table.rows.empty() &&
         std::ranges::all_of(table.rows.front(), [](auto* cell) { return cell->name == "th"; });
}

TableUse use_of(const HtmlNode& node, const HtmlTable& table) {
  if (!is_data(node, table)) return TableUse::layout;
  const std::size_t columns = table.rows.front().size();
  bool is_plain = columns <= most_table_columns;
  for (const auto& row : table.rows) {
    is_plain = is_plain && row.size() == columns;
    for (const HtmlNode* cell : row) is_plain = is_plain && !spans_cells(*cell) && is_line(*cell);
  }
  if (is_plain) return TableUse::plain;
  return has_head(table) ? TableUse::rich : TableUse::layout;
}

void HtmlWalker::walk_table(const HtmlNode& node, const InlineStyle& style) {
  end_paragraph();
  const HtmlTable table = read_table(node);
  const TableUse use = use_of(node, table);
  if (use == TableUse::plain) {
    for (const HtmlNode* caption : table.captions) {
      walk_children(*caption, style);
      end_paragraph();
    }
    OutlinePiece piece = table_of(table, style);
    piece.block.line = node.line;
    if (!piece.block.plain.empty()) add_piece(std::move(piece));
    return;
  }
  if (use == TableUse::rich) {
    note(NoteKind::look, "a table is too rich for Markdown; its cells have become paragraphs", node,
         visible_words(node));
  }
  walk_children(node, style);
  end_paragraph();
}

OutlinePiece HtmlWalker::table_of(const HtmlTable& table, const InlineStyle& style) {
  OutlinePiece piece;
  piece.block.kind = BlockKind::other;
  const std::size_t columns = table.rows.front().size();
  const auto add_row = [&](const std::vector<const HtmlNode*>& cells) {
    piece.markdown += piece.markdown.empty() ? "|" : "\n|";
    for (const HtmlNode* cell : cells) {
      LineMarkdown written = line_markdown(line_in(*cell, style), LineKind::table_cell, addresses_);
      piece.markdown += ' ';
      piece.markdown += written.markdown;
      piece.markdown += " |";
      if (!piece.block.plain.empty() && !written.plain.empty()) piece.block.plain += ' ';
      piece.block.plain += written.plain;
      std::move(written.links.begin(), written.links.end(), std::back_inserter(piece.block.links));
    }
  };
  const auto add_constant_row = [&](std::string_view cell) {
    piece.markdown += piece.markdown.empty() ? "|" : "\n|";
    for (std::size_t i = 0; i < columns; ++i) piece.markdown += cell;
  };
  const bool is_headed = has_head(table);
  if (is_headed) {
    add_row(table.rows.front());
  } else {
    add_constant_row("  |");
  }
  add_constant_row(" --- |");
  for (std::size_t i = is_headed ? 1 : 0; i < table.rows.size(); ++i) add_row(table.rows[i]);
  return piece;
}

}  // namespace tokensite
