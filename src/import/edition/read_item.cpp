#include "import/edition/read_item.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/edition/item_starts.hpp"
#include "import/edition/source_form.hpp"
#include "import/plain_text_markdown.hpp"
#include "index/url_identity.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::string_view joints[] = {":", "–", "—", "-", "|"};

/// The text after a title on one line, without what joined the two: "– a habit".
std::string_view without_joint_before(std::string_view text) {
  text = trim(text);
  for (const std::string_view joint : joints) {
    if (text.starts_with(joint)) return trim(text.substr(joint.size()));
  }
  return text;
}

/// A title without what joined it to the address after it: "Moss (".
std::string_view without_joint_after(std::string_view text) {
  text = trim(text);
  if (text.ends_with('(') || text.ends_with('<')) return trim(text.substr(0, text.size() - 1));
  for (const std::string_view joint : joints) {
    if (text.ends_with(joint)) return trim(text.substr(0, text.size() - joint.size()));
  }
  return text;
}

/// Where a link or strong words at the beginning of `markdown` end; 0 if it begins with neither.
std::size_t size_of_lead(std::string_view markdown) {
  const std::size_t begin = markdown.starts_with("**") ? 2 : 0;
  std::size_t end = begin;
  if (markdown.substr(begin).starts_with('[')) {
    const std::size_t middle = markdown.find("](", begin);
    if (middle == markdown.npos) return 0;
    const bool is_pointed = markdown.substr(middle + 2).starts_with('<');
    end = markdown.find(is_pointed ? ">)" : ")", middle);
    if (end == markdown.npos) return 0;
    end += is_pointed ? 2 : 1;
  } else if (begin == 0) {
    return 0;
  }
  if (begin == 0) return end;
  end = markdown.find("**", end);
  return end == markdown.npos ? 0 : end + 2;
}

/// The text of a list's item without its marker and its indentation.
std::string taken_out_of_list(std::string_view markdown) {
  std::size_t marker = markdown.find_first_of(" \t\n");
  if (marker == markdown.npos) return {};
  const std::size_t words = markdown.find_first_not_of(" \t", marker);
  // A marker may stand alone on its line: then what follows is one space further in.
  marker = words == markdown.npos || markdown[words] == '\n' ? marker + 1 : words;
  std::string out;
  bool is_first = true;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    std::string_view line = markdown.substr(begin, end - begin);
    std::size_t indent = 0;
    while (indent < marker && indent < line.size() && line[indent] == ' ') ++indent;
    line.remove_prefix(is_first ? std::min(marker, line.size()) : indent);
    out += fmt::format("{}{}", is_first ? "" : "\n", line);
    is_first = false;
    begin = end + 1;
  }
  return out;
}

class ItemReader {
 public:
  ItemReader(const Outline& outline, std::span<const OutlineBlock> blocks, ImportNotes& notes)
      : outline_(outline), blocks_(blocks), notes_(notes) {
    item_.line = blocks.front().line;
  }

  ImportedItem read() {
    read_title();
    if (!blocks_.empty() && item_.source.url.empty()) read_line_of_links();
    take_embed();
    add_body(std::span(blocks_));
    return std::move(item_);
  }

 private:
  SourceItem& source() { return item_.source; }

  std::string shown_title() const { return shortened(item_.source.title, 60); }

  void note(NoteKind kind, std::string message, std::string text = {}) {
    notes_.push_back(
        {.kind = kind, .message = std::move(message), .line = item_.line, .text = std::move(text)});
  }

  void set_url(std::string url) {
    if (const auto fault = url_fault(url)) {
      source().no_url = lost_address;
      return note(NoteKind::look,
                  fmt::format("`{}` has an address that leads nowhere: {}", shown_title(), *fault),
                  std::move(url));
    }
    source().url = std::move(url);
    source().no_url.clear();
  }

  void read_title() {
    const OutlineBlock& block = blocks_.front();
    const std::string_view markdown = outline_.markdown_of(block);
    blocks_ = blocks_.subspan(1);
    if (block.kind == BlockKind::list_item && !is_plain_line(block))
      return read_list_item(markdown);
    if (block.kind == BlockKind::paragraph && read_lead(markdown, block)) return;
    const std::string_view plain = without_number(block.plain);
    const std::size_t address = std::min(plain.rfind("http://"), plain.rfind("https://"));
    if (address != plain.npos && address > 0 && plain.find(' ', address) == plain.npos) {
      source().title = without_joint_after(plain.substr(0, address));
      if (!block.links.empty()) set_url(block.links.back().url);
      return;
    }
    source().title = plain;
    if (block.links.empty()) return;
    set_url(block.links.front().url);
    for (const OutlineLink& link : std::span(block.links).subspan(1)) add_link(link);
  }

  /// A line of plain text that only looks like a list's.
  static bool is_plain_line(const OutlineBlock& block) {
    return std::ranges::all_of(block.links,
                               [](const OutlineLink& link) { return link.label == link.url; });
  }

  /// "[Title](url): and a text", "**Title** and a text".
  bool read_lead(std::string_view markdown, const OutlineBlock& block) {
    const std::size_t size = size_of_lead(markdown);
    if (size == 0) return false;
    const Outline lead = outline_of_markdown(markdown.substr(0, size));
    if (lead.blocks.empty() || lead.blocks[0].plain.empty()) return false;
    source().title = without_number(lead.blocks[0].plain);
    if (!lead.blocks[0].links.empty()) {
      set_url(lead.blocks[0].links[0].url);
    } else if (!block.links.empty()) {
      set_url(block.links[0].url);
    }
    body_ = without_joint_before(markdown.substr(size));
    return true;
  }

  /// What stands in a list is a text of its own.
  void read_list_item(std::string_view markdown) {
    const Outline inner = outline_of_markdown(taken_out_of_list(markdown));
    if (inner.blocks.empty()) return;
    ItemReader reader(inner, inner.blocks, notes_);
    reader.item_.line = item_.line;
    item_.source = std::move(reader.read().source);
    body_ = std::exchange(item_.source.body, {});
  }

  void read_line_of_links() {
    const OutlineBlock& block = blocks_.front();
    const bool is_link_alone = block.links.size() == 1 && block.links[0].label == block.plain &&
                               block.kind == BlockKind::paragraph;
    if (!is_line_of_links(block) && !is_link_alone) return;
    blocks_ = blocks_.subspan(1);
    const OutlineLink& first = block.links.front();
    set_url(first.url);
    if (std::ranges::count(first.label, ' ') > 2) {
      note(NoteKind::dropped, "the words of the link below the title", first.label);
    }
    std::vector<OutlineLink> rest(block.links.begin() + 1, block.links.end());
    // Labels that are no links are all that is left of further ones.
    const std::vector<std::string_view> parts = parts_of_line(block.plain);
    for (const std::string_view label : std::span(parts).subspan(1)) {
      const auto link = std::ranges::find(rest, label, &OutlineLink::label);
      if (link != rest.end()) {
        add_link(*link);
        rest.erase(link);
      } else if (!label.empty()) {
        add_lost_link(label);
      }
    }
    for (const OutlineLink& link : rest) add_link(link);
  }

  /// "GitHub", "Slides (not public yet)": a label without an address, with the reason if it has
  /// one.
  void add_lost_link(std::string_view label) {
    const std::size_t bracket = label.ends_with(')') ? label.find(" (") : label.npos;
    if (bracket == label.npos) {
      source().links.push_back({.label = std::string(label)});
      return;
    }
    std::string_view reason = label.substr(bracket + 2);
    reason.remove_suffix(1);
    source().links.push_back(
        {.label = std::string(label.substr(0, bracket)), .no_url = std::string(reason)});
  }

  void add_link(const OutlineLink& link) {
    source().links.push_back(
        {.label = begins_with_web_address(link.label) ? display_host(link.url) : link.label,
         .url = link.url});
  }

  /// A video below its title is what the item recommends.
  void take_embed() {
    const auto embed = std::ranges::find(blocks_, BlockKind::embed, &OutlineBlock::kind);
    if (embed == blocks_.end() || embed->links.empty()) return;
    const std::string& url = embed->links.front().url;
    if (source().url.empty()) set_url(url);
    if (url_identity(source().url) != url_identity(url)) return;
    const auto before = static_cast<std::size_t>(embed - blocks_.begin());
    add_body(blocks_.first(before));
    blocks_ = blocks_.subspan(before + 1);
  }

  void add_body(std::span<const OutlineBlock> blocks) {
    if (!body_.empty()) {
      source().body = std::exchange(body_, {});
    }
    const std::string markdown = markdown_of_run(outline_, blocks);
    if (trim(markdown).empty()) return;
    if (!source().body.empty()) source().body += "\n\n";
    source().body += trim(markdown);
  }

  const Outline& outline_;
  std::span<const OutlineBlock> blocks_;
  ImportNotes& notes_;
  ImportedItem item_;
  std::string body_;  ///< what stood on the title's line
};

}  // namespace

std::string markdown_of_run(const Outline& outline, std::span<const OutlineBlock> blocks) {
  std::string out;
  const std::string_view markdown = outline.markdown;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) {
      const std::size_t end = blocks[i - 1].end;
      const std::string_view between =
          blocks[i].begin >= end ? markdown.substr(end, blocks[i].begin - end) : "";
      // Where a block in between was taken out, its neighbours are paragraphs of their own.
      out += between.find_first_not_of(" \t\r\n\\") == between.npos && !between.empty() ? between
                                                                                        : "\n\n";
    }
    out += outline.markdown_of(blocks[i]);
  }
  return out;
}

ImportedItem read_item(const Outline& outline, std::span<const OutlineBlock> blocks,
                       ImportNotes& notes) {
  return ItemReader(outline, blocks, notes).read();
}

}  // namespace tokensite
