#include "fix/unified_diff.hpp"

#include <random>
#include <sstream>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("diff: a change with three lines around it") {
  CHECK(unified_diff("x.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("diff: changes near each other share a hunk, others don't") {
  const std::string before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\n";
  const std::string after = "A\nb\nc\nd\ne\nf\ng\nH\ni\nj\nk\nl\nm\nn\no\np\nQ\n";
  CHECK(unified_diff("x", before, after) ==
        "--- a/x\n+++ b/x\n"
        "@@ -1,11 +1,11 @@\n-a\n+A\n b\n c\n d\n e\n f\n g\n-h\n+H\n i\n j\n k\n"
        "@@ -14,4 +14,4 @@\n n\n o\n p\n-q\n+Q\n");
}

TEST_CASE("diff: lines that come and go, at either end") {
  CHECK(unified_diff("x", "a\n", "new\na\n") == "--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n+new\n a\n");
  CHECK(unified_diff("x", "a\nb\n", "a\n") == "--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n a\n-b\n");
  CHECK(unified_diff("x", "", "a\n") == "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
  CHECK(unified_diff("x", "a\n", "a\n").empty());
}

TEST_CASE("diff: a last line without an end says so") {
  CHECK(
      unified_diff("x", "a\nb", "a\nc") ==
      "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline "
      "at end of file\n");
}

TEST_CASE("diff: carriage returns are part of their line") {
  CHECK(unified_diff("x", "a\r\nb\r\n", "a\r\nc\r\n") ==
        "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
}

TEST_CASE("diff: paths are written as git writes them") {
  CHECK(unified_diff("a b.md", "1\n", "2\n").starts_with("--- a/a b.md\t\n+++ b/a b.md\t\n"));
  CHECK(unified_diff("a\n\"b\".md", "1\n", "2\n")
            .starts_with("--- \"a/a\\012\\\"b\\\".md\"\n+++ \"b/a\\012\\\"b\\\".md\"\n"));
}

/// What a diff makes of `before`: its hunks' context and new lines, between lines that it skips.
std::string patched(const std::string& before, const std::string& diff) {
  std::istringstream old_lines(before);
  std::istringstream lines(diff);
  std::string out;
  std::string line;
  std::string old_line;
  std::size_t at = 0;
  const auto copy_line = [&] {
    std::getline(old_lines, old_line);
    ++at;
  };
  while (std::getline(lines, line)) {
    if (line.starts_with("---") || line.starts_with("+++")) continue;
    if (line.starts_with("@@")) {
      std::size_t begin = std::stoul(line.substr(4));
      if (line.substr(4, line.find(' ', 4) - 4).ends_with(",0")) ++begin;
      while (at + 1 < begin) copy_line(), out += old_line + "\n";
    } else if (line.starts_with("+")) {
      out += line.substr(1) + "\n";
    } else {
      copy_line();
      CHECK(old_line == line.substr(1));
      if (line.starts_with(" ")) out += old_line + "\n";
    }
  }
  while (std::getline(old_lines, old_line)) out += old_line + "\n";
  return out;
}

TEST_CASE("diff: applied to what was, it gives what is") {
  std::mt19937 random(20260617);
  const auto any = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  for (int round = 0; round < 500; ++round) {
    std::string before;
    std::string after;
    const unsigned size = any(40);
    for (unsigned i = 0; i < size; ++i) {
      const std::string line = std::to_string(any(6)) + "\n";
      const unsigned what = any(8);
      if (what != 0) before += line;
      if (what != 1) after += what == 2 ? "new\n" : line;
    }
    INFO(before << "->\n" << after);
    CHECK(patched(before, unified_diff("x", before, after)) == after);
  }
}

TEST_CASE("diff: two files that have nothing in common are quick to tell apart") {
  std::string before;
  std::string after;
  for (int i = 0; i < 20'000; ++i) before += "a\n", after += "b\n";
  const std::string diff = unified_diff("x", before, after);
  CHECK(diff.starts_with("--- a/x\n+++ b/x\n@@ -1,20000 +1,20000 @@\n-a\n"));
  CHECK(patched(before, diff) == after);
}

}  // namespace
}  // namespace tokensite
