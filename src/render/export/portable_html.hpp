// A text's HTML, made fit to leave the site: for an e-mail, an editor, a plain text.
//
// Whatever comes in, what comes out is balanced, has no script, no style, no form, no class and no
// event handler, and every address in it is absolute. Our own HTML keeps all that a reader sees;
// HTML that an author typed keeps its words.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// `page_url` is what relative addresses are relative to; absolute, ends with a slash.
std::string portable_html(std::string_view html, std::string_view page_url);

/// Text of HTML without its entities. Those that our own HTML has, numbers, and &nbsp; are known;
/// others stay as they are.
std::string unescaped_html(std::string_view html);

}  // namespace tokensite
