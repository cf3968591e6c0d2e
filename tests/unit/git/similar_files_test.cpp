#include "git/similar_files.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

TEST_CASE("similar files: half of the bytes in common lines, or more") {
  CHECK(similar_files({"aaaa\nbbbb\n"}, {"aaaa\ncccc\n"}) == Pairs{{0, 0}});
  CHECK(similar_files({"aaaa\nbbbb\n"}, {"aaaa\nccccc\n"}).empty());
  CHECK(similar_files({"a\nb\nc\n"}, {"c\nb\na\n"}) == Pairs{{0, 0}});
  CHECK(similar_files({"a\na\na\na\n"}, {"a\nx\ny\nz\n"}).empty());
  CHECK(similar_files({"no line feed"}, {"no line feed"}) == Pairs{{0, 0}});
}

TEST_CASE("similar files: the likest pair comes first, and each file is taken once") {
  CHECK(similar_files({"1\n2\n3\n4\n", "1\n2\n3\n5\n"}, {"1\n2\n3\n5\n6\n", "1\n2\n3\n5\n"}) ==
        Pairs{{1, 1}, {0, 0}});
}

TEST_CASE("similar files: nothing in common, nothing there, too much there") {
  CHECK(similar_files({"a\n"}, {"b\n"}).empty());
  CHECK(similar_files({}, {"b\n"}).empty());
  CHECK(similar_files({""}, {""}).empty());
  const std::vector<std::string_view> many(1000, "a\n");
  CHECK(similar_files(many, many).empty());
}

}  // namespace
}  // namespace tokensite
