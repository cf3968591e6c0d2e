// Videos and sound: YouTube, Vimeo, Spotify, Apple's shops.
#include <algorithm>
#include <iterator>

#include "index/sites/site_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// YouTube's names of videos, as they have been since 2005. Two words of its own that stand in
/// their place happen to be as long.
bool is_video_id(std::string_view text) {
  return text.size() == 11 && text != "videoseries" && text != "live_stream" &&
         std::ranges::all_of(text,
                             [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; });
}

std::string_view video_id(const WebAddress& address) {
  const std::string_view first = address.segment(0);
  const std::size_t count = address.segment_count();
  std::string_view id;
  if (address.host == "youtu.be") {
    if (count == 1) id = first;
  } else if (first == "watch" && count == 1) {
    if (const QueryParameter* v = address.find("v")) id = v->value;
  } else if (count == 2) {
    constexpr std::string_view forms[] = {"shorts", "live", "embed", "v", "e", "watch"};
    if (std::ranges::find(forms, first) != std::end(forms)) id = address.segment(1);
  }
  return is_video_id(id) ? id : std::string_view();
}

std::optional<KnownPage> playlist(const WebAddress& address) {
  const bool is_embedded = address.segment(0) == "embed" && address.segment(1) == "videoseries";
  const bool is_page = address.segment(0) == "playlist" && address.segment_count() == 1;
  const QueryParameter* list = address.find("list");
  if ((!is_embedded && !is_page) || list == nullptr || list->value.empty()) return std::nullopt;
  static constexpr std::string_view idle[] = {"list"};
  KnownPage page{.identity = std::string("youtube.com/playlist?list=").append(list->value)};
  if (is_embedded) {
    page.canonical = "www." + page.identity;
    page.idle_parameters = idle;
  }
  return page;
}

}  // namespace

std::optional<KnownPage> youtube_page(const WebAddress& address) {
  const std::string_view id = video_id(address);
  if (id.empty()) {
    if (auto page = playlist(address)) return page;
    const std::string_view first = address.segment(0);
    const bool is_channel = first.starts_with('@') &&
                            (address.segment_count() == 1 ||
                             (address.segment_count() == 2 && address.segment(1) == "featured"));
    const bool is_youtube = address.host == "youtube.com" || address.host == "m.youtube.com";
    if (!is_youtube) return std::nullopt;
    KnownPage page{.identity = "youtube.com" + address.path, .has_query = true};
    // Handles don't distinguish case.
    if (is_channel) page.identity = "youtube.com/" + lower_path(first);
    if (address.host != "youtube.com") page.canonical_host = "www.youtube.com";
    return page;
  }
  // The moment, and the playlist it was seen in, are no part of what the video is; but of where the
  // link leads they are.
  KnownPage page{.identity = std::string("youtube.com/watch?v=").append(id)};
  const bool is_canonical = address.host == "youtube.com" && address.segment(0) == "watch" &&
                            address.segment_count() == 1;
  if (is_canonical || address.host == "music.youtube.com") return page;
  static constexpr std::string_view idle[] = {"v", "start"};
  page.canonical = "www." + page.identity;
  if (const QueryParameter* start = address.find("start"); start != nullptr) {
    if (is_digits(start->value)) page.canonical.append("&t=").append(start->value);
  }
  page.idle_parameters = idle;
  return page;
}

std::optional<KnownPage> vimeo_page(const WebAddress& address) {
  const std::size_t last = address.segment_count() - 1;
  const bool is_player = address.host == "player.vimeo.com" && address.segment(0) == "video" &&
                         address.segment_count() == 2;
  const bool is_video = address.host == "vimeo.com" &&
                        (address.segment_count() == 1 ||
                         (address.segment_count() == 3 && address.segment(0) == "channels"));
  if ((!is_player && !is_video) || !is_digits(address.segment(last))) return std::nullopt;
  KnownPage page{.identity = std::string("vimeo.com/").append(address.segment(last))};
  // `h` is the key to a video that isn't listed; it stands elsewhere in the page's address.
  if (is_player && address.find("h") == nullptr) page.canonical = page.identity;
  return page;
}

/// open.spotify.com/intl-de/episode/…, /embed/episode/…, /episode/…
std::optional<KnownPage> spotify_page(const WebAddress& address) {
  const std::string_view first = address.segment(0);
  const std::size_t start = first.starts_with("intl-") || first == "embed" ? 1 : 0;
  if (address.segment_count() != start + 2) return std::nullopt;
  return KnownPage{.identity = std::string("open.spotify.com").append(address.path_from(start))};
}

/// podcasts.apple.com/us/podcast/some-name/id1500919266?i=1000…: neither the country nor the name
/// says which one.
std::optional<KnownPage> apple_page(const WebAddress& address) {
  const std::size_t count = address.segment_count();
  const std::string_view last = count > 0 ? address.segment(count - 1) : std::string_view();
  if (count > 4 || !last.starts_with("id") || !is_digits(last.substr(2))) return std::nullopt;
  return KnownPage{.identity = address.host + "/" + std::string(last), .has_query = true};
}

}  // namespace tokensite
