// A style sheet, put into the elements: mail programs read `style` attributes and little else.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// `html` with the rules of its `<style data-inline>` elements written into the elements that they
/// are for; these style sheets are gone, other ones stay. A rule is for a tag or a class (`p`,
/// `.meta`, `p.meta`), and may name what that stands in (`.text p`, `pre code`). Of two rules the
/// later one wins, and an element's own `style` over both; rules of any other form are left out.
/// A class that no other style sheet speaks of is gone as well.
std::string with_inline_styles(std::string_view html);

}  // namespace tokensite
