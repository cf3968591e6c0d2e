// What newsletters' services put between the words: boxes to subscribe, players, cards. Known by
// their class, as the exports of Substack and Ghost have them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "import/html/html_tree.hpp"

namespace tokensite {

enum class BoxKind {
  unseen,     ///< not even a reader saw it
  furniture,  ///< the service's own: dropped
  report,     ///< dropped, too, but a writer should know
  button,
  youtube,
  vimeo,
  tweet,
  post,       ///< of this newsletter or another
  card,       ///< elsewhere: a link, without loss
  elsewhere,  ///< a player or a file: a link, and a writer should look at it
  mention,
  formula,
  quotation,
  comment,
  code,
  gallery,
  footnote,
  footnote_anchor,
};

struct ServiceBox {
  std::string_view css_class;
  BoxKind kind;
  std::string_view what;  ///< for a note: "a box to subscribe"
  /// Whether it is one only with the service's data beside it: others use such a class as well.
  bool needs_data = false;
};

/// None for what is no box.
const ServiceBox* service_box(const HtmlNode& node);

/// The text under a path of keys in the box's data (`data-attrs`, JSON), which may have been
/// encoded twice.
std::optional<std::string> box_text(const HtmlNode& box,
                                    std::initializer_list<std::string_view> keys);

/// Whether a button is one of the service's own: to subscribe, to share, to comment.
bool is_service_button(std::string_view address);

}  // namespace tokensite
