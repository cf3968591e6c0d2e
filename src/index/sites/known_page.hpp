// Sites whose addresses tell more than an address does by itself: that a PDF, an abstract and a DOI
// are one paper, and a dozen forms one video.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "index/web_address.hpp"

namespace tokensite {

/// What a site's own rules make of an address. The strings are static or the page's own.
struct KnownPage {
  /// Host and path of the thing, in one form for all its addresses: "arxiv.org/abs/2401.12345".
  std::string identity;
  /// Whether the identity goes on with the address's query and route, as that of any other page.
  bool has_query = false;

  /// Host and path (and query) to publish: "www.youtube.com/watch?v=…"; empty to leave these as
  /// they are.
  std::string canonical{};
  /// Or only another host for the same path: "en.wikipedia.org".
  std::string canonical_host{};
  /// Parameters that `canonical` holds already, or that are idle in it.
  std::span<const std::string_view> idle_parameters{};
  /// A fragment that leads nowhere in particular.
  std::string_view idle_fragment{};
};

/// None if the address is of no site that is known, or of a kind that has one form only.
std::optional<KnownPage> known_page(const WebAddress& address);

}  // namespace tokensite
