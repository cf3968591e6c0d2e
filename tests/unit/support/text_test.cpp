#include "support/text.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("text: ill-formed UTF-8 is found at its first byte") {
  CHECK_FALSE(find_invalid_utf8("plain, é, 漢字, 🛠"));
  CHECK(find_invalid_utf8("ab\xFFzz") == 2);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);          // overlong slash
  CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // past U+10FFFF
  CHECK(find_invalid_utf8("caf\xC3") == 3);           // cut short
}

TEST_CASE("text: characters that XML lacks are found") {
  CHECK_FALSE(find_non_xml_character("tab\t, line\n, return\r, é"));
  CHECK(find_non_xml_character(std::string_view("a\0b", 3)) == 1);
  CHECK(find_non_xml_character("x\x1B[0m") == 1);
  CHECK(find_non_xml_character("\xEF\xBF\xBE") == 0);
}

TEST_CASE("text: columns count code points, cells count what a terminal shows") {
  CHECK(code_point_count("e\u0301 漢🛠") == 5);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("🎥") == 2);
}

TEST_CASE("text: what a reader sees as one character is one grapheme") {
  CHECK(grapheme_length("abc") == 1);
  CHECK(grapheme_length("e\u0301x") == 3);
  CHECK(grapheme_length("👩‍👩‍👧x") == 18);
  CHECK(grapheme_length("🇩🇪🇫🇷") == 8);
  CHECK(grapheme_length("\xFFx") == 1);
  CHECK(display_width("👩‍👩‍👧") == 2);
  CHECK(display_width("❤") == 1);
  CHECK(display_width("❤️") == 2);
  CHECK(display_width("각") == 2);  // one syllable of three letters
  CHECK(valid_utf8("a\xFF-\xC3") == "a\uFFFD-\uFFFD");
}

TEST_CASE("text: code points survive decoding and encoding") {
  for (const char32_t c : {U'a', U'é', U'漢', U'🎓'}) {
    std::string encoded;
    append_utf8(encoded, c);
    CHECK(decode_code_point(encoded) == c);
  }
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  CHECK(surrogate == "\xEF\xBF\xBD");
}

TEST_CASE("text: slugs are fit for addresses") {
  CHECK(slugify("Speculative decoding") == "speculative-decoding");
  CHECK(slugify("C++ & Café") == "c-plus-plus-cafe");
  CHECK(slugify("F#") == "f-sharp");
  CHECK(slugify("#1 of 3.5x") == "1-of-3-5x");
  CHECK(slugify("LeCun’s bet") == "lecuns-bet");
  CHECK(slugify("Straße") == "strasse");
  CHECK(slugify("漢字 入門") == "漢字-入門");
  CHECK(slugify("🚀 — !").empty());
}

TEST_CASE("text: every slug that slugify makes is a slug") {
  for (const char* text : {"A  b", "C++", "x—y", "Łódź", "漢字 入門", "--a--"}) {
    CHECK(is_slug(slugify(text)));
  }
  for (const char* text : {"", "-a", "a-", "a--b", "A", "a b", "a/b", "a.b"})
    CHECK_FALSE(is_slug(text));
}

TEST_CASE("text: shortening ends with a word and says that it cut") {
  CHECK(shortened("two words", 20) == "two words");
  CHECK(shortened("two words, more", 11) == "two words…");
  CHECK(shortened("éééééé", 3) == "ééé…");
}

}  // namespace
}  // namespace tokensite
