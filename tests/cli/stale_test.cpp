// Nothing goes stale: whatever happened to a site and to what was made of it, a build ends with a
// clean build's bytes and words.
//
// These walks take a while; `ctest` runs them, `unit_tests` without arguments doesn't. One that
// fails says what it did and how it is repeated. A long one, with the program as users get it:
//
//   TOKENSITE_PROGRAM=build/release/tokensite TOKENSITE_STALE_SEED=7 TOKENSITE_STALE_STEPS=1000
//   TMPDIR=/dev/shm build/dev/tests/unit_tests "[stale]"
//
// TOKENSITE_STALE_WITHOUT=disk leaves out the mutations whose names hold "disk".
#include <fmt/format.h>

#include <cstdlib>
#include <exception>

#include "tests/cli/walk/walk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// What is wrong after the next step; empty if nothing is.
std::string next_step(Walk& walk) {
  try {
    return walk.step();
  } catch (const std::exception& failure) {
    return fmt::format("the test itself failed: {}\n", failure.what());
  }
}

/// So many steps, unless the environment asks for another walk.
void walk(WalkOptions options, int steps) {
  const std::string seed = variable("TOKENSITE_STALE_SEED");
  const std::string steps_wanted = variable("TOKENSITE_STALE_STEPS");
  options.without = variable("TOKENSITE_STALE_WITHOUT");
  if (!seed.empty()) options.seed = std::stoull(seed);
  if (!steps_wanted.empty()) steps = std::stoi(steps_wanted);
  Walk walk(options);
  for (int step = 1; step <= steps; ++step) {
    const std::string wrong = next_step(walk);
    if (wrong.empty()) continue;
    FAIL(fmt::format("{}{}\nto repeat: TOKENSITE_STALE_SEED={} TOKENSITE_STALE_STEPS={}",
                     walk.history(), wrong, options.seed, step));
  }
}

TEST_CASE("stale: after any changes, a build gives what a clean build gives", "[.stale]") {
  walk({.seed = 1}, 40);
}

TEST_CASE("stale: and so it does after those that hardly show", "[.stale]") {
  walk({.seed = 2, .only = "keeping"}, 12);
}

TEST_CASE("stale: and so it does after builds that were killed", "[.stale]") {
  walk({.kind = WalkKind::killed, .seed = 3}, 10);
}

TEST_CASE("stale: and so it does if they came while another was at work", "[.stale]") {
  walk({.kind = WalkKind::meanwhile, .seed = 4}, 12);
}

TEST_CASE("stale: what is new may need many new folders at once", "[.stale]") {
  const TemporaryFolder folder;
  for (int round = 0; round < 15; ++round) {
    std::string tags;
    for (int i = 0; i < 8; ++i) tags += fmt::format("{}tag-{}-{}", i == 0 ? "" : ", ", round, i);
    folder.write(small_site({{"content/editions/0001-first/papers/1-alpha.md",
                              "---\ntitle: Alpha\nno_url: lost\ntags: [" + tags + "]\n---\n"}}));
    const Run run = run_program({"build", "--jobs", "8"}, {.folder = folder.path()});
    REQUIRE(run.exit_status == 0);
  }
}

}  // namespace
}  // namespace tokensite
