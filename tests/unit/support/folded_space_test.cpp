#include "support/folded_space.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("folded space: any white space is one space, at the ends, too") {
  CHECK(space_folded("") == "");
  CHECK(space_folded("a b") == "a b");
  CHECK(space_folded("\n a \t\r\n b  ") == " a b ");
  CHECK(space_folded("   ") == " ");
}

TEST_CASE("folded space: a whole of several texts has none at its beginning and none twice") {
  std::string text;
  for (const char* part : {" ", "", " a ", " b", "c ", " "}) append_space_folded(text, part);
  CHECK(text == "a bc ");
}

}  // namespace
}  // namespace tokensite
