// Whatever marks nest, cross and touch in the HTML: rendered by our own Markdown, the words are the
// same, and each of them looks the same and leads to the same place.
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "import/outline.hpp"
#include "parse/html_entities.hpp"
#include "parse/markdown.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::string rendered(const std::string& markdown) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("x.md", markdown);
  const Span where{.file = file, .begin = 0, .end = static_cast<std::uint32_t>(markdown.size())};
  return html_at(render_markdown(sources, where, {}, diagnostics), {.prefix = "/"});
}

/// Each letter of simple HTML with the marks around it: "a{strong}b{strong em}". White space is
/// left out.
std::string marked_letters(std::string_view html) {
  std::string letters;
  std::vector<std::string> open;
  const auto add = [&](std::string_view letter) {
    if (is_ascii_space(letter[0])) return;
    std::vector<std::string> marks = open;
    std::ranges::sort(marks);
    marks.erase(std::ranges::unique(marks).begin(), marks.end());
    letters += letter;
    if (!marks.empty()) letters += fmt::format("{{{}}}", fmt::join(marks, " "));
  };
  for (std::size_t at = 0; at < html.size();) {
    const std::string_view rest = html.substr(at);
    if (rest[0] == '<') {
      const std::string_view tag = rest.substr(1, rest.find('>') - 1);
      at += tag.size() + 2;
      if (tag.starts_with("/p") || tag.starts_with("p")) continue;
      if (tag.starts_with('/')) {
        open.pop_back();
      } else if (!tag.starts_with("br")) {
        open.emplace_back(tag);
      }
    } else if (rest[0] == '&') {
      const std::string_view reference = rest.substr(0, rest.find(';') + 1);
      add(decoded_entity(reference));
      at += reference.size();
    } else {
      const std::size_t length = code_point_length(rest);
      add(rest.substr(0, length));
      at += length;
    }
  }
  return letters;
}

using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t count) { return random() % count; }

/// Words and signs; those that mean something to Markdown are the most of them.
std::string random_words(Random& random) {
  static const std::vector<std::string> words = {
      "a",     "word", " ",    " ",         " two words ", "é",     "漢字", "🎥",   "“q”",
      ".",     ",",    ":",    "!",         "?",           "(",     ")",    "-",   "- ",
      "+ ",    "# ",   "1. ",  "2)",        "&gt; ",       "*",     "**",   "_",   "__",
      "a_b",   "~",    "~~",   "~5",        "`",           "``",    "[",    "]",   "](x)",
      "![",    "\\",   "\\*",  "&lt;b&gt;", "&amp;amp;",   "&amp;", "|",    "---", "=",
      "http:", "@",    "&lt;", "…",         "—",           "5 * 3", "x|y",  "'",   "&quot;",
      "$$",    "#",    "##",   "1",         "{",           "C:\\x"};
  std::string text;
  for (std::size_t count = 1 + below(random, 3); count > 0; --count) {
    text += words[below(random, words.size())];
  }
  return text;
}

std::string random_html(Random& random, int depth, bool in_link) {
  std::string html;
  for (std::size_t count = 1 + below(random, 4); count > 0; --count) {
    const std::size_t choice = depth > 0 ? below(random, 9) : 0;
    const auto element = [&](std::string_view tag, std::string_view end) {
      html += fmt::format("<{}>{}</{}>", tag, random_html(random, depth - 1, in_link || end == "a"),
                          end);
    };
    switch (choice) {
      case 1:
      case 2:
        element("strong", "strong");
        break;
      case 3:
      case 4:
        element("em", "em");
        break;
      case 5:
        element("del", "del");
        break;
      case 6:
        html += "<code>c</code>";
        break;
      case 7:
        if (!in_link) {
          element(fmt::format("a href=\"https://a.org/{}\"", below(random, 3)), "a");
        }
        break;
      default:
        html += random_words(random);
        break;
    }
  }
  return html;
}

TEST_CASE("HTML words: whatever is written in whatever marks reads the same in Markdown") {
  std::size_t differing = 0;
  for (unsigned seed = 1; seed <= 1200; ++seed) {
    Random random(seed);
    const std::string html = fmt::format("<p>{}</p>", random_html(random, 3, false));
    const std::string markdown = outline_of_html(html).markdown;
    const std::string got = marked_letters(rendered(markdown));
    const std::string wanted = marked_letters(html);
    INFO(html << "\n" << markdown << "\n" << rendered(markdown));
    if (got != wanted) ++differing;
    CHECK(got == wanted);
    if (differing == 5) return;
  }
}

}  // namespace
}  // namespace tokensite
