// What services put between the words: HtmlWalker::walk_box, and frames and players of any page.
#include <fmt/format.h>

#include "import/html/html_targets.hpp"
#include "import/html/html_walker.hpp"
#include "import/html/inline_markdown.hpp"
#include "import/markdown_escape.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// The first address that the box's data, a frame or a link in it names.
std::string address_in(const HtmlNode& node) {
  for (const std::string_view key : {"url", "canonical_url", "base_url", "href", "src"}) {
    const auto named = box_text(node, {key});
    if (named && link_target(*named).fault == TargetFault::none) return link_target(*named).address;
  }
  std::string address;
  find_node(node, [&](const HtmlNode& inner) {
    for (const std::string_view name : {"href", "src", "data"}) {
      if (inner.name == "img" || inner.name == "link" || !inner.has_attribute(name)) continue;
      const LinkTarget target = link_target(inner.attribute(name));
      if (target.fault != TargetFault::none) continue;
      address = target.address;
      return true;
    }
    return false;
  });
  return address;
}

std::string title_in(const HtmlNode& node) {
  for (const std::string_view key : {"title", "name", "author_name"}) {
    if (auto title = box_text(node, {key})) return *title;
  }
  for (const std::string_view css_class : {"kg-bookmark-title", "file-embed-details-h1",
                                           "embedded-post-title", "kg-file-card-title"}) {
    const HtmlNode* title =
        find_node(node, [&](const HtmlNode& inner) { return inner.has_class(css_class); });
    if (title != nullptr) return visible_words(*title);
  }
  return {};
}

/// A text of lines as the pieces of paragraphs.
OutlinePieces paragraphs_of(std::string_view text, std::size_t line, Addresses& addresses) {
  OutlinePieces pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    InlineText words;
    words.add_text(text.substr(0, end), {}, line);
    text.remove_prefix(std::min(text.size(), end + 1));
    for (InlineLine& inline_line : words.take()) {
      LineMarkdown written = line_markdown(std::move(inline_line), LineKind::paragraph, addresses);
      OutlinePiece piece;
      piece.block = {.line = line};
      piece.block.plain = std::move(written.plain);
      piece.block.links = std::move(written.links);
      piece.markdown = std::move(written.markdown);
      if (!piece.markdown.empty()) pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

}  // namespace

bool HtmlWalker::add_embed(std::string_view address, std::string_view label, const HtmlNode& node,
                           std::string_view quoted) {
  LinkTarget target = link_target(address);
  if (target.fault != TargetFault::none) return false;
  InlineText words;
  const InlineStyle style{.link = addresses_.keep(std::move(target.address))};
  words.add_text(label, style, node.line);
  std::vector<InlineLine> lines = words.take();
  if (lines.empty()) {
    words.add_text(*style.link, style, node.line);
    lines = words.take();
  }
  LineMarkdown written = line_markdown(std::move(lines.front()), LineKind::paragraph, addresses_);
  OutlinePieces pieces = paragraphs_of(quoted, node.line, addresses_);
  OutlinePiece link;
  link.block.line = node.line;
  link.block.plain = std::move(written.plain);
  link.block.links = std::move(written.links);
  link.markdown = std::move(written.markdown);
  pieces.push_back(std::move(link));
  const bool is_quotation = pieces.size() > 1;
  OutlinePiece embed = merged_piece(std::move(pieces), BlockKind::embed);
  if (is_quotation) embed.markdown = with_margin(embed.markdown, "> ", "> ");
  add_piece(std::move(embed));
  return true;
}

void HtmlWalker::walk_box(const HtmlNode& node, const ServiceBox& box, const InlineStyle& style) {
  const auto text = [&](std::string_view key) { return box_text(node, {key}); };
  switch (box.kind) {
    case BoxKind::unseen:
      return;
    case BoxKind::furniture:
      return drop(node, box.what);
    case BoxKind::report:
      return drop(node, box.what, NoteKind::look);
    case BoxKind::button:
      return walk_button(node, box, style);
    case BoxKind::youtube: {
      const std::string id = text("videoId").value_or("");
      const std::string start = text("startTime").value_or("");
      if (!id.empty() && add_embed(youtube_address(id, start), "", node)) return;
      return add_player(node, box);
    }
    case BoxKind::vimeo: {
      const std::string id = text("videoId").value_or("");
      if (!id.empty() && add_embed(fmt::format("https://vimeo.com/{}", id), "", node)) return;
      return add_player(node, box);
    }
    case BoxKind::tweet: {
      const std::string name = text("name").value_or("");
      const std::string user = text("username").value_or("");
      const std::string author = user.empty()   ? name
                                 : name.empty() ? "@" + user
                                                : fmt::format("{} (@{})", name, user);
      const auto url = text("url");
      if (url && add_embed(*url, author, node, text("full_text").value_or(""))) return;
      return add_player(node, box);
    }
    case BoxKind::post:
    case BoxKind::card:
      return add_card(node, box);
    case BoxKind::elsewhere:
      return add_player(node, box);
    case BoxKind::mention:
      return add_mention(node, style);
    case BoxKind::formula:
      if (const auto formula = text("persistentExpression")) {
        end_paragraph();
        text_.add_text(fmt::format("$${}$$", *formula), style, node.line);
        return end_paragraph();
      }
      return drop(node, "a formula could not be read", NoteKind::failed);
    case BoxKind::quotation:
      return walk_quotation(node, style);
    case BoxKind::comment:
      return add_comment(node, box);
    case BoxKind::code: {
      const HtmlNode* code = find_node(node, [](const HtmlNode& n) { return n.name == "pre"; });
      return add_code(code == nullptr ? node : *code, text("language").value_or(""));
    }
    case BoxKind::gallery:
      return walk_gallery(node);
    case BoxKind::footnote:
      return walk_footnote(node, style);
    case BoxKind::footnote_anchor:
      return text_.add_text(fmt::format("[{}]", visible_words(node)), style, node.line);
  }
}

void HtmlWalker::walk_button(const HtmlNode& node, const ServiceBox& box,
                             const InlineStyle& style) {
  const std::string address = address_in(node);
  const HtmlNode* link = find_node(
      node, [](const HtmlNode& inner) { return inner.name == "a" && inner.has_attribute("href"); });
  const std::string_view written = link == nullptr ? std::string_view() : link->attribute("href");
  if (link == nullptr || is_service_button(address) || is_service_button(written)) {
    return drop(node, box.what);
  }
  end_paragraph();
  walk_children(node, style);
  end_paragraph();
}

void HtmlWalker::walk_footnote(const HtmlNode& node, const InlineStyle& style) {
  const auto part = [&](std::string_view css_class) {
    return find_node(node, [&](const HtmlNode& inner) { return inner.has_class(css_class); });
  };
  const HtmlNode* number = part("footnote-number");
  const HtmlNode* content = part("footnote-content");
  end_paragraph();
  if (number == nullptr || content == nullptr) {
    walk_children(node, style);
  } else {
    text_.add_text(fmt::format("[{}] ", visible_words(*number)), style, node.line);
    const bool begins_with_block =
        find_node(*content, [](const HtmlNode& inner) { return inner.name == "p"; }) != nullptr;
    continues_ = begins_with_block;
    walk_children(*content, style);
    continues_ = false;
  }
  end_paragraph();
}

void HtmlWalker::walk_gallery(const HtmlNode& node) {
  const auto picture = box_text(node, {"gallery", "staticGalleryImage", "src"});
  const std::string alt = box_text(node, {"gallery", "alt"}).value_or("");
  const std::string caption = box_text(node, {"gallery", "caption"}).value_or("");
  const LinkTarget target = link_target(picture.value_or(""));
  end_paragraph();
  if (target.fault == TargetFault::none) {
    text_.add_picture(alt, addresses_.keep(original_image(target.address)), {}, node.line);
    end_paragraph();
  }
  text_.add_text(caption, {}, node.line);
  end_paragraph();
  note(NoteKind::look, "a gallery came over as one picture", node,
       std::string(node.attribute("data-attrs")));
}

void HtmlWalker::add_player(const HtmlNode& node, const ServiceBox& box) {
  const std::string words = visible_words(node);
  if (!add_embed(address_in(node), title_in(node), node)) {
    return note(NoteKind::dropped, fmt::format("{} without an address", box.what), node,
                words.empty() ? std::string(node.attribute("data-attrs")) : words);
  }
  note(NoteKind::look, fmt::format("{} came over as a link", box.what), node, words);
}

void HtmlWalker::add_card(const HtmlNode& node, const ServiceBox& box) {
  const std::string title = title_in(node);
  if (add_embed(address_in(node), title, node)) {
    const std::string words = visible_words(node);
    if (!words.empty() && words != title) {
      note(NoteKind::dropped, fmt::format("{} came over as a link; what else it showed", box.what),
           node, words);
    }
    return;
  }
  const std::string_view data = node.attribute("data-attrs");
  note(NoteKind::failed, fmt::format("{} could not be read", box.what), node,
       data.empty() ? visible_words(node) : std::string(data));
}

void HtmlWalker::add_comment(const HtmlNode& node, const ServiceBox& box) {
  for (const std::string_view key : {"body", "text", "truncated_body_text"}) {
    auto words = box_text(node, {key});
    if (!words) words = box_text(node, {"comment", key});
    if (!words) words = box_text(node, {"post", key});
    if (!words) continue;
    OutlinePiece quotation =
        merged_piece(paragraphs_of(*words, node.line, addresses_), BlockKind::other);
    quotation.markdown = with_margin(quotation.markdown, "> ", "> ");
    return add_piece(std::move(quotation));
  }
  add_card(node, box);
}

void HtmlWalker::add_mention(const HtmlNode& node, InlineStyle style) {
  const auto name = box_text(node, {"name"});
  if (!name) return walk_children(node, style);
  if (const auto url = box_text(node, {"url"}); url && style.link == nullptr) {
    LinkTarget target = link_target(*url);
    if (target.fault == TargetFault::none) {
      style.link = addresses_.keep(std::move(target.address));
    }
  }
  text_.add_text(*name, style, node.line);
}

void HtmlWalker::walk_frame(const HtmlNode& node) {
  const LinkTarget target = link_target(node.attribute("src"));
  const std::string title(node.attribute("title"));
  if (target.fault != TargetFault::none) {
    if (target.fault == TargetFault::empty) return;
    return note(NoteKind::dropped, "a frame with another page", node, target.address);
  }
  if (const auto video = watch_address(target.address); video && add_embed(*video, "", node)) {
    return;
  }
  if (add_embed(target.address, title, node)) {
    note(NoteKind::look, "a frame with another page came over as a link", node, target.address);
  }
}

void HtmlWalker::walk_media(const HtmlNode& node) {
  const std::string words = visible_words(node);
  const std::string what = node.name == "audio" ? "a recording" : "a video or an object";
  if (add_embed(address_in(node), node.attribute("title"), node)) {
    return note(NoteKind::look, what + " came over as a link", node, words);
  }
  drop(node, what + " without an address");
}

}  // namespace tokensite
