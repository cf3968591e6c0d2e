// Addresses that hold another address and do nothing but lead there.
#pragma once

#include <optional>
#include <string>

#include "index/web_address.hpp"
#include "support/url.hpp"

namespace tokensite {

/// The address that `address` hands its readers on to, through as many redirectors as there are;
/// none if it is no redirector, or the first of a chain that is longer than any real one. Only what
/// can be read off the address: a short link stays what it is. `address` was read from `parts`.
///
/// All spellings of a redirector have a target, or none has.
std::optional<std::string> redirect_target(const WebAddress& address, const UrlParts& parts);

}  // namespace tokensite
