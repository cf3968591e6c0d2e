#include "import/edition/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::array<std::string_view, 4> farewells = {
    "thanks for reading",
    "thank you for reading",
    "that's all for this week",
    "danke fürs lesen",
};

constexpr std::array<std::string_view, 20> requests = {
    "share this post",
    "share this newsletter",
    "leave a comment",
    "refer a friend",
    "give a gift subscription",
    "upgrade to paid",
    "upgrade your subscription",
    "subscribe now",
    "subscribe to",
    "subscribe for free",
    "subscribed",
    "type your email",
    "view in browser",
    "view this email in your browser",
    "read in app",
    "read online",
    "unsubscribe",
    "was this email forwarded to you",
    "forwarded this email",
    "start writing today",
};

/// Lines that are nothing else.
constexpr std::array<std::string_view, 6> buttons = {"share",   "subscribe", "like",
                                                     "comment", "comments",  "restack"};

constexpr std::array<std::string_view, 16> offers = {
    "grab ",         "get my ",         "get your ",
    "buy ",          "order ",          "pre-order ",
    "preorder ",     "join me ",        "join my ",
    "register ",     "sign up ",        "enroll ",
    "sponsored",     "today's sponsor", "this week's sponsor",
    "advertisement",
};

constexpr std::array<std::string_view, 7> signs_of_offers = {
    "% off", "discount", "promo code", "coupon", "early bird", "early-bird", "brought to you by",
};

/// Requests and offers are short; a text that only begins like one is not.
constexpr std::size_t longest_aside = 400;  // code points

/// In lower case, typographic apostrophes made plain.
std::string normalised(std::string_view plain) {
  std::string lower = lower_composed(trim(plain));
  for (std::size_t at = lower.find("’"); at != lower.npos; at = lower.find("’", at)) {
    lower.replace(at, std::string_view("’").size(), "'");
  }
  return lower;
}

template <class Phrases>
bool begins_with_any(const std::string& text, const Phrases& phrases) {
  return std::ranges::any_of(phrases,
                             [&](std::string_view phrase) { return text.starts_with(phrase); });
}

bool is_short(std::string_view plain) { return code_point_count(plain) <= longest_aside; }

}  // namespace

bool begins_greeting_of_new_readers(std::string_view plain) {
  return normalised(plain).starts_with("new here?");
}

bool is_farewell(std::string_view plain) {
  return is_short(plain) && begins_with_any(normalised(plain), farewells);
}

bool is_boilerplate(std::string_view plain) {
  if (!is_short(plain)) return false;
  const std::string text = normalised(plain);
  return begins_with_any(text, farewells) || begins_with_any(text, requests) ||
         std::ranges::find(buttons, text) != buttons.end();
}

bool is_promotion(std::string_view plain) {
  if (!is_short(plain)) return false;
  const std::string text = normalised(plain);
  return begins_with_any(text, offers) ||
         std::ranges::any_of(signs_of_offers,
                             [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

}  // namespace tokensite
