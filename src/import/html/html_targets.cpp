#include "import/html/html_targets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Bytes; servers take no longer ones.
constexpr std::size_t longest_target = 8192;

/// Without white space around it, tabs and line ends; what no address holds percent-encoded
/// (WHATWG URL, section 4.4).
std::string cleaned(std::string_view written) {
  std::string address;
  for (const char c : trim(written)) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F ||
        std::string_view("<>\"\\`{}|^").find(c) != std::string_view::npos) {
      address += fmt::format("%{:02X}", byte);
    } else {
      address += c;
    }
  }
  return address;
}

bool is_video_id(std::string_view id) {
  return !id.empty() && id.size() <= 32 &&
         std::ranges::all_of(id, [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; });
}

std::string_view first_segment(std::string_view path) { return path.substr(0, path.find('/')); }

/// A parameter of a query; empty if it isn't there.
std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

/// Substack's older bucket refuses to be read; the same files are in the newer one.
std::string in_open_bucket(std::string address) {
  const std::optional<UrlParts> parts = split_url(address);
  if (!parts) return address;
  constexpr std::string_view suffix = ".s3.amazonaws.com";
  if (!parts->host.starts_with("bucketeer-") || !parts->host.ends_with(suffix)) return address;
  const auto host = static_cast<std::size_t>(parts->host.data() - address.data());
  return address.replace(host, parts->host.size(), "substack-post-media.s3.amazonaws.com");
}

}  // namespace

LinkTarget link_target(std::string_view written) {
  if (is_script_target(written)) {
    return {.address = std::string(trim(written)), .fault = TargetFault::script};
  }
  if (written.size() > longest_target) {
    return {.address = shortened(written, 200), .fault = TargetFault::broken};
  }
  LinkTarget target{.address = cleaned(written)};
  if (target.address.starts_with("//")) target.address.insert(0, "https:");
  if (target.address.empty()) {
    target.fault = TargetFault::empty;
  } else if (target.address.starts_with('#')) {
    target.fault = TargetFault::in_page;
  } else if (!split_url(target.address)) {
    target.fault = TargetFault::relative;
  } else if (url_fault(target.address) || find_non_xml_character(target.address)) {
    target.fault = TargetFault::broken;
  }
  return target;
}

std::string original_image(std::string_view address) {
  std::string image(address);
  // The original may be scaled itself; four times is more than anybody has seen.
  for (int times = 0; times < 4; ++times) {
    const std::optional<UrlParts> parts = split_url(image);
    if (!parts || (parts->host != "substackcdn.com" && parts->host != "cdn.substack.com")) break;
    if (!parts->path.starts_with("/image/fetch/")) break;
    const auto path = static_cast<std::size_t>(parts->path.data() - image.data());
    std::size_t at = image.npos;
    for (const std::string_view scheme :
         {"https%3A%2F%2F", "http%3A%2F%2F", "https://", "http://"}) {
      at = std::min(at, image.find(scheme, path));
    }
    if (at == image.npos) break;
    const std::string original = percent_decoded(std::string_view(image).substr(at));
    if (find_invalid_utf8(original) || find_non_xml_character(original)) break;
    const LinkTarget target = link_target(original);
    if (target.fault != TargetFault::none) break;
    image = target.address;
  }
  return in_open_bucket(std::move(image));
}

std::string youtube_address(std::string_view id, std::string_view start) {
  std::string address = fmt::format("https://www.youtube.com/watch?v={}", id);
  while (start.ends_with('s')) start.remove_suffix(1);
  if (is_digits(start) && start != "0") address += fmt::format("&t={}s", start);
  return address;
}

std::optional<std::string> watch_address(std::string_view player) {
  const std::optional<UrlParts> parts = split_url(player);
  if (!parts) return std::nullopt;
  const std::string host = display_host(player);
  constexpr std::string_view embed = "/embed/";
  constexpr std::string_view video = "/video/";
  if ((host == "youtube.com" || host == "youtube-nocookie.com") && parts->path.starts_with(embed)) {
    const std::string_view id = first_segment(parts->path.substr(embed.size()));
    if (is_video_id(id) && id != "videoseries") {
      return youtube_address(id, parameter(parts->query, "start"));
    }
  }
  if (host == "player.vimeo.com" && parts->path.starts_with(video)) {
    const std::string_view id = first_segment(parts->path.substr(video.size()));
    if (is_digits(id)) return fmt::format("https://vimeo.com/{}", id);
  }
  return std::nullopt;
}

}  // namespace tokensite
