#include "import/exports/feed_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <utility>

#include "import/exports/decoded_text.hpp"
#include "import/exports/slug_in_url.hpp"
#include "import/exports/timestamp.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// What stands in an element, as markup.
std::string markup_in(const pugi::xml_node& node) {
  std::ostringstream out;
  for (const pugi::xml_node& child : node.children()) {
    child.print(out, "", pugi::format_raw | pugi::format_no_declaration);
  }
  return out.str();
}

/// The text of an element, its CDATA with it. Feeds that forgot to escape their HTML have elements
/// there instead.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element) return markup_in(node);
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return text;
}

/// HTML's words: for titles, which hold no more than a bold word.
std::string without_tags(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const std::size_t begin = std::min(html.find('<'), html.size());
    text += html.substr(0, begin);
    html.remove_prefix(begin);
    const bool is_tag = html.size() > 1 && (is_ascii_alnum(html[1]) || html[1] == '/');
    const std::size_t end = is_tag ? html.find('>') : html.npos;
    if (end == html.npos) {
      text += html.substr(0, 1);
      html.remove_prefix(std::min<std::size_t>(1, html.size()));
    } else {
      html.remove_prefix(end + 1);
    }
  }
  return decoded_references(text);
}

bool is_web_address(std::string_view text) {
  const auto parts = split_url(text);
  return parts && (parts->scheme == "http" || parts->scheme == "https") && !parts->host.empty();
}

bool is_cut_off(std::string_view text) {
  text = trim(text);
  while (text.ends_with("</p>")) text = trim(text.substr(0, text.size() - 4));
  return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") ||
         text.ends_with("[...]") || text.ends_with("&#8230;") || text.ends_with("[&#8230;]");
}

void note_summary(Post& post) {
  post.notes.push_back(
      {.kind = NoteKind::look, .message = "the feed seems to hold only the beginning of its text"});
}

/// A text beside the whole one: a subtitle, if it is short and says something of its own.
void take_summary(Post& post, std::string summary) {
  constexpr std::size_t longest_subtitle = 300;
  constexpr std::size_t told_apart = 60;
  const std::string words = folded_space(without_tags(summary));
  if (words.empty() ||
      post.body.find(std::string_view(words).substr(0, told_apart)) != std::string::npos) {
    return;
  }
  if (code_point_count(words) <= longest_subtitle && !is_cut_off(words)) {
    post.subtitle = words;
  } else {
    post.notes.push_back({.kind = NoteKind::dropped,
                          .message = "the feed's summary stands beside the whole text",
                          .text = std::move(summary)});
  }
}

Post read_item(const pugi::xml_node& item) {
  Post post{.title = text_of(item.child("title")), .format = TextFormat::html, .first_line = 0};
  post.url = trim(text_of(item.child("link")));
  const pugi::xml_node guid = item.child("guid");
  const std::string id(trim(text_of(guid)));
  const bool is_link = std::string_view(guid.attribute("isPermaLink").as_string("true")) == "true";
  if (post.url.empty() && is_link && is_web_address(id)) post.url = id;
  const pugi::xml_node date = item.child("pubDate");
  take_date(post, text_of(date ? date : item.child("dc:date")));
  for (const pugi::xml_node& category : item.children("category")) {
    post.tags.push_back(text_of(category));
  }
  post.body = text_of(item.child("content:encoded"));
  std::string description = text_of(item.child("description"));
  if (!trim(post.body).empty()) {
    take_summary(post, std::move(description));
  } else {
    post.body = std::move(description);
    if (is_cut_off(post.body)) note_summary(post);
  }
  return post;
}

/// A text construct of Atom (RFC 4287, section 3.1) as plain text.
std::string plain_of(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("type").as_string("text");
  if (type == "html") return without_tags(text_of(node));
  if (type == "xhtml") return without_tags(markup_in(node));
  return text_of(node);
}

/// The same as a body. What neither is text nor HTML gives nothing.
void take_content(Post& post, const pugi::xml_node& node) {
  const std::string_view type = node.attribute("type").as_string("text");
  post.format = TextFormat::html;
  if (type == "xhtml" || type == "application/xhtml+xml") {
    post.body = markup_in(node);
  } else if (type == "html" || type == "text/html") {
    post.body = text_of(node);
  } else if (type == "text" || type == "text/plain") {
    post.body = text_of(node);
    post.format = TextFormat::text;
  }
}

/// "atom:" for an element atom:feed: names of the rest have it, too.
std::string prefix_of(const pugi::xml_node& root) {
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? "" : std::string(name.substr(0, colon + 1));
}

Post read_entry(const pugi::xml_node& entry, const std::string& prefix) {
  const auto child = [&](std::string_view name) {
    return entry.child((prefix + std::string(name)).c_str());
  };
  Post post{.title = plain_of(child("title")), .format = TextFormat::html, .first_line = 0};
  const std::string link_name = prefix + "link";  // the range below points to it
  for (const pugi::xml_node& link : entry.children(link_name.c_str())) {
    const std::string_view relation = link.attribute("rel").as_string("alternate");
    if (relation == "alternate" && post.url.empty()) post.url = link.attribute("href").as_string();
  }
  const std::string id(trim(text_of(child("id"))));
  if (post.url.empty() && is_web_address(id)) post.url = id;
  take_date(post, text_of(child("published") ? child("published") : child("updated")));
  const std::string category_name = prefix + "category";
  for (const pugi::xml_node& category : entry.children(category_name.c_str())) {
    const std::string_view label = category.attribute("label").as_string();
    post.tags.emplace_back(label.empty() ? category.attribute("term").as_string() : label);
  }
  take_content(post, child("content"));
  if (!trim(post.body).empty()) {
    take_summary(post, plain_of(child("summary")));
  } else {
    take_content(post, child("summary"));
    if (!trim(post.body).empty()) note_summary(post);
  }
  return post;
}

}  // namespace

PostSet read_feed(std::string_view xml, std::string_view origin) {
  PostSet set;
  const auto fail = [&](std::string message, std::string text = {}) {
    set.notes.push_back(
        {.kind = NoteKind::failed, .message = std::move(message), .text = std::move(text)});
  };
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    const auto end = std::min(static_cast<std::size_t>(parsed.offset), xml.size());
    const auto line = 1 + std::ranges::count(xml.substr(0, end), '\n');
    fail(fmt::format("{}, line {}: this is no XML: {}", origin, line,
                     ascii_lower(parsed.description())));
    return set;
  }
  const pugi::xml_node root = document.document_element();
  const std::string prefix = prefix_of(root);
  const bool is_atom = std::string_view(root.name()).substr(prefix.size()) == "feed";
  const pugi::xml_node parent = is_atom ? root : root.child("channel");
  const std::string element = is_atom ? prefix + "entry" : "item";
  for (const pugi::xml_node& node : parent.children(element.c_str())) {
    Post post = is_atom ? read_entry(node, prefix) : read_item(node);
    post.slug = slug_in_url(post.url);
    const std::string name = post.slug.empty() ? folded_space(post.title) : post.slug;
    post.origin = fmt::format("{}: {}", origin, name);
    if (trim(post.body).empty()) {
      fail(fmt::format("{} has no text in the feed", post.origin), std::move(post.title));
    } else {
      set.posts.push_back(std::move(post));
    }
  }
  std::ranges::reverse(set.posts);
  return set;
}

}  // namespace tokensite
