#include "import/exports/decoded_text.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using namespace std::string_literals;

TEST_CASE("decoded text: UTF-8 with and without a mark, UTF-16 of both orders") {
  CHECK(decoded_text("Frö").text == "Frö");
  CHECK(decoded_text("\xEF\xBB\xBF"
                     "Frö")
            .text == "Frö");
  CHECK(decoded_text("\xFF\xFE"
                     "F\0r\0\xF6\0\x3D\xD8\xC4\xDC"s)
            .text == "Frö📄");
  CHECK(decoded_text("\xFE\xFF"
                     "\0F\0r\0\xF6\xD8\x3D\xDC\xC4"s)
            .text == "Frö📄");
  CHECK(decoded_text("").text == "");
}

TEST_CASE("decoded text: every end of a line is a line feed") {
  CHECK(decoded_text("a\r\nb\rc\nd\r\r\n").text == "a\nb\nc\nd\n\n");
}

TEST_CASE("decoded text: what is no text says at which byte, from 1") {
  CHECK(decoded_text("Fr\xF6hling").fault == "byte 3 is not part of UTF-8 text");
  CHECK(decoded_text("\xEF\xBB\xBF"
                     "Fr\xF6")
            .fault == "byte 6 is not part of UTF-8 text");
  CHECK(decoded_text("\xFF\xFE"
                     "F\0\xC4\xDC"s)
            .fault == "byte 5 is not part of UTF-16 text");
  CHECK(decoded_text("\xFF\xFE"
                     "F\0\x3D\xD8"s)
            .fault == "byte 5 is not part of UTF-16 text");
  CHECK(decoded_text("\xFF\xFE"
                     "F"s)
            .fault == "byte 3 is not part of UTF-16 text");
  CHECK(decoded_text("a\0b"s).fault == "it holds bytes that no text has");
  CHECK_FALSE(decoded_text("Fr\xF6hling").text);
}

TEST_CASE("decoded text: controls are taken out and counted") {
  std::string text = "a\x01\x02 b\t\n\xEF\xBF\xBE";
  CHECK(remove_controls(text) == 3);
  CHECK(text == "a b\t\n");
  CHECK(remove_controls(text) == 0);
}

TEST_CASE("decoded text: references are decoded once") {
  CHECK(decoded_references("&#x201C;Frost&#x2019;s&quot; &amp;lt; &lt;b&gt;") ==
        "“Frost’s\" &lt; <b>");
  CHECK(decoded_references("R&D; AT&T, &none; &&amp;& &") == "R&D; AT&T, &none; &&& &");
  CHECK(decoded_references(std::string(100'000, '&')) == std::string(100'000, '&'));
}

TEST_CASE("decoded text: white space is folded") {
  CHECK(folded_space("  Frost\n\t and  foxes ") == "Frost and foxes");
}

}  // namespace
}  // namespace tokensite
