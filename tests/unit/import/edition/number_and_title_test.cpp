#include "import/edition/number_and_title.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

struct Case {
  std::string text;
  std::optional<int> number;
  std::string title;
};

TEST_CASE("number and title: all the shapes that titles come in") {
  const std::vector<Case> cases = {
      {"Frost and Foxes - 📚 The Digest Edition #19", 19, "Frost and Foxes"},
      {"Frost, Foxes, and AI's Evolution: The Digest Edition #8", 8,
       "Frost, Foxes, and AI's Evolution"},
      {"Frost - The Digest Edition #32", 32, "Frost"},
      {"Frost : 📚 Digest #26", 26, "Frost"},
      {"Frost: 📚 Digest #27", 27, "Frost"},
      {"Frost: Digest #28", 28, "Frost"},
      {"The Digest #5: Frost", 5, "Frost"},
      {"Issue 12 – Frost", 12, "Frost"},
      {"Issue No. 12 – Frost", 12, "Frost"},
      {"#7 Frost", 7, "Frost"},
      {"#7: Frost", 7, "Frost"},
      {"Digest 41: Frost", 41, "Frost"},
      {"Frost #3", 3, "Frost"},
      {"Frühling – Ausgabe 14", 14, "Frühling"},
      {"The Digest Edition #9", 9, "The Digest Edition #9"},
      {"Frost at -5", std::nullopt, "Frost at -5"},
      {"GLM-5.2 and 5 tools", std::nullopt, "GLM-5.2 and 5 tools"},
      {"How we hit #1 in the charts", std::nullopt, "How we hit #1 in the charts"},
      {"Digest #99999999999", std::nullopt, "Digest #99999999999"},
      {"", std::nullopt, ""},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const NumberAndTitle found = number_and_title(c.text, "The Digest");
    CHECK(found.number == c.number);
    CHECK(found.title == c.title);
  }
}

}  // namespace
}  // namespace tokensite
