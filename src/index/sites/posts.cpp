// What people post: Hacker News, Medium, Substack, X, Reddit, LinkedIn, Stack Exchange.
#include <algorithm>
#include <array>
#include <iterator>

#include "index/sites/site_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

bool is_lower_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); }

/// The number of a story on Medium, at the end of its title: "how-it-works-3f2a9c1b7d4e". The
/// longest words of the letters a to f have eight; a digit makes it sure.
std::string_view story_id(std::string_view segment) {
  const std::size_t hyphen = segment.rfind('-');
  const std::string_view id = hyphen == segment.npos ? segment : segment.substr(hyphen + 1);
  const bool is_id = id.size() >= 10 && id.size() <= 12 && std::ranges::all_of(id, is_lower_hex) &&
                     std::ranges::any_of(id, is_ascii_digit);
  return is_id ? id : std::string_view();
}

bool is_host_label(std::string_view text) {
  return !text.empty() && !text.starts_with('-') &&
         std::ranges::all_of(text, [](char c) { return is_ascii_alnum(c) || c == '-'; });
}

KnownPage page_named(std::string_view prefix, std::string_view name) {
  return {.identity = std::string(prefix).append(name)};
}

}  // namespace

std::optional<KnownPage> hacker_news_page(const WebAddress& address) {
  const QueryParameter* id = address.find("id");
  if (address.path != "/item" || id == nullptr || !is_digits(id->value)) return std::nullopt;
  return page_named("news.ycombinator.com/item?id=", id->value);
}

/// medium.com/@somebody/title-id, publication.medium.com/title-id, medium.com/p/id, the same under
/// a publication's own host, and the mirrors that put their host before a whole address.
std::optional<KnownPage> medium_page(const WebAddress& address) {
  if (address.path.empty()) return std::nullopt;
  const std::string_view last = std::string_view(address.path).substr(address.path.rfind('/') + 1);
  const bool is_titled = last.find('-') != last.npos;
  const bool is_short = address.segment(0) == "p" && address.segment_count() == 2;
  const std::string_view id = story_id(last);
  if (id.empty() || (!is_titled && !is_short)) return std::nullopt;
  return page_named("medium.com/p/", id);
}

std::optional<KnownPage> substack_page(const WebAddress& address) {
  const std::size_t count = address.segment_count();
  if (address.host == "open.substack.com") {
    // open.substack.com/pub/<publication>/p/<post>
    const bool is_post = address.segment(0) == "pub" && address.segment(2) == "p" && count == 4;
    if (!is_post || !is_host_label(address.segment(1))) return std::nullopt;
    KnownPage page{.identity = lower_path(address.segment(1)) + ".substack.com/p/" +
                               std::string(address.segment(3))};
    page.canonical = page.identity;
    return page;
  }
  if (address.host == "substack.com") {
    // /home/post/p-1, /@somebody/p-1, /inbox/post/1; /@somebody/note/c-2, /note/c-2
    const std::string_view last = address.segment(count == 0 ? 0 : count - 1);
    const std::string_view kind = address.segment(count < 2 ? 0 : count - 2);
    if (count < 2 || count > 3) return std::nullopt;
    const bool is_inbox = address.segment(0) == "inbox" && kind == "post" && is_digits(last);
    if (is_inbox) return page_named("substack.com/home/post/p-", last);
    const bool is_post = kind == "post" || kind.starts_with('@');
    if (is_post && last.starts_with("p-") && is_digits(last.substr(2))) {
      return page_named("substack.com/home/post/", last);
    }
    if (kind == "note" && last.starts_with("c-") && is_digits(last.substr(2))) {
      return page_named("substack.com/note/", last);
    }
    return std::nullopt;
  }
  if (address.segment(0) != "p" || count != 2) return std::nullopt;
  return page_named(address.host, address.path);
}

/// A post's number is enough: x.com leads from any user's name to the right one. The mirrors show
/// the same posts.
std::optional<KnownPage> x_page(const WebAddress& address) {
  const std::size_t count = address.segment_count();
  for (std::size_t i = 1; i <= 2; ++i) {
    const std::string_view kind = address.segment(i);
    if ((kind == "status" || kind == "statuses") && is_digits(address.segment(i + 1))) {
      KnownPage page = page_named("x.com/i/status/", address.segment(i + 1));
      if (address.host.starts_with("mobile.") || address.host.starts_with("m.")) {
        page.canonical_host = "x.com";
      }
      return page;
    }
  }
  constexpr std::string_view sites[] = {"x.com", "twitter.com", "mobile.twitter.com",
                                        "m.twitter.com", "mobile.x.com"};
  if (std::ranges::find(sites, address.host) == std::end(sites)) return std::nullopt;
  KnownPage page{.identity = "x.com" + (count == 1 ? lower_path(address.path) : address.path),
                 .has_query = true};
  if (address.host.starts_with('m')) page.canonical_host = "x.com";
  return page;
}

/// /r/<subreddit>/comments/<post>/<title>/<comment>; only the numbers count.
std::optional<KnownPage> reddit_page(const WebAddress& address) {
  const std::string_view host = address.host;
  const std::size_t count = address.segment_count();
  if (host == "redd.it") {
    if (count != 1) return std::nullopt;
    KnownPage page = page_named("reddit.com/comments/", address.segment(0));
    page.canonical = "www." + page.identity + "/";
    return page;
  }
  constexpr std::string_view fronts[] = {"reddit.com",     "old.reddit.com", "new.reddit.com",
                                         "np.reddit.com",  "m.reddit.com",   "i.reddit.com",
                                         "amp.reddit.com", "sh.reddit.com"};
  if (std::ranges::find(fronts, host) == std::end(fronts)) return std::nullopt;
  KnownPage page{.identity = "reddit.com" + address.path, .has_query = true};
  // Who links to the old or the new front does so on purpose.
  if (host != "reddit.com" && host != "old.reddit.com" && host != "new.reddit.com") {
    page.canonical_host = "www.reddit.com";
  }
  const std::size_t comments = address.segment(0) == "comments" ? 0 : 2;
  const bool is_gallery = address.segment(0) == "gallery" && count == 2;
  if (is_gallery || (address.segment(comments) == "comments" && count > comments + 1)) {
    const std::size_t post = is_gallery ? 1 : comments + 1;
    if (address.segment(post).empty() || count > post + 3) return page;
    page.identity = std::string("reddit.com/comments/").append(address.segment(post));
    page.has_query = false;
    if (count == post + 3) page.identity.append("/comment/").append(address.segment(post + 2));
  } else if (count == 2 && address.segment(0) == "r") {
    page.identity = "reddit.com" + lower_path(address.path);
  }
  return page;
}

/// /posts/<name>_<words>-activity-<number>-<check>, /feed/update/urn:li:activity:<number>.
std::optional<KnownPage> linkedin_page(const WebAddress& address) {
  const std::string_view first = address.segment(0);
  const std::size_t count = address.segment_count();
  const std::string_view post = first == "posts" && count == 2 ? address.segment(1)
                                : first == "feed" && address.segment(1) == "update" && count == 3
                                    ? address.segment(2)
                                    : std::string_view();
  struct Kind {
    std::string_view in_posts, in_urns;
  };
  constexpr std::array<Kind, 3> kinds = {{{"-activity-", "urn:li:activity:"},
                                          {"-share-", "urn:li:share:"},
                                          {"-ugcPost-", "urn:li:ugcPost:"}}};
  for (const Kind& kind : kinds) {
    const std::string_view marker = first == "posts" ? kind.in_posts : kind.in_urns;
    const std::size_t at = post.rfind(marker);
    if (at == post.npos || (first == "feed" && at != 0)) continue;
    std::string_view number = post.substr(at + marker.size());
    number = number.substr(0, number.find('-'));
    if (number.size() < 15 || !is_digits(number)) continue;
    return page_named(std::string("linkedin.com/feed/update/").append(kind.in_urns), number);
  }
  // de.linkedin.com shows what www.linkedin.com does.
  const std::size_t dot = address.host.find('.');
  const bool is_front = address.host == "linkedin.com" || (dot == 2 && address.host.size() == 15);
  if (!is_front) return std::nullopt;
  const bool is_profile = first == "in" || first == "company" || first == "school";
  return KnownPage{
      .identity = "linkedin.com" + (is_profile ? lower_path(address.path) : address.path),
      .has_query = true};
}

/// /questions/<number>/<title>, /q/<number>/<user>; /questions/<number>/<title>/<answer>,
/// /a/<answer>/<user>.
std::optional<KnownPage> stack_exchange_page(const WebAddress& address) {
  const std::string_view kind = address.segment(0);
  const std::string_view number = address.segment(1);
  const std::size_t count = address.segment_count();
  if (!is_digits(number)) return std::nullopt;
  if (kind == "questions" && count == 4 && is_digits(address.segment(3))) {
    return page_named(address.host + "/a/", address.segment(3));
  }
  if ((kind == "questions" || kind == "q") && count <= 3) {
    return page_named(address.host + "/questions/", number);
  }
  if (kind == "a" && count <= 3) return page_named(address.host + "/a/", number);
  return std::nullopt;
}

}  // namespace tokensite
