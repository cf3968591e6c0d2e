#include "parse/prose_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_link = 300;  ///< bytes between brackets; what is longer is no link

/// Offset of the bracket that `at` closes, on the same line; npos if there is none.
std::size_t find_opening(std::string_view text, std::size_t at, char open, char close) {
  int depth = 0;
  const std::size_t least = at > longest_link ? at - longest_link : 0;
  for (std::size_t i = at + 1; i-- > least;) {
    if (text[i] == '\n') return text.npos;
    if (text[i] == close) ++depth;
    if (text[i] == open && --depth == 0) return i;
  }
  return text.npos;
}

/// Offset of the bracket that closes the one at `at`, on the same line; npos if there is none.
std::size_t find_closing(std::string_view text, std::size_t at, char open, char close) {
  int depth = 0;
  const std::size_t most = std::min(text.size(), at + longest_link);
  for (std::size_t i = at; i < most; ++i) {
    if (text[i] == '\n') return text.npos;
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i;
  }
  return text.npos;
}

bool looks_like_target(std::string_view text) {
  if (text.empty() || text.find_first_of(" \t") != text.npos) return false;
  for (const std::string_view start :
       {"https://", "http://", "www.", "mailto:", "/", "./", "../"}) {
    if (text.starts_with(start)) return true;
  }
  return text.ends_with(".md") || text.ends_with(".html");
}

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (is_ascii_alnum(c) && !is_ascii_digit(c)) || static_cast<unsigned char>(c) >= 0x80;
  });
}

/// The labels of `[label]: target` lines.
std::vector<std::string_view> defined_labels(std::string_view markdown) {
  std::vector<std::string_view> labels;
  for (std::size_t at = markdown.find("]:"); at != markdown.npos;
       at = markdown.find("]:", at + 1)) {
    const std::size_t open = find_opening(markdown, at, '[', ']');
    if (open == markdown.npos) continue;
    const std::size_t line = markdown.rfind('\n', open) + 1;  // npos + 1 is 0
    if (!trim(markdown.substr(line, open - line)).empty()) continue;
    labels.push_back(markdown.substr(open + 1, at - open - 1));
  }
  return labels;
}

/// HTML's elements that people type into Markdown, sorted.
constexpr std::string_view elements[] = {
    "a",     "abbr",   "article", "aside", "audio",      "b",      "big",     "blockquote",
    "br",    "center", "cite",    "code",  "dd",         "del",    "details", "div",
    "dl",    "dt",     "em",      "embed", "figcaption", "figure", "font",    "footer",
    "h1",    "h2",     "h3",      "h4",    "h5",         "h6",     "header",  "hr",
    "i",     "iframe", "img",     "ins",   "kbd",        "li",     "main",    "mark",
    "nav",   "object", "ol",      "p",     "picture",    "pre",    "q",       "s",
    "samp",  "script", "section", "small", "source",     "span",   "strike",  "strong",
    "style", "sub",    "summary", "sup",   "svg",        "table",  "tbody",   "td",
    "tfoot", "th",     "thead",   "tr",    "tt",         "u",      "ul",      "video"};

/// Whether `text`, which begins with `<`, begins with an HTML tag or comment.
bool is_html(std::string_view text) {
  if (text.starts_with("<!--")) return true;
  std::string_view name = text.substr(1, 12);
  if (name.starts_with('/')) name.remove_prefix(1);
  const auto end = std::ranges::find_if_not(name, is_ascii_alnum);
  if (end == name.end() || (*end != '>' && *end != '/' && !is_ascii_space(*end))) return false;
  return std::ranges::binary_search(elements, ascii_lower({name.begin(), end}));
}

/// What is typed in place of `[words](target)`.
struct LinkSlip {
  std::string_view middle;  ///< from the end of the words to the beginning of the target
  const char* words;        ///< the brackets around them
  const char* target;
  const char* message;
  Confidence confidence;
};

constexpr LinkSlip link_slips[] = {
    {")[", "()", "[]", "the brackets of this link are the wrong way round", Confidence::sure},
    {"] (", "[]", "()", "a space keeps the two parts of this link apart", Confidence::suggestion},
};

/// The label that most likely was meant, or how to define this one.
void help_with_label(Diagnostic& diagnostic, std::string_view label,
                     const std::vector<std::string_view>& labels) {
  const auto nearest = nearest_word(label, labels);
  diagnostic.help = nearest ? fmt::format("did you mean `[{}]`?", *nearest)
                            : fmt::format(
                                  "add a line `[{}]: https://…`, or put the address in round "
                                  "brackets in place of `[{}]`",
                                  label, label);
}

}  // namespace

void Prose::add(std::size_t begin, std::size_t size) {
  if (!parts_.empty() && parts_.back().end == begin) {
    parts_.back().end += size;
  } else {
    parts_.push_back({.begin = begin, .end = begin + size});
  }
}

bool Prose::contains(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(parts_, offset, {}, &Part::begin);
  return after != parts_.begin() && offset < std::prev(after)->end;
}

std::size_t Prose::find(std::string_view what, std::size_t from) const {
  std::size_t at = markdown_.find(what, from);
  while (at != markdown_.npos && !contains(at)) at = markdown_.find(what, at + 1);
  return at;
}

Span Prose::span(std::size_t begin, std::size_t end) const {
  return {.file = where_.file,
          .begin = where_.begin + static_cast<std::uint32_t>(begin),
          .end = where_.begin + static_cast<std::uint32_t>(end)};
}

std::size_t bare_url_size(std::string_view text) {
  constexpr std::string_view stops = " \t\r\n<>\"`{}|\\^";
  std::size_t size = 0;
  int round = 0;
  int square = 0;
  while (size < text.size() && stops.find(text[size]) == stops.npos) {
    const std::string_view rest = text.substr(size);
    const char32_t c = decode_code_point(rest);
    round += c == '(' ? 1 : c == ')' ? -1 : 0;
    square += c == '[' ? 1 : c == ']' ? -1 : 0;
    const bool is_wide_punctuation = (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x303F) ||
                                     (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
    const bool begins_another =
        size > 0 && begins_with_web_address(rest) &&
        std::string_view("/=:%").find(text[size - 1]) == std::string_view::npos;
    if (round < 0 || square < 0 || is_wide_punctuation || begins_another || rest.starts_with("**"))
      break;
    size += code_point_length(rest);
  }
  constexpr std::string_view trailing = ".,;:!?'*_~";
  while (size > 0 && trailing.find(text[size - 1]) != trailing.npos) --size;
  return size;
}

void check_autolink(std::string_view address, Span place, Diagnostics& diagnostics) {
  const std::size_t size = bare_url_size(address);
  if (size == address.size() || size < std::string_view("http://a.b").size()) return;
  const std::string_view url = address.substr(0, size);
  const std::string_view rest = address.substr(size);
  diagnostics.push_back(
      {.code = Code::glued_link,
       .span = place,
       .message =
           fmt::format("this link takes in `{}`, which stands next to it", shortened(rest, 60)),
       .help = fmt::format("put the address in angle brackets: `<{}>`", shortened(url, 120)),
       .fixes = {{.message = "put the address in angle brackets",
                  .edits = {{.span = place, .replacement = fmt::format("<{}>{}", url, rest)}}}}});
}

namespace {

void check_link_syntax(const Prose& prose, Diagnostics& diagnostics) {
  const std::string_view text = prose.markdown();
  for (const LinkSlip& slip : link_slips) {
    for (std::size_t at = prose.find(slip.middle, 0); at != text.npos;
         at = prose.find(slip.middle, at + 1)) {
      const std::size_t target_at = at + slip.middle.size();
      const std::size_t begin = find_opening(text, at, slip.words[0], slip.words[1]);
      const std::size_t end = find_closing(text, target_at - 1, slip.target[0], slip.target[1]);
      if (begin == text.npos || end == text.npos) continue;
      const std::string_view words = text.substr(begin + 1, at - begin - 1);
      const std::string_view target = text.substr(target_at, end - target_at);
      const bool is_label = slip.confidence == Confidence::suggestion && !has_letter(words);
      if (words.empty() || is_label || !looks_like_target(target)) continue;
      const std::string mended = fmt::format("[{}]({})", words, target);
      const Span span = prose.span(begin, end + 1);
      diagnostics.push_back({.code = Code::link_syntax,
                             .span = span,
                             .message = slip.message,
                             .help = fmt::format("write `{}`", shortened(mended, 200)),
                             .fixes = {{.message = "write it as a link",
                                        .edits = {{.span = span, .replacement = mended}},
                                        .confidence = slip.confidence}}});
    }
  }
}

void check_references(const Prose& prose, Diagnostics& diagnostics) {
  const std::string_view text = prose.markdown();
  std::optional<std::vector<std::string_view>> labels;
  for (std::size_t at = prose.find("][", 0); at != text.npos; at = prose.find("][", at + 1)) {
    const std::size_t begin = find_opening(text, at, '[', ']');
    const std::size_t end = find_closing(text, at + 1, '[', ']');
    if (begin == text.npos || end == text.npos) continue;
    // `grid[x][y]` is something else.
    const char before = begin == 0 ? ' ' : text[begin - 1];
    if (is_ascii_alnum(before) || before == ']' || before == ')' || before == '\\') continue;
    const std::string_view words = text.substr(begin + 1, at - begin - 1);
    const std::string_view written = text.substr(at + 2, end - at - 2);
    const std::string_view label = written.empty() ? words : written;
    if (!has_letter(words) || !has_letter(label)) continue;
    if (!labels) labels = defined_labels(text);
    Diagnostic diagnostic{
        .code = Code::undefined_reference,
        .span = written.empty() ? prose.span(begin, end + 1) : prose.span(at + 1, end + 1),
        .message =
            fmt::format("nothing defines `[{}]`, so that this is no link", shortened(label, 80))};
    help_with_label(diagnostic, label, *labels);
    diagnostics.push_back(std::move(diagnostic));
  }
}

void check_bare_urls(const Prose& prose, Diagnostics& diagnostics) {
  const std::string_view text = prose.markdown();
  std::size_t from = 0;
  for (std::size_t at = prose.find("://", from); at != text.npos; at = prose.find("://", from)) {
    from = at + 3;
    const std::string_view before = text.substr(0, at);
    const std::size_t scheme = before.ends_with("https") ? 5 : before.ends_with("http") ? 4 : 0;
    if (scheme == 0) continue;
    const std::size_t begin = at - scheme;
    const std::size_t size = bare_url_size(text.substr(begin));
    from = std::max(from, begin + size);
    std::size_t neighbour = begin;  // the character before
    while (neighbour > 0 && (static_cast<unsigned char>(text[--neighbour]) & 0xC0U) == 0x80) {
    }
    const bool is_apart = begin == 0 || is_ascii_space(text[begin - 1]);
    if (size < scheme + 5 || is_apart) continue;  // without a dot in its host, it isn't meant
    const std::string_view url = text.substr(begin, size);
    diagnostics.push_back(
        {.code = Code::glued_link,
         .span = prose.span(begin, begin + size),
         .message = fmt::format("this address doesn't become a link, because of the `{}` before it",
                                text.substr(neighbour, begin - neighbour)),
         .help = fmt::format("put it in angle brackets, `<{}>`, or in backticks if it should stay "
                             "plain text",
                             shortened(url, 120)),
         .fixes = {{.message = "put it in angle brackets",
                    .edits = {{.span = prose.span(begin, begin + size),
                               .replacement = fmt::format("<{}>", url)}}}}});
  }
}

void check_html(const Prose& prose, Diagnostics& diagnostics) {
  const std::string_view text = prose.markdown();
  std::size_t first = text.npos;
  std::size_t count = 0;
  for (std::size_t at = prose.find("<", 0); at != text.npos; at = prose.find("<", at + 1)) {
    const bool is_escaped = at > 0 && text[at - 1] == '\\';
    if (!is_escaped && is_html(text.substr(at)) && count++ == 0) first = at;
  }
  if (count == 0) return;
  const bool is_comment = text.substr(first).starts_with("<!--");
  const std::string_view closing = is_comment ? "-->" : ">";
  const std::size_t close = std::min(text.find(closing, first), text.size() - closing.size());
  diagnostics.push_back(
      {.code = Code::escaped_html,
       .span = prose.span(first, close + closing.size()),
       .message =
           fmt::format("readers see this {} as it is typed here{}", is_comment ? "comment" : "HTML",
                       count == 1 ? "" : fmt::format(", and {} more in this text", count - 1)),
       .help = is_comment ? "remove it; YAML's comments, `# …`, are for notes to yourself"
                          : "write it in Markdown, in backticks if readers should see it, or set "
                            "`markdown: {html: allow}` in tokensite.yml"});
}

}  // namespace

void check_prose(const Prose& prose, RawHtml raw_html, Diagnostics& diagnostics) {
  check_link_syntax(prose, diagnostics);
  check_references(prose, diagnostics);
  check_bare_urls(prose, diagnostics);
  if (raw_html == RawHtml::escape) check_html(prose, diagnostics);
}

}  // namespace tokensite
