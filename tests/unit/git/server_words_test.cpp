#include "git/server_words.hpp"

#include <vector>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::vector<std::string> lines_of(const std::vector<std::string_view>& pieces) {
  std::vector<std::string> lines;
  ServerWords words([&](const std::string& line) { lines.push_back(line); });
  for (const std::string_view piece : pieces) words.hear(piece);
  words.end();
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("server words: lines, however they are cut") {
  CHECK(lines_of({"one\ntwo\n", "th", "ree\n", "four"}) == Lines{"one", "two", "three", "four"});
  CHECK(lines_of({"\n\n", ""}).empty());
  CHECK(lines_of({"one\r\ntwo\r", "\n"}) == Lines{"one", "two"});
}

TEST_CASE("server words: progress is left out") {
  CHECK(lines_of({"Resolving deltas:  50% (1/2)\rResolving deltas: 100% (2/2)\r",
                  "Resolving deltas: 100% (2/2), done.\nerror: no\n"}) == Lines{"error: no"});
  CHECK(lines_of({"counting\rdone\n"}) == Lines{"done"});
}

TEST_CASE("server words: a line without an end is cut") {
  const std::string long_line(5000, 'x');
  const Lines lines = lines_of({long_line, long_line});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].size() == 1000);
}

}  // namespace
}  // namespace tokensite
