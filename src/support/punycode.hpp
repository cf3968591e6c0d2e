// Punycode (RFC 3492): how the labels of a host name that aren't ASCII are written in ASCII.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

/// What `label` (without its "xn--") stands for, in UTF-8; none if it is malformed, or longer than
/// a label of the domain name system can be.
std::optional<std::string> punycode_decoded(std::string_view label);

}  // namespace tokensite
