#include "import/exports/ghost.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "import/exports/timestamp.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Ghost puts it where the site's own address stood.
constexpr std::string_view site_placeholder = "__GHOST_URL__";

/// A post's tags by its id, in order. Those that begin with # are for the site's templates.
std::map<std::string, std::vector<std::string>> tags_by_post(const JsonValue& data) {
  std::map<std::string, std::string> names;
  for (const JsonValue& tag : data["tags"].elements()) {
    std::string name = tag["name"].text();
    if (!name.empty() && !name.starts_with('#')) names[tag["id"].text()] = std::move(name);
  }
  struct Use {
    std::string post;
    int order = 0;
    std::string name;
  };
  std::vector<Use> uses;
  for (const JsonValue& use : data["posts_tags"].elements()) {
    const auto name = names.find(use["tag_id"].text());
    if (name == names.end()) continue;
    const std::string order = use["sort_order"].text();
    uses.push_back({.post = use["post_id"].text(),
                    .order = is_digits(order) && order.size() < 9 ? std::stoi(order) : 0,
                    .name = name->second});
  }
  std::ranges::stable_sort(uses, {}, &Use::order);
  std::map<std::string, std::vector<std::string>> tags;
  for (Use& use : uses) tags[use.post].push_back(std::move(use.name));
  return tags;
}

bool is_page(const JsonValue& post) {
  const std::string old_flag = post["page"].text();  // before Ghost 3
  return post["type"].text() == "page" || old_flag == "true" || old_flag == "1";
}

/// Takes the placeholder out of `text`; how often it stood there.
std::size_t remove_placeholders(std::string& text) {
  std::size_t count = 0;
  std::string kept;
  std::string_view rest = text;
  for (std::size_t at = rest.find(site_placeholder); at != rest.npos;
       at = rest.find(site_placeholder)) {
    kept += rest.substr(0, at);
    rest.remove_prefix(at + site_placeholder.size());
    ++count;
  }
  kept += rest;
  if (count > 0) text = std::move(kept);
  return count;
}

void take_body(Post& post, const JsonValue& source) {
  post.first_line = 0;
  post.body = source["html"].text();
  if (trim(post.body).empty()) {
    post.body = source["plaintext"].text();
    post.format = TextFormat::text;
    if (!trim(post.body).empty()) {
      post.notes.push_back({.kind = NoteKind::look,
                            .message = "only its plain text is in the export: its links are lost"});
    }
  }
  const std::size_t addresses = remove_placeholders(post.body);
  if (addresses > 0) {
    post.notes.push_back(
        {.kind = NoteKind::look,
         .message = fmt::format("Ghost left the site's name out of {} address{}; {} relative now",
                                addresses, addresses == 1 ? "" : "es",
                                addresses == 1 ? "it is" : "they are")});
  }
}

Post read_post(const JsonValue& source, std::string_view origin) {
  Post post{.title = source["title"].text(),
            .subtitle = source["custom_excerpt"].text(),
            .slug = source["slug"].text()};
  post.origin = fmt::format("{}: {}", origin, post.slug.empty() ? post.title : post.slug);
  post.url = source["canonical_url"].text();
  if (post.url.starts_with(site_placeholder)) post.url.clear();
  const std::string status = source["status"].text();
  if (status == "draft" || status == "scheduled") post.state = PostState::draft;
  take_date(post, source["published_at"].text());
  const std::string visibility = source["visibility"].text();
  if (visibility == "paid" || visibility == "members" || visibility == "tiers") {
    post.notes.push_back(
        {.kind = NoteKind::look,
         .message = fmt::format("only {} could read it until now",
                                visibility == "members" ? "members" : "paying members")});
  }
  take_body(post, source);
  return post;
}

}  // namespace

JsonValue ghost_data(const JsonValue& root) {
  const JsonValue wrapped = root["db"][0]["data"];
  if (wrapped.is_object()) return wrapped;
  return root["data"].is_object() ? root["data"] : root;
}

PostSet read_ghost(std::string_view json, std::string_view origin) {
  PostSet set;
  JsonFault fault;
  const std::optional<JsonDocument> document = JsonDocument::parse(json, fault);
  if (!document) {
    const auto line = 1 + std::ranges::count(json.substr(0, fault.offset), '\n');
    set.notes.push_back(
        {.kind = NoteKind::failed,
         .message = fmt::format("{}, line {}: this is no JSON: {}", origin, line, fault.message)});
    return set;
  }
  const JsonValue data = ghost_data(document->root());
  const auto tags = tags_by_post(data);
  std::vector<std::pair<std::string, Post>> dated;
  for (const JsonValue& source : data["posts"].elements()) {
    Post post = read_post(source, origin);
    if (is_page(source)) {
      set.notes.push_back({.kind = NoteKind::dropped,
                           .message = fmt::format("{} is a page, not an edition", post.origin),
                           .text = std::move(post.body)});
      continue;
    }
    if (trim(post.body).empty()) {
      set.notes.push_back({.kind = NoteKind::failed,
                           .message = fmt::format("{} has no text in the export", post.origin),
                           .text = std::move(post.title)});
      continue;
    }
    const auto found = tags.find(source["id"].text());
    if (found != tags.end()) post.tags = found->second;
    dated.emplace_back(source["published_at"].text(), std::move(post));
  }
  std::ranges::stable_sort(dated, {}, &std::pair<std::string, Post>::first);
  for (auto& [moment, post] : dated) set.posts.push_back(std::move(post));
  return set;
}

}  // namespace tokensite
