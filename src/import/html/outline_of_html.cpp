// Where in a page the newsletter is, and what becomes of the rest.
#include <utility>
#include <vector>

#include "import/html/html_elements.hpp"
#include "import/html/html_tree.hpp"
#include "import/html/html_walker.hpp"
#include "import/html/outline_pieces.hpp"
#include "import/outline.hpp"

namespace tokensite {
namespace {

/// The first of these that a page has holds the newsletter: beehiiv's, Substack's, then HTML's own.
const HtmlNode* find_content(const HtmlNode& root) {
  const auto find = [&](auto is_wanted) { return find_node(root, is_wanted); };
  if (const auto* node =
          find([](const HtmlNode& n) { return n.attribute("id") == "content-blocks"; }))
    return node;
  if (const auto* node = find([](const HtmlNode& n) { return n.has_class("available-content"); }))
    return node;
  if (const auto* node =
          find([](const HtmlNode& n) { return n.has_class("body") && n.has_class("markup"); }))
    return node;
  // Where each item is an article, none of them is the newsletter.
  const auto is_article = [](const HtmlNode& n) { return n.name == "article"; };
  if (const auto* first = find(is_article)) {
    const auto* second = find([&](const HtmlNode& n) { return is_article(n) && &n != first; });
    if (second == nullptr ||
        find_node(*first, [&](const HtmlNode& n) { return &n == second; }) != nullptr) {
      return first;
    }
  }
  return find([](const HtmlNode& n) { return n.name == "main"; });
}

using Path = std::vector<const HtmlNode*>;

/// From `node` down to `content`; empty if it isn't there.
Path path_to(const HtmlNode& content, const HtmlNode& node) {
  if (&node == &content) return {&node};
  for (const HtmlNode& child : node.children) {
    Path path = path_to(content, child);
    if (path.empty()) continue;
    path.insert(path.begin(), &node);
    return path;
  }
  return {};
}

void note_words(const HtmlNode& node, ImportNotes& notes) {
  std::string words = visible_words(node);
  if (words.empty()) return;
  notes.push_back({.kind = NoteKind::dropped,
                   .message = "what the page has around the text",
                   .line = node.line,
                   .text = std::move(words)});
}

/// Notes of what a reader saw before the content, those that `notes` has, and of what came after.
void note_rest(const Path& path, ImportNotes& notes) {
  ImportNotes before;
  ImportNotes after;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    ImportNotes behind;
    bool is_before = true;
    for (const HtmlNode& child : path[i]->children) {
      if (&child == path[i + 1]) {
        is_before = false;
      } else {
        note_words(child, is_before ? before : behind);
      }
    }
    after.insert(after.begin(), behind.begin(), behind.end());
  }
  notes.insert(notes.begin(), before.begin(), before.end());
  notes.insert(notes.end(), after.begin(), after.end());
}

}  // namespace

Outline outline_of_html(std::string_view html) {
  Outline outline;
  const HtmlTree tree = parse_html(html);
  if (tree.is_cut) {
    outline.notes.push_back({.kind = NoteKind::look,
                             .message = "elements nest too deeply; the text of the inner ones was "
                                        "kept, not what they make of it"});
  }
  const HtmlNode* content = find_content(tree.root);
  if (content == nullptr) content = &tree.root;
  Addresses addresses;
  OutlinePieces pieces = HtmlWalker(addresses, outline.notes).blocks_in(*content);
  if (content != &tree.root) note_rest(path_to(*content, tree.root), outline.notes);
  outline.markdown = join_pieces(pieces);
  outline.blocks.reserve(pieces.size());
  for (OutlinePiece& piece : pieces) outline.blocks.push_back(std::move(piece.block));
  return outline;
}

}  // namespace tokensite
