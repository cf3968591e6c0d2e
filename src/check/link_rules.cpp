#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "check/rules.hpp"
#include "index/link_uses.hpp"
#include "index/url_identity.hpp"
#include "model/link_place.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_shown = 200;  ///< code points of an address in a message

Diagnostic duplicate_link(const LinkUse& use, const LinkUse& first) {
  return {.code = Code::duplicate_link,
          .span = use.url->span,
          .message = use.item == first.item
                         ? "this item has this link already"
                         : fmt::format("this edition has this link already, at `{}`",
                                       shortened(first.item->title.text, 80)),
          .help = "keep one of the two",
          .labels = {{.span = first.url->span, .text = "the other is"}}};
}

Diagnostic ran_before(const Archive& archive, const LinkUse& use, const LinkUse& earlier) {
  return {.code = Code::ran_before,
          .span = use.url->span,
          .message = fmt::format("this link ran before in #{}, at `{}`",
                                 archive.edition_of(*earlier.item).number,
                                 shortened(earlier.item->title.text, 80)),
          .help = "choose another one; if it runs again on purpose, say why: `again: \"…\"`",
          .labels = {{.span = earlier.url->span, .text = "the earlier one is"}}};
}

std::string tracking_message(const std::vector<std::string_view>& parameters) {
  std::vector<std::string> names;
  for (const std::string_view name : parameters) {
    std::string quoted = fmt::format("`{}`", shortened(name, 40));
    if (std::ranges::find(names, quoted) == names.end()) names.push_back(std::move(quoted));
  }
  return fmt::format("{} in this address only {} readers", join_in_words(names),
                     names.size() == 1 ? "tracks" : "track");
}

/// Of an address that would better be written as `canonical`; nothing, where both are good.
std::optional<Diagnostic> form_diagnostic(const std::string& url, const std::string& canonical) {
  const std::string host = display_host(url);
  const std::string canonical_host = display_host(canonical);
  const auto found = [](Code code, std::string message) {
    return Diagnostic{.code = code, .span = {}, .message = std::move(message)};
  };
  if (const auto tracking = tracking_parameters(url); !tracking.empty()) {
    return found(Code::tracking_parameter, tracking_message(tracking));
  }
  if (ascii_lower(url.substr(0, 5)) == "http:" && is_known_for_https(host)) {
    return found(Code::insecure_link,
                 fmt::format("this link isn't encrypted, though {} answers to `https://`", host));
  }
  if (canonical_host == host) return std::nullopt;
  return found(Code::link_form,
               fmt::format("this address leads to {} by way of {}", canonical_host, host));
}

/// Only what is taken away from a query, or one letter more of the scheme, is surely meant.
Confidence confidence_in(const std::string& url, const std::string& canonical) {
  const bool is_same_page = display_host(canonical) == display_host(url) &&
                            split_url(canonical)->path == split_url(url)->path;
  return is_same_page ? Confidence::sure : Confidence::suggestion;
}

/// What there is to say of how an address is written; nothing, of most.
void check_form(const LinkPlace& place, const Sources& sources, Diagnostics& diagnostics) {
  const std::string& url = place.url.text;
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts || parts->host.empty()) return;
  const std::string canonical = canonical_url(url);
  if (canonical == url) return;
  std::optional<Diagnostic> diagnostic = form_diagnostic(url, canonical);
  if (!diagnostic) return;
  diagnostic->span = place.shown();
  diagnostic->help = fmt::format("write `{}`", shortened(canonical, longest_shown));
  if (place.is_literal()) {
    if (auto written = address_in_place_of(place, sources.text(place.url.span), canonical)) {
      diagnostic->fixes = {{.message = "write the address that is meant",
                            .edits = {{.span = place.url.span, .replacement = std::move(*written)}},
                            .confidence = confidence_in(url, canonical)}};
    }
  }
  diagnostics.push_back(std::move(*diagnostic));
}

void check_forms_in(const Body& body, const Sources& sources, Diagnostics& diagnostics) {
  for (const Spanned& url : body.external_links) {
    check_form({.url = url, .near = body.source, .kind = LinkPlace::Kind::markdown}, sources,
               diagnostics);
  }
}

}  // namespace

void check_links_are_new(const CheckInput& input, Diagnostics& diagnostics) {
  const std::span<const LinkUse> uses = input.links;
  std::unordered_map<std::string_view, const LinkUse*> latest;
  latest.reserve(uses.size());
  std::unordered_set<const Item*> repeated;
  for (const LinkUse& use : uses) {
    const auto [known, is_new] = latest.try_emplace(use.identity, &use);
    if (is_new) continue;
    const LinkUse& other = *std::exchange(known->second, &use);
    repeated.insert(use.item);
    if (!use.item->again.text.empty()) continue;
    if (other.item->edition == use.item->edition) {
      diagnostics.push_back(duplicate_link(use, other));
    } else {
      diagnostics.push_back(ran_before(input.archive, use, other));
    }
  }
  for (const Item& item : input.archive.items) {
    if (item.again.text.empty() || repeated.contains(&item)) continue;
    diagnostics.push_back(
        {.code = Code::needless_again,
         .span = item.again.span,
         .message = "no earlier item has a link of this one, so that `again` explains nothing",
         .help = "remove the line"});
  }
}

void check_link_forms(const Edition& edition, const Sources& sources, Diagnostics& diagnostics) {
  check_forms_in(edition.intro, sources, diagnostics);
}

void check_link_forms(const Item& item, const Sources& sources, Diagnostics& diagnostics) {
  for_each_link(item, [&](const Spanned& url) {
    check_form({.url = url, .near = url.span}, sources, diagnostics);
  });
  check_forms_in(item.body, sources, diagnostics);
}

void check_link_forms(const Page& page, const Sources& sources, Diagnostics& diagnostics) {
  check_forms_in(page.body, sources, diagnostics);
}

}  // namespace tokensite
