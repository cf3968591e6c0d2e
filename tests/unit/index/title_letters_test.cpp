#include "index/title_letters.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("title letters: the first letter that is read, without its accent") {
  CHECK(title_letter("Attention") == "a");
  CHECK(title_letter("zebra") == "z");
  CHECK(title_letter("Éclair") == "e");
  CHECK(title_letter("“Quoted”") == "q");
  CHECK(title_letter("¿Qué?") == "q");
  CHECK(title_letter("C++") == "c");
}

TEST_CASE("title letters: digits are together, and so is everything else") {
  CHECK(title_letter("3.5x faster") == "0-9");
  CHECK(title_letter("长上下文") == "other");
  CHECK(title_letter("Ярослав") == "other");
  CHECK(title_letter("…") == "other");
  CHECK(title_letter("") == "other");
}

TEST_CASE("title letters: titles are sorted by their words") {
  CHECK(title_sort_key("The “Éclair”, Again") == "the-eclair-again");
  CHECK(title_sort_key("GLM-5.2") < title_sort_key("glue"));
}

TEST_CASE("title letters: there are twenty-eight") {
  CHECK(title_letters().size() == 28);
  CHECK(title_letters().back() == "other");
}

}  // namespace
}  // namespace tokensite
