#include "git/child_process.hpp"

#include <cstdlib>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

ChildCommand shell(const std::string& script) {
  return {.words = {"sh", "-c", script}, .folder = {}, .environment = {"GREETING=hello"}};
}

TEST_CASE("child process: input, output, exit status, folder and environment") {
  const auto run = run_child(shell("cat; echo $GREETING; exit 3"), "in ", std::chrono::seconds(20));
  REQUIRE(run);
  CHECK(run->out == "in hello\n");
  CHECK(run->exit_status == 3);
  const auto there =
      run_child({.words = {"pwd"}, .folder = "/", .environment = {}}, "", std::chrono::seconds(20));
  REQUIRE(there);
  CHECK(there->out == "/\n");
}

TEST_CASE("child process: what isn't there can't be started") {
  const auto run =
      run_child({.words = {"no-such-program-anywhere"}, .folder = {}, .environment = {}}, "",
                std::chrono::seconds(5));
  REQUIRE_FALSE(run);
  CHECK(run.error().message == "cannot start no-such-program-anywhere: No such file or directory");
}

TEST_CASE("child process: one that takes too long or says too much is killed") {
  const auto slow = run_child(shell("exec sleep 60"), "", std::chrono::seconds(0));
  REQUIRE(slow);
  CHECK(slow->exit_status == -1);
  const auto loud = run_child(shell("exec yes"), "", std::chrono::seconds(20));
  REQUIRE(loud);
  CHECK(loud->exit_status == -1);
  CHECK(loud->out.size() < 100'000);
}

TEST_CASE("child process: a hook's repository isn't the child's") {
  ::setenv("GIT_DIR", "/somewhere", 1);
  const auto run = run_child(shell("echo \"[$GIT_DIR]\""), "", std::chrono::seconds(20));
  ::unsetenv("GIT_DIR");
  REQUIRE(run);
  CHECK(run->out == "[]\n");
}

TEST_CASE("child process: one that doesn't listen is no reason to die") {
  const auto run =
      run_child(shell("exec <&-; exit 0"), std::string(4000, 'x'), std::chrono::seconds(20));
  REQUIRE(run);
  CHECK(run->exit_status == 0);
}

}  // namespace
}  // namespace tokensite
