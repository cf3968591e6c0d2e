#include "import/html/service_boxes.hpp"

#include <algorithm>

#include "parse/html_entities.hpp"
#include "support/json.hpp"

namespace tokensite {
namespace {

constexpr ServiceBox boxes[] = {
    {"header-anchor-parent", BoxKind::unseen, ""},
    {"image-link-expand", BoxKind::unseen, ""},
    {"hide-text", BoxKind::unseen, ""},
    {"subscription-widget-wrap", BoxKind::furniture, "a box to subscribe"},
    {"subscription-widget-wrap-editor", BoxKind::furniture, "a box to subscribe"},
    {"subscription-widget", BoxKind::furniture, "a box to subscribe"},
    {"subscribe-widget", BoxKind::furniture, "a box to subscribe"},
    {"kg-signup-card", BoxKind::furniture, "a box to subscribe"},
    {"captioned-button-wrap", BoxKind::furniture, "a button of the service"},
    {"install-substack-app-embed", BoxKind::furniture, "an advertisement for the service's app"},
    {"community-chat", BoxKind::furniture, "a way into the service's chat"},
    {"directMessage", BoxKind::furniture, "a way to write a message"},
    {"sponsorship-campaign-embed", BoxKind::report, "a sponsor's box"},
    {"paywall-jump", BoxKind::report, "a paywall: what follows was for those who pay"},
    {"paywall", BoxKind::report, "a paywall: what follows was for those who pay", true},
    {"poll-embed", BoxKind::report, "a poll"},
    {"button-wrapper", BoxKind::button, "a button of the service"},
    {"youtube-wrap", BoxKind::youtube, "a video"},
    {"vimeo-wrap", BoxKind::vimeo, "a video"},
    {"tweet", BoxKind::tweet, "a post of X", true},
    {"twitter-embed", BoxKind::tweet, "a post of X", true},
    {"digest-post-embed", BoxKind::post, "a card of a post"},
    {"embedded-post-wrap", BoxKind::post, "a card of a post"},
    {"embedded-publication-wrap", BoxKind::card, "a card of a newsletter"},
    {"kg-bookmark-card", BoxKind::card, "a bookmark"},
    {"instagram", BoxKind::elsewhere, "a post of Instagram", true},
    {"tiktok-wrap", BoxKind::elsewhere, "a video of TikTok"},
    {"bluesky-wrap", BoxKind::elsewhere, "a post of Bluesky"},
    {"file-embed-wrapper", BoxKind::elsewhere, "a file"},
    {"native-video-embed", BoxKind::elsewhere, "a video"},
    {"native-audio-embed", BoxKind::elsewhere, "a recording"},
    {"spotify-wrap", BoxKind::elsewhere, "a player of Spotify"},
    {"apple-podcast-container", BoxKind::elsewhere, "a player of Apple Podcasts"},
    {"soundcloud-wrap", BoxKind::elsewhere, "a player of SoundCloud"},
    {"bandcamp-wrap", BoxKind::elsewhere, "a player of Bandcamp"},
    {"datawrapper-wrap", BoxKind::elsewhere, "a chart of Datawrapper"},
    {"github-gist", BoxKind::elsewhere, "a gist of GitHub"},
    {"prediction-market-wrap", BoxKind::elsewhere, "a prediction market"},
    {"kg-file-card", BoxKind::elsewhere, "a file"},
    {"kg-audio-card", BoxKind::elsewhere, "a recording"},
    {"kg-video-card", BoxKind::elsewhere, "a video"},
    {"mention-wrap", BoxKind::mention, "a mention"},
    {"latex-rendered", BoxKind::formula, "a formula"},
    {"pullquote", BoxKind::quotation, ""},
    {"comment", BoxKind::comment, "a comment", true},
    {"community-post", BoxKind::comment, "a note", true},
    {"highlighted_code_block", BoxKind::code, ""},
    {"image-gallery-embed", BoxKind::gallery, "a gallery"},
    {"footnote", BoxKind::footnote, ""},
    {"footnote-anchor", BoxKind::footnote_anchor, ""},
};

std::string with_references_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::size_t longest = 32;
    const std::size_t end = text[at] == '&' ? text.substr(at, longest).find(';') : text.npos;
    const std::size_t length = end == text.npos ? 1 : end + 1;
    const std::string_view part = text.substr(at, length);
    decoded += length == 1 ? std::string(part) : decoded_entity(part);
    at += length;
  }
  return decoded;
}

}  // namespace

const ServiceBox* service_box(const HtmlNode& node) {
  if (node.attribute("class").empty()) return nullptr;
  const auto found = std::ranges::find_if(boxes, [&](const ServiceBox& box) {
    return node.has_class(box.css_class) && (!box.needs_data || node.has_attribute("data-attrs") ||
                                             node.has_attribute("data-component-name"));
  });
  return found == std::end(boxes) ? nullptr : &*found;
}

std::optional<std::string> box_text(const HtmlNode& box,
                                    std::initializer_list<std::string_view> keys) {
  const std::string_view data = box.attribute("data-attrs");
  if (data.empty()) return std::nullopt;
  std::optional<std::string> text = json_text_at(data, keys);
  if (!text && data.find('&') != data.npos) {
    text = json_text_at(with_references_decoded(data), keys);
  }
  return text && !text->empty() ? text : std::nullopt;
}

bool is_service_button(std::string_view address) {
  if (address.starts_with("%%")) return true;
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"action=share", "gift=true", "/subscribe",
                                              "/comments"},
      [&](std::string_view part) { return address.find(part) != address.npos; });
}

}  // namespace tokensite
