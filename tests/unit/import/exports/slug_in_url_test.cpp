#include "import/exports/slug_in_url.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("slug of a url: the last part of its path, as text") {
  CHECK(slug_in_url("https://example.org/p/late-frost/?a=b#c") == "late-frost");
  CHECK(slug_in_url("https://example.org/p/fr%C3%B6st") == "fröst");
  CHECK(slug_in_url("https://example.org/p/%FFx") == "\uFFFDx");
  CHECK(slug_in_url("https://example.org/").empty());
  CHECK(slug_in_url("https://example.org").empty());
  CHECK(slug_in_url("late-frost").empty());
  CHECK(slug_in_url("").empty());
}

}  // namespace
}  // namespace tokensite
