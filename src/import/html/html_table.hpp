// Tables of HTML: those that hold data, and those that only lay out a page or a mail.
#pragma once

#include <vector>

#include "import/html/html_tree.hpp"

namespace tokensite {

struct HtmlTable {
  std::vector<std::vector<const HtmlNode*>> rows;  ///< their cells
  std::vector<const HtmlNode*> captions;
};

/// Rows of the table itself; those of tables in its cells aren't among them.
HtmlTable read_table(const HtmlNode& table);

enum class TableUse {
  layout,  ///< its cells are parts of the text, one after the other
  plain,   ///< data that a table of Markdown can hold: a line of words a cell
  rich,    ///< data that it can't
};

TableUse use_of(const HtmlNode& node, const HtmlTable& table);

/// Whether the first row names the columns.
bool has_head(const HtmlTable& table);

}  // namespace tokensite
