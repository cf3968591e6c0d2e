#include "support/fold.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("fold: accents, capitals and typographic marks make no difference") {
  CHECK(folded_for_search("Café NAÏVE") == "cafe naive");
  CHECK(folded_for_search("cafe\u0301") == "cafe");
  CHECK(folded_for_search("İstanbul Straße ẞ ΣΊΣΥΦΟΣ") == "istanbul strasse ss σισυφοσ");
  CHECK(folded_for_search("“quotes” ‘and’ «marks» ‑ – − dashes") ==
        "\"quotes\" 'and' \"marks\" - - - dashes");
  CHECK(folded_for_search("ＧＬＭ ﬁne ²½") == "glm fine 21⁄2");
}

TEST_CASE("fold: other scripts keep what tells their letters apart") {
  CHECK(folded_for_search("がぎ 한국어 हिन्दी") == "がぎ 한국어 हिन्दी");
  CHECK(folded_for_search("Йод Ё") == "иод е");
}

TEST_CASE("fold: any text is folded, also one that is no word") {
  CHECK(folded_for_search("").empty());
  CHECK(folded_for_search("\u0301\u0301") == "");
  CHECK(folded_for_search("a\n\t b") == "a\n\t b");
}

}  // namespace
}  // namespace tokensite
