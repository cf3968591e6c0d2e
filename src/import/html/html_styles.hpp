// What an element's `style` and attributes say of how it looks.
#pragma once

#include "import/html/html_tree.hpp"

namespace tokensite {

/// Whether no reader sees the element: previews for mail programs, what only narrow screens show.
bool is_hidden(const HtmlNode& node);

/// A picture of a point, which tells the sender that a mail was opened.
bool is_tracking_pixel(const HtmlNode& image);

enum class Weight { unsaid, normal, bold };
Weight font_weight(const HtmlNode& node);
bool is_italic(const HtmlNode& node);
bool is_struck_through(const HtmlNode& node);

}  // namespace tokensite
