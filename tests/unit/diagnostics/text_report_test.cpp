// The marked place stands under its caret, whatever the line is made of.
#include <fmt/format.h>

#include "diagnostics/report.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

/// The report on the first `marked` in `text`, without its first line.
std::string marked_lines(const std::string& text, std::string_view marked) {
  Sources sources;
  const FileId file = sources.add("x.md", text);
  const auto begin = static_cast<std::uint32_t>(text.find(marked));
  const Diagnostics diagnostics = {
      {.code = Code::unknown_tag,
       .span = {.file = file,
                .begin = begin,
                .end = begin + static_cast<std::uint32_t>(marked.size())},
       .message = "unknown"}};
  const std::string report = text_report(diagnostics, sources, Colour::never);
  return report.substr(report.find('\n') + 1);
}

TEST_CASE("text report: wide characters take two cells") {
  CHECK(marked_lines("tags: [日本語, エラー, x]\n", "エラー") ==
        " 1 | tags: [日本語, エラー, x]\n"
        "   |                ^~~~~~\n");
}

TEST_CASE("text report: tabs are widened, before the place and in it") {
  CHECK(marked_lines("a\tb\tc\n", "b\tc") ==
        " 1 | a    b    c\n"
        "   |      ^~~~~~\n");
}

TEST_CASE("text report: an emoji takes two cells, whatever it is made of") {
  CHECK(marked_lines("🛠 here\n", "here") ==
        " 1 | 🛠 here\n"
        "   |   ^~~~\n");  // without a variation selector: a narrow character
  CHECK(marked_lines("🛠️ here\n", "here") ==
        " 1 | 🛠️ here\n"
        "   |    ^~~~\n");
  CHECK(marked_lines("👩‍👩‍👧‍👦 here\n", "here") ==
        " 1 | 👩‍👩‍👧‍👦 here\n"
        "   |    ^~~~\n");
  CHECK(marked_lines("👍🏽👍🏽 here\n", "here") ==
        " 1 | 👍🏽👍🏽 here\n"
        "   |      ^~~~\n");
  CHECK(marked_lines("🇩🇪🇫🇷 here\n", "here") ==
        " 1 | 🇩🇪🇫🇷 here\n"
        "   |      ^~~~\n");
  CHECK(marked_lines("1️⃣ here\n", "here") ==
        " 1 | 1️⃣ here\n"
        "   |    ^~~~\n");
  CHECK(marked_lines("x 👩‍👩‍👧‍👦👍🏽 y\n",
                     "👩‍👩‍👧‍👦👍🏽") ==
        " 1 | x 👩‍👩‍👧‍👦👍🏽 y\n"
        "   |   ^~~~\n");
}

TEST_CASE("text report: combining and invisible characters take no cell") {
  CHECK(marked_lines("e\u0301e\u0301 \u200bhere\n", "here") ==
        " 1 | e\u0301e\u0301 \u200bhere\n"
        "   |    ^~~~\n");
  CHECK(marked_lines("a \u200b b\n", "\u200b") ==
        " 1 | a \u200b b\n"
        "   |   ^\n");
}

TEST_CASE("text report: what could move the cursor is shown as U+FFFD") {
  CHECK(marked_lines("a\x1b[31m \u202e\u009b here\n", "here") ==
        " 1 | a\uFFFD[31m \uFFFD\uFFFD here\n"
        "   |           ^~~~\n");
}

TEST_CASE("text report: a carriage return before the line's end isn't part of it") {
  CHECK(marked_lines("one\r\ntwo three\r\n", "three\r\n") ==
        " 2 | two three\n"
        "   |     ^~~~~\n");
}

TEST_CASE("text report: of a place on many lines the first is shown") {
  CHECK(marked_lines("a: \"one\ntwo\nthree\"\n", "\"one\ntwo\nthree\"") ==
        " 1 | a: \"one\n"
        "   |    ^~~~\n");
}

TEST_CASE("text report: a place at the end of the file") {
  Sources sources;
  const FileId open = sources.add("open.md", "no line end");
  const FileId closed = sources.add("closed.md", "line end\n");
  const FileId empty = sources.add("empty.md", "");
  Diagnostics diagnostics;
  for (const auto& [file, at] : {std::pair(open, 11U), std::pair(closed, 9U), std::pair(empty, 0U)})
    diagnostics.push_back({.code = Code::bad_value,
                           .span = {.file = file, .begin = at, .end = at},
                           .message = "it ends here"});
  CHECK(text_report(diagnostics, sources, Colour::never) ==
        "open.md:1:12: error: it ends here [bad-value]\n"
        " 1 | no line end\n"
        "   |            ^\n"
        "\n"
        "closed.md:2:1: error: it ends here [bad-value]\n"
        "\n"
        "empty.md:1:1: error: it ends here [bad-value]\n");
}

TEST_CASE("text report: of a very long line the neighbourhood of the place is shown") {
  const std::string hay(1000, '-');
  CHECK(marked_lines(hay + "needle" + hay + "\n", "needle") ==
        " 1 | …" + hay.substr(0, 80) + "needle" + hay.substr(0, 74) + "…\n" + "   | " +
            std::string(81, ' ') + "^~~~~~\n");
  CHECK(marked_lines("needle" + hay + "\n", "needle") == " 1 | needle" + hay.substr(0, 154) +
                                                             "…\n"
                                                             "   | ^~~~~~\n");
  CHECK(marked_lines(hay + "needle\n", "needle") ==
        " 1 | …" + hay.substr(0, 80) + "needle\n" + "   | " + std::string(81, ' ') + "^~~~~~\n");
}

TEST_CASE("text report: a long line is measured in cells, and never cut inside of a character") {
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "語";
  std::string forty;
  for (int i = 0; i < 40; ++i) forty += "語";
  CHECK(marked_lines(wide + "字" + wide, "字") == " 1 | …" + forty + "字" + forty.substr(3) +
                                                      "…\n" + "   | " + std::string(81, ' ') +
                                                      "^~\n");
  std::string short_enough;
  for (int i = 0; i < 60; ++i) short_enough += "語";  // 180 bytes, 120 cells
  CHECK(marked_lines(short_enough + "字\n", "字") ==
        " 1 | " + short_enough + "字\n   | " + std::string(120, ' ') + "^~\n");
}

TEST_CASE("text report: a place longer than the window is marked as far as it is shown") {
  const std::string text = "x: " + std::string(100'000, 'y') + "\n";
  CHECK(marked_lines(text, text.substr(3, 100'000)) ==
        " 1 | x: " + std::string(157, 'y') + "…\n   |    ^" + std::string(156, '~') + "\n");
}

TEST_CASE("text report: a line of combining characters alone is cut by its bytes") {
  std::string marks = "e";
  for (int i = 0; i < 100'000; ++i) marks += "\u0301";
  CHECK(marked_lines(marks + "here", "here").size() < 10'000);
}

TEST_CASE("text report: colour marks severity, place and caret") {
  Sources sources;
  const FileId file = sources.add("x.md", "abc\n");
  const Diagnostics diagnostics = {{.code = Code::unknown_tag,
                                    .span = {.file = file, .begin = 1, .end = 3},
                                    .message = "unknown",
                                    .help = "choose another"}};
  CHECK(text_report(diagnostics, sources, Colour::always) ==
        "\x1b[1mx.md:1:2:\x1b[0m \x1b[1;33mwarning:\x1b[0m \x1b[1munknown\x1b[0m [unknown-tag]\n"
        "\x1b[2m 1 |\x1b[0m abc\n"
        "\x1b[2m   |\x1b[0m  \x1b[1m^~\x1b[0m\n"
        " help: choose another\n");
}

}  // namespace
}  // namespace tokensite
