// The beginning of one page, wherever its address leads.
#pragma once

#include <cstddef>
#include <string>

#include "links/fetcher.hpp"
#include "support/result.hpp"

namespace tokensite {

struct FetchedPage {
  std::string url;   ///< where the redirects ended
  std::string body;  ///< its first bytes
};

/// Asks for `url` once, follows a few redirects, and keeps up to `body_limit` bytes. Fails with the
/// reason as a clause: "example.org answers 404".
Result<FetchedPage> fetch_page(const std::string& url, const FetchOptions& options,
                               std::size_t body_limit);

}  // namespace tokensite
