// Feeds, RSS 2.0 and Atom (RFC 4287), read: the only place that knows pugixml.
//
// pugixml expands no entities but those of XML itself and reads no other file: a doctype does
// nothing. A feed is rarely the whole past of a newsletter, and often only its beginnings.
#pragma once

#include <string_view>

#include "import/post.hpp"

namespace tokensite {

/// `origin` is what messages call the file: "feed.xml". Oldest first, as feeds have them from the
/// end.
PostSet read_feed(std::string_view xml, std::string_view origin);

}  // namespace tokensite
