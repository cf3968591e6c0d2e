#include "authoring/page_title.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "index/url_identity.hpp"
#include "parse/html_entities.hpp"
#include "support/json.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_title = 300;  ///< code points; more is no title
constexpr std::size_t most_authors = 8;     ///< a part of a longer list would be wrong
constexpr std::size_t longest_entity = 40;  ///< bytes

/// Controls, and what no text has any use for.
bool is_invisible(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200B || code == 0xFEFF ||
         code == 0xFFFE || code == 0xFFFF;
}

/// White space folded, controls and invisible characters dropped.
std::string folded(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t length = code_point_length(raw.substr(at));
    const char32_t code = decode_code_point(raw.substr(at));
    if (code <= 0x20 || code == 0xA0) {
      if (!text.empty() && text.back() != ' ') text += ' ';
    } else if (!is_invisible(code)) {
      text += raw.substr(at, length);
    }
    at += length;
  }
  return std::string(trim(text));
}

/// A text of HTML's: character references decoded, once.
std::string readable(std::string_view raw) {
  std::string decoded;
  for (std::size_t at = 0; at < raw.size();) {
    const std::string_view rest = raw.substr(at, longest_entity);
    const std::size_t end = rest.front() == '&' ? rest.find(';') : rest.npos;
    const std::size_t length = end == rest.npos ? 1 : end + 1;
    decoded += length == 1 ? std::string(1, raw[at]) : decoded_entity(rest.substr(0, length));
    at += length;
  }
  return folded(decoded);
}

/// A tag's attributes, names in lower case.
using Attributes = std::map<std::string, std::string, std::less<>>;

/// The end of a tag whose name ends at `at`, past the `>`; what it says is put into `attributes`.
std::size_t read_attributes(std::string_view html, std::size_t at, Attributes& attributes) {
  const auto skip_space = [&] {
    while (at < html.size() && (is_ascii_space(html[at]) || html[at] == '/')) ++at;
  };
  for (skip_space(); at < html.size() && html[at] != '>'; skip_space()) {
    const std::size_t name = at;
    while (at < html.size() && !is_ascii_space(html[at]) && html[at] != '=' && html[at] != '>' &&
           html[at] != '/') {
      ++at;
    }
    std::string key = ascii_lower(html.substr(name, at - name));
    while (at < html.size() && is_ascii_space(html[at])) ++at;
    std::string_view value;
    if (at < html.size() && html[at] == '=') {
      ++at;
      while (at < html.size() && is_ascii_space(html[at])) ++at;
      if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
        const std::size_t end = std::min(html.find(html[at], at + 1), html.size());
        value = html.substr(at + 1, end - at - 1);
        at = std::min(end + 1, html.size());
      } else {
        const std::size_t end = std::min(html.find_first_of(" \t\r\n\f>", at), html.size());
        value = html.substr(at, end - at);
        at = end;
      }
    }
    if (at == name) ++at;  // a stray character
    attributes.try_emplace(std::move(key), value);
  }
  return std::min(at + 1, html.size());
}

/// Finds `</name`, in any case, from `at` on; the end if there is none.
std::size_t find_closing(std::string_view html, std::size_t at, std::string_view name) {
  for (at = html.find("</", at); at != html.npos; at = html.find("</", at + 2)) {
    if (equal_ignoring_ascii_case(html.substr(at + 2, name.size()), name)) return at;
  }
  return html.size();
}

struct Head {
  std::string title;
  std::vector<std::pair<std::string, std::string>> metas;  ///< name or property, content

  std::string meta(std::string_view name) const {
    const auto found = std::ranges::find(metas, name, [](const auto& meta) { return meta.first; });
    return found == metas.end() ? "" : found->second;
  }
};

void add_meta(Head& head, const Attributes& attributes) {
  const auto content = attributes.find("content");
  if (content == attributes.end()) return;
  for (const std::string_view key : {"name", "property"}) {
    const auto name = attributes.find(key);
    if (name == attributes.end()) continue;
    head.metas.emplace_back(ascii_lower(name->second), readable(content->second));
  }
}

Head read_head(std::string_view html) {
  Head head;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      at = std::min(html.find("-->", at + 4), html.size());
      continue;
    }
    std::size_t end = ++at;
    while (end < html.size() && is_ascii_alnum(html[end])) ++end;
    const std::string name = ascii_lower(html.substr(at, end - at));
    if (name.empty() && html.substr(at, 1) != "/") continue;  // a sign, no tag
    if (name == "body") break;
    Attributes attributes;
    at = read_attributes(html, end, attributes);
    if (name == "meta") add_meta(head, attributes);
    if (name == "title" || name == "script" || name == "style" || name == "noscript") {
      const std::size_t closing = find_closing(html, at, name);
      if (name == "title" && head.title.empty()) {
        head.title = readable(html.substr(at, closing - at));
      }
      at = closing;
    }
  }
  return head;
}

/// "Title - YouTube" -> "Title", where `site` is "YouTube".
void strip_site(std::string& title, std::string_view site) {
  if (site.empty() || title.size() <= site.size()) return;
  for (const std::string_view mark : {" - ", " | ", " — ", " – ", " · ", " :: ", ": "}) {
    const std::string end = std::string(mark).append(site);
    const std::string start = std::string(site).append(mark);
    if (title.size() > end.size() &&
        equal_ignoring_ascii_case(std::string_view(title).substr(title.size() - end.size()), end)) {
      title.resize(title.size() - end.size());
    } else if (title.size() > start.size() &&
               equal_ignoring_ascii_case(std::string_view(title).substr(0, start.size()), start)) {
      title.erase(0, start.size());
    }
  }
}

/// "[2606.10651] Title" -> "Title"
void strip_number(std::string& title) {
  const std::size_t end = title.find("] ");
  if (!title.starts_with('[') || end == title.npos) return;
  const auto is_of_number = [](char c) { return is_ascii_digit(c) || c == '.' || c == 'v'; };
  if (std::ranges::all_of(title.substr(1, end - 1), is_of_number)) title.erase(0, end + 2);
}

/// "owner/name: What it does. Contribute to …" -> "owner/name: What it does"
void strip_github(std::string& title) {
  strip_site(title, "GitHub");
  const std::size_t slash = title.find('/');
  const std::size_t colon = title.find(": ");
  if (slash == title.npos || colon == title.npos || title.find(' ') < colon) return;
  if (slash < colon) title.erase(0, slash + 1);
}

/// "Thompson, Ken" -> "Ken Thompson"
std::string in_speaking_order(const std::string& author) {
  const std::size_t comma = author.find(", ");
  if (comma == author.npos || author.find(',', comma + 1) != author.npos) return author;
  return author.substr(comma + 2) + " " + author.substr(0, comma);
}

}  // namespace

PageFacts facts_of_page(std::string_view url, std::string_view html) {
  const Head head = read_head(html);
  PageFacts facts;
  const std::string host = display_host(url);
  for (const std::string& title : {head.meta("citation_title"), head.meta("og:title"),
                                   head.meta("twitter:title"), head.title}) {
    if (facts.title.empty() && !find_invalid_utf8(title)) facts.title = title;
  }
  strip_site(facts.title, head.meta("og:site_name"));
  strip_site(facts.title, host);
  if (host == "arxiv.org") strip_number(facts.title);
  if (host == "github.com") strip_github(facts.title);
  if (host == "youtube.com") strip_site(facts.title, "YouTube");
  facts.title = shortened(trim(facts.title), longest_title);
  for (const auto& [name, content] : head.metas) {
    if (name != "citation_author") continue;
    if (!content.empty() && !find_invalid_utf8(content)) {
      facts.authors.push_back(in_speaking_order(content));
    }
  }
  if (facts.authors.size() > most_authors) facts.authors.clear();
  return facts;
}

std::string oembed_address(std::string_view url) {
  const std::string identity = url_identity(url);
  const std::string_view video = "//youtube.com/watch?v=";
  const std::size_t at = identity.find(video);
  if (at != 0) return {};
  return fmt::format(
      "https://www.youtube.com/"
      "oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D{}",
      identity.substr(video.size()));
}

PageFacts facts_of_oembed(std::string_view json) {
  PageFacts facts;
  if (find_invalid_utf8(json)) return facts;
  facts.title = shortened(folded(json_text_at(json, {"title"}).value_or("")), longest_title);
  const std::string author = folded(json_text_at(json, {"author_name"}).value_or(""));
  if (!author.empty()) facts.authors.push_back(author);
  return facts;
}

}  // namespace tokensite
