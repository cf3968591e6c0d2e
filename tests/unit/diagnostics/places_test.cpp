#include "diagnostics/places.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("places: lines and columns count from 1, columns in code points") {
  Sources sources;
  const FileId file = sources.add("x",
                                  "\xEF\xBB\xBF"
                                  "a\xC3\xA9 b\r\n\n\xF0\x9F\x9B\xA0"
                                  " c\n");
  Places places(sources);
  const auto at = [&](std::uint32_t offset) {
    const Position position = places.position(file, offset);
    return std::pair(position.line, position.column);
  };
  CHECK(at(3) == std::pair<std::size_t, std::size_t>(1, 1));
  CHECK(at(7) == std::pair<std::size_t, std::size_t>(1, 4));
  CHECK(at(16) == std::pair<std::size_t, std::size_t>(3, 3));
  CHECK(at(6) == std::pair<std::size_t, std::size_t>(1, 3));  // backwards too
  CHECK(at(10'000).first == 4);
  CHECK(places.line_at(file, 5) ==
        "\xEF\xBB\xBF"
        "a\xC3\xA9 b");
  CHECK(places.line_at(file, 16) ==
        "\xF0\x9F\x9B\xA0"
        " c");
  CHECK(places.line_at(file, 10).empty());
}

}  // namespace
}  // namespace tokensite
