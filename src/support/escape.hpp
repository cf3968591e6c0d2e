// Text made safe for HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// Appends `text` with & < > " ' as entities: safe in HTML and XML, in text and in quoted
/// attributes.
void append_html_escaped(std::string& out, std::string_view text);
/// With numeric references, as feeds' readers like them best.
void append_xml_escaped(std::string& out, std::string_view text);

/// Whether there is anything to escape in HTML.
bool has_html_special(std::string_view text);

std::string html_escaped(std::string_view text);

}  // namespace tokensite
