#include "support/byte_runs.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

constexpr auto is_quote_or_high = [](auto c) { return (c == '"') | (c >= 0x80); };

TEST_CASE("byte runs: every byte that stops is found, wherever it stands in a text of any size") {
  for (std::size_t size = 0; size < 70; ++size) {
    const std::string plain(size, 'a');
    for (std::size_t from = 0; from <= size; ++from) {
      CHECK(end_of_run(plain, from, is_quote_or_high) == size);
      for (std::size_t at = 0; at < size; ++at) {
        std::string text = plain;
        text[at] = at % 2 == 0 ? '"' : '\xFF';
        CHECK(end_of_run(text, from, is_quote_or_high) == (at < from ? size : at));
      }
    }
  }
}

TEST_CASE("byte runs: the first of several bytes that stop is given") {
  CHECK(end_of_run("0123456789abcdef0123\"56789\"bc", 3, is_quote_or_high) == 20);
  CHECK(end_of_run("\"\"", 1, is_quote_or_high) == 1);
}

}  // namespace
}  // namespace tokensite
