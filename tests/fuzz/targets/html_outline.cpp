#include <fmt/format.h>

#include <algorithm>

#include "import/html/html_tree.hpp"
#include "import/outline.hpp"
#include "parse/html_entities.hpp"
#include "parse/markdown.hpp"
#include "support/text.hpp"
#include "support/url.hpp"
#include "tests/fuzz/targets/checks.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {
namespace {

/// Tags of some hundred elements may be open, and each brings others with it: `table` a body, a row
/// and a cell.
constexpr std::size_t deepest_tree = 5000;

/// What is seen of HTML that was made of Markdown alone, without white space.
std::string letters_of_html(std::string_view html) {
  std::string letters;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<') {
      bool is_quoted = false;
      for (; html[at] != '>' || is_quoted; ++at) is_quoted ^= html[at] == '"';
    } else if (html[at] == '&') {
      const std::size_t end = html.find(';', at);
      letters += decoded_entity(html.substr(at, end + 1 - at));
      at = end;
    } else if (!is_ascii_space(html[at])) {
      letters += html[at];
    }
  }
  return letters;
}

std::string letters_of(const std::vector<OutlineBlock>& blocks, std::size_t first,
                       std::size_t last) {
  std::string letters;
  for (std::size_t i = first; i < last; ++i) {
    std::ranges::copy_if(blocks[i].plain, std::back_inserter(letters),
                         [](char c) { return !is_ascii_space(c); });
  }
  return letters;
}

std::string fault_in_places(const Outline& outline) {
  std::size_t end = 0;
  for (const OutlineBlock& block : outline.blocks) {
    if (block.begin < end || block.end <= block.begin || block.end > outline.markdown.size()) {
      return fmt::format("{}..{} is no place behind {}", block.begin, block.end, end);
    }
    std::string_view between = std::string_view(outline.markdown).substr(end, block.begin - end);
    if (between == "\\\n") between = "\n";
    if (!std::ranges::all_of(between, is_ascii_space)) return "something stands between two blocks";
    end = block.end;
  }
  return end == outline.markdown.size() ? "" : "something stands behind the blocks";
}

std::string fault_in_texts(const Outline& outline) {
  const auto is_text = [](std::string_view text) {
    return !find_invalid_utf8(text) && !find_non_xml_character(text);
  };
  if (!is_text(outline.markdown)) return "the Markdown is no text";
  for (const OutlineBlock& block : outline.blocks) {
    if (!is_text(block.plain)) return "the words of a block are no text";
    for (const OutlineLink& link : block.links) {
      if (!is_text(link.label) || !is_text(link.url)) return "a link is no text";
      if (is_script_target(link.url)) return "a link runs a script: " + link.url;
    }
  }
  for (const ImportNote& note : outline.notes) {
    if (find_invalid_utf8(note.text)) return "a note is no text";
  }
  return {};
}

/// A run of blocks is a text of its own, with the words of these blocks.
std::string fault_in_run(const Outline& outline, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  const std::size_t begin = outline.blocks[first].begin;
  const std::string markdown = outline.markdown.substr(begin, outline.blocks[last - 1].end - begin);
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("content/x.md", markdown);
  const Span where{.file = file, .begin = 0, .end = static_cast<std::uint32_t>(markdown.size())};
  const Body body = render_markdown(sources, where, {}, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.code == Code::file_too_large) return {};
    if (diagnostic.code == Code::unsafe_link) return "a link runs a script: " + diagnostic.message;
  }
  const std::string html = html_at(body, {.prefix = "/", .top_heading = 1});
  if (std::string fault = fault_in_html(html); !fault.empty()) return fault;
  const std::string rendered = letters_of_html(html);
  const std::string wanted = letters_of(outline.blocks, first, last);
  if (rendered == wanted) return {};
  return fmt::format("{}\n  is rendered as\n{}\n  and should say\n{}", markdown, rendered, wanted);
}

}  // namespace

std::string try_html_outline(std::string_view bytes) {
  if (const std::size_t depth = parse_html(bytes).depth; depth > deepest_tree) {
    return fmt::format("the tree is {} elements deep", depth);
  }
  const Outline outline = outline_of_html(bytes);
  std::string fault = fault_in_places(outline);
  if (fault.empty()) fault = fault_in_texts(outline);
  const std::size_t count = outline.blocks.size();
  if (fault.empty()) fault = fault_in_run(outline, 0, count);
  if (fault.empty()) fault = fault_in_run(outline, count / 2, count);
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 8) && fault.empty(); ++i) {
    fault = fault_in_run(outline, i, i + 1);
  }
  return fault;
}

}  // namespace tokensite
