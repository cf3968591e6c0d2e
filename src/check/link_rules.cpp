#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "check/rules.hpp"
#include "index/url_identity.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_shown = 200;  ///< code points of an address in a message

/// One of the links that an item recommends: its own, or one of those beside it.
struct LinkUse {
  const Item* item = nullptr;
  const Spanned* url = nullptr;
  std::string identity;
};

template <class Visit>
void for_each_link(const Item& item, const Visit& visit) {
  if (!item.url.text.empty()) visit(item.url);
  for (const ItemLink& link : item.links) {
    if (!link.url.text.empty()) visit(link.url);
  }
}

/// All links of the archive, in its order.
std::vector<LinkUse> link_uses(const Archive& archive, Workers& workers) {
  std::vector<LinkUse> uses;
  uses.reserve(archive.items.size());
  for (const Item& item : archive.items) {
    for_each_link(item, [&](const Spanned& url) { uses.push_back({.item = &item, .url = &url}); });
  }
  workers.for_each(uses.size(),
                   [&](std::size_t i) { uses[i].identity = url_identity(uses[i].url->text); });
  return uses;
}

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

/// A host as far as it matters here: "www.example.org" and "Example.org" are one.
std::string plain_host(std::string_view url) { return display_host(url); }

/// What there is to say of how an address is written; nothing, of most.
class FormCheck {
 public:
  /// `span` is empty if the address doesn't stand there literally; `around` is then shown.
  FormCheck(const Spanned& url, Span around)
      : url_(url.text),
        can_be_replaced_(url.span.begin < url.span.end),
        span_(can_be_replaced_ ? url.span : around) {}

  void run(Diagnostics& diagnostics) {
    // The three questions in the order of what they cost; one answer is enough for one address.
    const std::optional<UrlParts> parts = split_url(url_);
    if (!parts || parts->host.empty()) return;
    canonical_ = canonical_url(url_);
    if (canonical_ == url_) return;
    const std::vector<std::string_view> tracking = tracking_parameters(url_);
    if (!tracking.empty()) {
      std::vector<std::string> names;
      for (const std::string_view name : tracking) {
        const std::string quoted = fmt::format("`{}`", shortened(name, 40));
        if (std::ranges::find(names, quoted) == names.end()) names.push_back(quoted);
      }
      report(Code::tracking_parameter,
             fmt::format("{} in this address only {} readers", join_in_words(names),
                         names.size() == 1 ? "tracks" : "track"),
             diagnostics);
    } else if (equal_ignoring_ascii_case(parts->scheme, "http") &&
               is_known_for_https(parts->host)) {
      report(Code::insecure_link,
             fmt::format("this link isn't encrypted, though {} answers to `https://`",
                         plain_host(url_)),
             diagnostics);
    } else if (plain_host(canonical_) != plain_host(url_)) {
      report(Code::link_form,
             fmt::format("this address leads to {} by way of {}", plain_host(canonical_),
                         plain_host(url_)),
             diagnostics);
    }
  }

 private:
  void report(Code code, std::string message, Diagnostics& diagnostics) const {
    Diagnostic diagnostic{.code = code,
                          .span = span_,
                          .message = std::move(message),
                          .help = fmt::format("write `{}`", shortened(canonical_, longest_shown))};
    // Only what is taken away, or one letter more of the scheme, is surely meant.
    const bool is_same_page = plain_host(canonical_) == plain_host(url_) &&
                              split_url(canonical_)->path == split_url(url_)->path;
    if (can_be_replaced_) {
      diagnostic.fixes = {{.message = "write the address that is meant",
                           .edits = {{.span = span_, .replacement = canonical_}},
                           .confidence = is_same_page ? Confidence::sure : Confidence::suggestion}};
    }
    diagnostics.push_back(std::move(diagnostic));
  }

  const std::string& url_;
  bool can_be_replaced_;
  Span span_;
  std::string canonical_;
};

void check_forms_in(const Body& body, Diagnostics& diagnostics) {
  for (const Spanned& url : body.external_links) FormCheck(url, body.source).run(diagnostics);
}

}  // namespace

void check_links_are_new(const CheckInput& input, Diagnostics& diagnostics) {
  const std::vector<LinkUse> uses = link_uses(input.archive, input.workers);
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

void check_link_forms(const Edition& edition, Diagnostics& diagnostics) {
  check_forms_in(edition.intro, diagnostics);
}

void check_link_forms(const Item& item, Diagnostics& diagnostics) {
  for_each_link(item, [&](const Spanned& url) { FormCheck(url, url.span).run(diagnostics); });
  check_forms_in(item.body, diagnostics);
}

void check_link_forms(const Page& page, Diagnostics& diagnostics) {
  check_forms_in(page.body, diagnostics);
}

}  // namespace tokensite
