// Addresses that hold another address and do nothing but lead there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

/// The address that `url` hands its readers on to, through as many redirectors as there are; none
/// if it is no redirector, or a chain of them that is longer than any real one. Only what can be
/// read off the address: a short link stays what it is.
std::optional<std::string> redirect_target(std::string_view url);

}  // namespace tokensite
