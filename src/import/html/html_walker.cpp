#include "import/html/html_walker.hpp"

#include <fmt/format.h>

#include <utility>

#include "import/html/html_styles.hpp"
#include "import/html/html_targets.hpp"
#include "import/html/inline_markdown.hpp"
#include "import/markdown_escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Deeper ones are read as what they hold: no newsletter has them, and each margin costs a copy.
constexpr int most_quotations = 6;

/// "language-cpp" -> "cpp", of the element or of the `code` in it.
std::string_view language_of(const HtmlNode& node) {
  for (const HtmlNode* at = &node; at != nullptr;) {
    std::string_view classes = at->attribute("class");
    while (!classes.empty()) {
      const std::string_view name = classes.substr(0, classes.find(' '));
      for (const std::string_view prefix : {"language-", "lang-"}) {
        if (name.starts_with(prefix)) return name.substr(prefix.size());
      }
      classes.remove_prefix(std::min(classes.size(), name.size() + 1));
    }
    if (const std::string_view named = at->attribute("data-lang"); !named.empty()) return named;
    at = at->children.size() == 1 && at->children.front().name == "code" ? &at->children.front()
                                                                         : nullptr;
  }
  return {};
}

void apply_style(const HtmlNode& node, InlineStyle& style) {
  if (node.attribute("style").empty()) return;
  const Weight weight = font_weight(node);
  if (weight != Weight::unsaid) style.strong = weight == Weight::bold;
  if (is_italic(node)) style.emphasis = true;
  if (is_struck_through(node)) style.deleted = true;
}

}  // namespace

OutlinePieces HtmlWalker::blocks_in(const HtmlNode& node, const InlineStyle& style) {
  return collect({}, [&] { walk_children(node, style); });
}

void HtmlWalker::walk_children(const HtmlNode& node, const InlineStyle& style) {
  for (const HtmlNode& child : node.children) walk(child, style);
}

void HtmlWalker::walk(const HtmlNode& node, InlineStyle style) {
  if (node.is_text()) return text_.add_text(node.text, style, node.line);
  const ElementRole role = role_of(node.name);
  if (role == ElementRole::unseen) return;
  if (is_hidden(node))
    return drop(node, "a hidden text, such as mail programs show beside a title");
  if (const ServiceBox* box = service_box(node)) return walk_box(node, *box, style);
  switch (role) {
    case ElementRole::furniture:
      // A page's title may stand in its head.
      if (node.name == "header") {
        const auto is_title = [](const HtmlNode& inner) { return inner.name == "h1"; };
        if (const HtmlNode* title = find_node(node, is_title)) walk(*title, style);
      }
      return drop(node, fmt::format("what the page has in <{}>", node.name));
    case ElementRole::strong:
      style.strong = true;
      break;
    case ElementRole::emphasis:
      style.emphasis = true;
      break;
    case ElementRole::deleted:
      style.deleted = true;
      break;
    case ElementRole::code:
      style.code = true;
      break;
    case ElementRole::link:
      return walk_link(node, style);
    case ElementRole::line_end:
      if (line_only_ > 0) return text_.add_text(" ", style, node.line);
      return text_.break_line();
    case ElementRole::picture:
      return walk_picture(node, style);
    case ElementRole::heading:
      if (line_only_ == 0) return walk_heading(node, style);
      break;
    case ElementRole::list:
      if (line_only_ == 0) return walk_list(node, style);
      break;
    case ElementRole::quotation:
      return walk_quotation(node, style);
    case ElementRole::preformatted:
      if (line_only_ == 0) return add_code(node, language_of(node));
      break;
    case ElementRole::rule:
      return add_rule(node);
    case ElementRole::table:
      if (line_only_ == 0) return walk_table(node, style);
      break;
    case ElementRole::frame:
      return walk_frame(node);
    case ElementRole::media:
      return walk_media(node);
    default:
      break;
  }
  apply_style(node, style);
  if (role == ElementRole::quoted) text_.add_text("“", style, node.line);
  const bool is_block = role > ElementRole::line_end;
  if (is_block) end_paragraph();
  walk_children(node, style);
  if (is_block) end_paragraph();
  if (role == ElementRole::quoted) text_.add_text("”", style, node.line);
}

void HtmlWalker::end_paragraph() {
  if (line_only_ > 0) return text_.add_text(" ", {}, 0);
  if (std::exchange(continues_, false)) return;
  bool begins = true;
  for (InlineLine& line : text_.take()) {
    begins = begins || line.begins_paragraph;
    OutlinePiece piece;
    piece.block.line = line.line;
    piece.joint = begins ? Joint::paragraph : Joint::line;
    LineMarkdown written = line_markdown(std::move(line), LineKind::paragraph, addresses_);
    if (written.markdown.empty()) continue;
    piece.block.kind = written.plain.empty() ? BlockKind::other : BlockKind::paragraph;
    piece.block.plain = std::move(written.plain);
    piece.block.links = std::move(written.links);
    piece.block.emphasis = written.emphasis;
    piece.markdown = std::move(written.markdown);
    pieces_.push_back(std::move(piece));
    begins = false;
  }
}

void HtmlWalker::add_piece(OutlinePiece piece) {
  end_paragraph();
  if (!piece.markdown.empty()) pieces_.push_back(std::move(piece));
}

InlineLine HtmlWalker::line_in(const HtmlNode& node, const InlineStyle& style) {
  InlineText outer = std::exchange(text_, {});
  ++line_only_;
  walk_children(node, style);
  --line_only_;
  std::vector<InlineLine> lines = text_.take();
  text_ = std::move(outer);
  return lines.empty() ? InlineLine() : std::move(lines.front());
}

void HtmlWalker::walk_heading(const HtmlNode& node, const InlineStyle& style) {
  end_paragraph();
  InlineLine line = line_in(node, style);
  if (line.is_empty()) return;
  OutlinePiece piece;
  piece.block.level = node.name[1] - '0';
  piece.block.line = line.line;
  LineMarkdown written = line_markdown(std::move(line), LineKind::heading, addresses_);
  piece.block.kind = written.plain.empty() ? BlockKind::other : BlockKind::heading;
  if (written.plain.empty()) piece.block.level = 0;
  piece.block.plain = std::move(written.plain);
  piece.block.links = std::move(written.links);
  const std::string marks(static_cast<std::size_t>(node.name[1] - '0'), '#');
  piece.markdown = piece.block.kind == BlockKind::heading ? marks + " " : "";
  piece.markdown += written.markdown;
  add_piece(std::move(piece));
}

void HtmlWalker::walk_quotation(const HtmlNode& node, const InlineStyle& style) {
  if (line_only_ > 0 || quotations_ >= most_quotations) {
    end_paragraph();
    walk_children(node, style);
    return end_paragraph();
  }
  ++quotations_;
  OutlinePieces inside = blocks_in(node, style);
  --quotations_;
  if (inside.empty()) return;
  OutlinePiece piece = merged_piece(std::move(inside), BlockKind::other);
  piece.markdown = with_margin(piece.markdown, "> ", "> ");
  add_piece(std::move(piece));
}

void HtmlWalker::walk_link(const HtmlNode& node, InlineStyle style) {
  apply_style(node, style);
  if (!node.has_attribute("href")) return walk_children(node, style);
  LinkTarget target = link_target(node.attribute("href"));
  if (node.has_class("image-link")) {
    // Substack links a picture to itself, unless its author wanted otherwise.
    const HtmlNode* image = find_node(node, [](const HtmlNode& n) { return n.name == "img"; });
    const auto chosen = image == nullptr ? std::nullopt : box_text(*image, {"href"});
    if (!chosen) return walk_children(node, style);
    target = link_target(*chosen);
  }
  switch (target.fault) {
    case TargetFault::none:
      style.link = addresses_.keep(std::move(target.address));
      break;
    case TargetFault::script:
      note(NoteKind::dropped, "a link would run a script; its text was kept", node, target.address);
      break;
    case TargetFault::relative:
      note(NoteKind::look, "a link doesn't name its site; its text was kept", node, target.address);
      break;
    case TargetFault::broken:
      note(NoteKind::look, "a link has no address that leads anywhere; its text was kept", node,
           target.address);
      break;
    default:
      break;
  }
  walk_children(node, style);
}

void HtmlWalker::walk_picture(const HtmlNode& node, InlineStyle style) {
  if (is_tracking_pixel(node)) return;
  const std::string alt = box_text(node, {"alt"}).value_or(std::string(node.attribute("alt")));
  const LinkTarget target =
      link_target(box_text(node, {"src"}).value_or(std::string(node.attribute("src"))));
  if (target.fault == TargetFault::none) {
    const std::string* address = addresses_.keep(original_image(target.address));
    // A link to the very picture that is shown.
    if (style.link != nullptr && original_image(*style.link) == *address) style.link = nullptr;
    return text_.add_picture(alt, address, style, node.line);
  }
  const std::string_view what = target.fault == TargetFault::relative
                                    ? "a picture doesn't name its site"
                                    : "a picture is part of the page, and has no address";
  note(NoteKind::dropped, std::string(what), node,
       fmt::format("{}{}{}", alt, alt.empty() ? "" : " ", shortened(target.address, 200)));
}

void HtmlWalker::add_code(const HtmlNode& node, std::string_view language) {
  const std::string raw = raw_text(node);
  std::string_view text = raw;
  while (text.ends_with('\n') || text.ends_with(' ')) text.remove_suffix(1);
  if (trim(text).empty()) return;
  OutlinePiece piece;
  piece.block.kind = BlockKind::other;
  piece.block.line = node.line;
  piece.block.plain = visible_words(node);
  piece.markdown = code_block(text, language);
  add_piece(std::move(piece));
}

void HtmlWalker::add_rule(const HtmlNode& node) {
  if (line_only_ > 0) return;
  OutlinePiece piece;
  piece.block.kind = BlockKind::rule;
  piece.block.line = node.line;
  piece.markdown = "***";  // hyphens would be other things in other places
  add_piece(std::move(piece));
}

void HtmlWalker::note(NoteKind kind, std::string message, const HtmlNode& node, std::string text) {
  notes_.push_back(
      {.kind = kind, .message = std::move(message), .line = node.line, .text = std::move(text)});
}

void HtmlWalker::drop(const HtmlNode& node, std::string_view what, NoteKind kind) {
  std::string words = visible_words(node);
  if (role_of(node.name) >= ElementRole::block) end_paragraph();
  if (words.empty() && kind == NoteKind::dropped) return;
  note(kind, std::string(what), node, std::move(words));
}

}  // namespace tokensite
