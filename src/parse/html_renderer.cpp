#include "parse/html_renderer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "parse/html_entities.hpp"
#include "support/escape.hpp"
#include "support/folded_space.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Where a link leads, and how that is said in HTML.
enum class TargetKind { external, internal, unsafe };

TargetKind kind_of(std::string_view target) {
  if (is_script_target(target)) return TargetKind::unsafe;
  if (split_url(target) || target.starts_with("//")) return TargetKind::external;
  return TargetKind::internal;
}

bool is_web_address(std::string_view target) {
  const std::optional<UrlParts> parts = split_url(target);
  if (!parts || parts->host.empty()) return false;
  const std::string scheme = ascii_lower(parts->scheme);
  return scheme == "https" || scheme == "http";
}

/// The element of a block; empty for those that have none, or are written by functions of their
/// own.
std::string_view tag_of(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return "blockquote";
    case MD_BLOCK_UL:
      return "ul";
    case MD_BLOCK_OL:
      return "ol";
    case MD_BLOCK_LI:
      return "li";
    case MD_BLOCK_P:
      return "p";
    case MD_BLOCK_TABLE:
      return "table";
    case MD_BLOCK_THEAD:
      return "thead";
    case MD_BLOCK_TBODY:
      return "tbody";
    case MD_BLOCK_TR:
      return "tr";
    case MD_BLOCK_TH:
      return "th";
    case MD_BLOCK_TD:
      return "td";
    default:
      return "";
  }
}

std::string_view tag_of(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return "em";
    case MD_SPAN_STRONG:
      return "strong";
    case MD_SPAN_CODE:
      return "code";
    case MD_SPAN_DEL:
      return "del";
    case MD_SPAN_A:
      return "a";
    default:
      return "";
  }
}

/// Whether what is inside begins on a line of its own.
bool holds_blocks(MD_BLOCKTYPE type) { return type != MD_BLOCK_P && type != MD_BLOCK_LI; }

/// Blocks that make no sense in a summary.
bool is_no_prose(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_H || type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE ||
         type == MD_BLOCK_HTML;
}

constexpr std::size_t largest_html = 8U << 20U;  ///< bytes

/// Bytes; no summary is longer.
constexpr std::size_t longest_lead = 1000;

}  // namespace

HtmlRenderer::HtmlRenderer(std::string_view markdown, Span where, const MarkdownOptions& options,
                           Diagnostics& diagnostics)
    : markdown_(markdown),
      where_(where),
      options_(options),
      diagnostics_(diagnostics),
      prose_(markdown, where) {
  body_.source = where;
  last_text_ = {.file = where.file, .begin = where.begin, .end = where.begin};
  html_.reserve(markdown.size() + markdown.size() / 4);
  plain_text_.reserve(markdown.size());
}

Body HtmlRenderer::take() {
  check_prose(prose_, options_.raw_html, diagnostics_);
  char highest = '6';
  for (const std::uint32_t digit : body_.heading_digits)
    highest = std::min(highest, html_[digit]);
  for (const std::uint32_t digit : body_.heading_digits) {
    html_[digit] = static_cast<char>(html_[digit] - highest + '1');
  }
  while (lead_.ends_with(' ')) lead_.pop_back();
  while (plain_text_.ends_with(' ')) plain_text_.pop_back();
  body_.html = std::move(html_);
  body_.plain_text = std::move(plain_text_);
  body_.lead = std::move(lead_);
  return std::move(body_);
}

void HtmlRenderer::enter(MD_BLOCKTYPE type, void* detail) {
  if (is_no_prose(type)) ++no_prose_open_;
  switch (type) {
    case MD_BLOCK_OL:
      open_ordered_list(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
      break;
    case MD_BLOCK_HR:
      html_ += "<hr>\n";
      break;
    case MD_BLOCK_H:
      open_heading(detail);
      break;
    case MD_BLOCK_CODE:
      open_code_block(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      open_cell(type, *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
      break;
    default:
      if (const std::string_view tag = tag_of(type); !tag.empty()) {
        html_ += fmt::format("<{}>", tag);
        if (holds_blocks(type)) html_ += '\n';
      }
      break;
  }
}

void HtmlRenderer::leave(MD_BLOCKTYPE type, void* detail) {
  if (is_no_prose(type)) --no_prose_open_;
  add_space();
  if (type == MD_BLOCK_H) {
    close_heading(detail);
  } else if (type == MD_BLOCK_CODE) {
    html_ += "</code></pre>\n";
  } else if (const std::string_view tag = tag_of(type); !tag.empty()) {
    html_ += fmt::format("</{}>\n", tag);
  }
}

void HtmlRenderer::enter(MD_SPANTYPE type, void* detail) {
  if (images_open_ > 0) {
    if (type == MD_SPAN_IMG) ++images_open_;
    return;  // inside of an image's text only the words count: it becomes an attribute
  }
  if (type == MD_SPAN_IMG) return open_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
  const std::string_view tag = tag_of(type);
  if (tag.empty()) return;
  if (type == MD_SPAN_A) return open_link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
  html_ += fmt::format("<{}>", tag);
}

void HtmlRenderer::leave(MD_SPANTYPE type) {
  if (type == MD_SPAN_IMG) return close_image();
  if (tag_of(type).empty() || images_open_ > 0) return;
  if (type == MD_SPAN_A) close_link();
  html_ += fmt::format("</{}>", tag_of(type));
  if (type == MD_SPAN_A && open_link_) {
    body_.external_link_ends[*std::exchange(open_link_, std::nullopt)] =
        static_cast<std::uint32_t>(html_.size());
  }
}

void HtmlRenderer::open_link(const MD_SPAN_A_DETAIL& link) {
  html_ += "<a";
  const std::size_t before = body_.external_links.size();
  add_target("href", link.href);
  if (body_.external_links.size() > before) open_link_ = before;
  add_title(link.title);
  html_ += '>';
  ++links_open_;
  target_ = place_of(link.href);
  is_empty_target_ = link.href.size == 0;
  content_ = html_.size();
}

void HtmlRenderer::close_link() {
  --links_open_;
  const bool has_target = target_.begin < target_.end;
  if (html_.size() > content_ && !is_empty_target_) return;
  diagnostics_.push_back(
      {.code = Code::empty_link,
       .span = has_target ? target_ : last_text_,
       .message = is_empty_target_ ? "this link leads nowhere: there is no address in its brackets"
                                   : "this link has no text, so that there is nothing to click on",
       .help = is_empty_target_ ? "write the address between the round brackets"
                                : "write the text between the square brackets"});
}

void HtmlRenderer::open_image(const MD_SPAN_IMG_DETAIL& image) {
  ++images_open_;
  html_ += "<img loading=\"lazy\"";
  add_target("src", image.src);
  add_title(image.title);
  html_ += " alt=\"";
  image_ = place_of(image.src);
  alt_ = html_.size();
}

void HtmlRenderer::close_image() {
  if (--images_open_ > 0) return;
  if (html_.size() == alt_) {
    diagnostics_.push_back({.code = Code::missing_alt,
                            .span = image_.begin < image_.end ? image_ : last_text_,
                            .message = "this picture has no text for those who can't see it",
                            .help = "say what it shows: `![A heap of wet leaves](heap.png)`"});
  }
  html_ += "\">";
}

void HtmlRenderer::text(MD_TEXTTYPE type, std::string_view text) {
  switch (type) {
    case MD_TEXT_NULLCHAR:
      add_words("\xEF\xBF\xBD");
      break;
    case MD_TEXT_BR:
      html_ += images_open_ > 0 ? " " : "<br>\n";
      add_space();
      break;
    case MD_TEXT_SOFTBR:
      html_ += images_open_ > 0 ? ' ' : '\n';
      add_space();
      break;
    case MD_TEXT_ENTITY:
      add_words(decoded_entity(text));
      break;
    case MD_TEXT_HTML:
      html_ += text;
      break;
    default:
      if (type == MD_TEXT_NORMAL) add_prose(text);
      add_words(text);
      break;
  }
}

void HtmlRenderer::add_prose(std::string_view text) {
  const Span place = place_of(text.data(), text.size());
  if (place.begin == place.end) return;
  last_text_ = place;
  if (images_open_ > 0) return;
  if (links_open_ == 0) return prose_.add(place.begin - where_.begin, text.size());
  // A bare address is a link whose text and target are the same bytes. In `(words)[address]` the
  // slip is another one.
  const std::string_view before = markdown_.substr(0, place.begin - where_.begin);
  const bool is_bare = place == target_ && !before.ends_with('<') && !before.ends_with(")[");
  if (is_bare) check_autolink(text, place, diagnostics_);
}

void HtmlRenderer::open_ordered_list(unsigned start) {
  html_ += start == 1 ? "<ol>\n" : fmt::format("<ol start=\"{}\">\n", start);
}

void HtmlRenderer::open_heading(void* detail) {
  html_ += "<h";
  add_heading_digit(detail);
  html_ += '>';
}

void HtmlRenderer::close_heading(void* detail) {
  html_ += "</h";
  add_heading_digit(detail);
  html_ += ">\n";
}

void HtmlRenderer::add_heading_digit(void* detail) {
  body_.heading_digits.push_back(static_cast<std::uint32_t>(html_.size()));
  html_ += static_cast<char>('0' + static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
}

void HtmlRenderer::open_code_block(const MD_BLOCK_CODE_DETAIL& code) {
  html_ += "<pre><code";
  if (const std::string language = decoded(code.lang); !language.empty()) {
    html_ += " class=\"language-";
    append_html_escaped(html_, language);
    html_ += '"';
  }
  html_ += '>';
}

void HtmlRenderer::open_cell(MD_BLOCKTYPE type, const MD_BLOCK_TD_DETAIL& cell) {
  html_ += type == MD_BLOCK_TH ? "<th" : "<td";
  if (cell.align == MD_ALIGN_LEFT) html_ += " class=\"left\"";
  if (cell.align == MD_ALIGN_CENTER) html_ += " class=\"center\"";
  if (cell.align == MD_ALIGN_RIGHT) html_ += " class=\"right\"";
  html_ += '>';
}

std::string HtmlRenderer::decoded(const MD_ATTRIBUTE& attribute) {
  std::string text;
  if (attribute.text == nullptr) return text;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    switch (attribute.substr_types[i]) {
      case MD_TEXT_ENTITY:
        text += decoded_entity(part);
        break;
      case MD_TEXT_NULLCHAR:
        text += "\xEF\xBF\xBD";
        break;
      default:
        text += part;
        break;
    }
  }
  return text;
}

Span HtmlRenderer::place_of(const MD_ATTRIBUTE& attribute) const {
  return place_of(attribute.text, attribute.size);
}

Span HtmlRenderer::place_of(const char* begin, std::size_t size) const {
  const std::less<const char*> before;
  Span place{.file = where_.file, .begin = where_.begin, .end = where_.begin};
  if (begin == nullptr || before(begin, markdown_.data()) ||
      before(markdown_.data() + markdown_.size(), begin + size)) {
    return place;
  }
  place.begin += static_cast<std::uint32_t>(begin - markdown_.data());
  place.end = place.begin + static_cast<std::uint32_t>(size);
  return place;
}

Span HtmlRenderer::place_of(const MD_ATTRIBUTE& target, std::string_view written) const {
  const Span place = place_of(target);
  if (place.begin < place.end || written.empty()) return place;
  constexpr std::size_t farthest = 4000;  // bytes; a link's text isn't longer
  const std::size_t from = last_text_.end - where_.begin;
  const std::string_view ahead = markdown_.substr(from, farthest);
  for (const std::string_view opening : {"(", "(<", "<"}) {
    const std::size_t at = ahead.find(fmt::format("{}{}", opening, written));
    if (at != ahead.npos) return place_of(ahead.data() + at + opening.size(), written.size());
  }
  return place;
}

void HtmlRenderer::add_target(std::string_view attribute, const MD_ATTRIBUTE& target) {
  const std::string written = decoded(target);
  const Span place = place_of(target, written);
  const TargetKind kind = kind_of(written);
  if (kind == TargetKind::unsafe) {
    diagnostics_.push_back(
        {.code = Code::unsafe_link,
         .span = place.begin < place.end ? place : Span{where_.file, where_.begin, where_.begin},
         .message =
             fmt::format("`{}` would run a script or carry a document; links must lead to one",
                         shortened(written, 60)),
         .help = "link to an address that begins with `https://`, or to a file of the site"});
    return;
  }
  if (html_.size() + written.size() > largest_html) throw TextTooLarge{};
  html_ += fmt::format(" {}=\"", attribute);
  if (kind == TargetKind::internal) {
    body_.links.push_back(
        {.at = static_cast<std::uint32_t>(html_.size()), .written = written, .span = place});
  } else {
    append_html_escaped(html_, written);
    if (is_web_address(written)) {
      body_.external_links.push_back({.text = written, .span = place});
      body_.external_link_ends.push_back(0);
    }
  }
  html_ += '"';
}

void HtmlRenderer::add_title(const MD_ATTRIBUTE& title) {
  if (title.text == nullptr || title.size == 0) return;
  html_ += " title=\"";
  append_html_escaped(html_, decoded(title));
  html_ += '"';
}

void HtmlRenderer::add_words(std::string_view words) {
  append_html_escaped(html_, words);
  const bool is_prose =
      no_prose_open_ == 0 && images_open_ == 0 && lead_.size() < longest_lead;
  const std::string folded = space_folded(words);
  append_space_folded(plain_text_, folded);
  if (is_prose) {
    append_space_folded(lead_, folded);
  } else if (folded.find(' ') != folded.npos) {
    append_space_folded(lead_, " ");
  }
}

void HtmlRenderer::add_space() {
  append_space_folded(plain_text_, " ");
  append_space_folded(lead_, " ");
}

}  // namespace tokensite
