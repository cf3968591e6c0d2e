// Where the links and pictures of an HTML text lead.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

enum class TargetFault {
  none,
  empty,
  in_page,   ///< "#notes"
  script,    ///< would run one, or carries a document
  relative,  ///< "/p/x": to what, the text doesn't say
  broken,    ///< no address that a link can have
};

struct LinkTarget {
  std::string address;  ///< as a browser would ask for it; what is written, if it is faulty
  TargetFault fault = TargetFault::none;
};

LinkTarget link_target(std::string_view written);

/// An image's address without the service that scaled it: Substack's
/// `https://substackcdn.com/image/fetch/w_1456,…/https%3A%2F%2F…` holds that of the original.
std::string original_image(std::string_view address);

/// Whom a player in a page shows: `https://www.youtube.com/embed/ID` ->
/// `https://www.youtube.com/watch?v=ID`; likewise Vimeo's. None of other addresses.
std::optional<std::string> watch_address(std::string_view player);

/// `start` as Substack writes it: "90s", "90", or empty.
std::string youtube_address(std::string_view id, std::string_view start);

}  // namespace tokensite
