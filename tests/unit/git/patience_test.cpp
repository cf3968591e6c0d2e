#include "git/patience.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;

TEST_CASE("patience: it ends with silence") {
  std::atomic<int> calls = 0;
  {
    const Patience patience(milliseconds(20), [&] { ++calls; });
    while (calls == 0) std::this_thread::sleep_for(milliseconds(1));
    std::this_thread::sleep_for(milliseconds(60));
  }
  CHECK(calls == 1);
}

TEST_CASE("patience: a sign of life puts the deadline off") {
  const auto limit = milliseconds(2000);
  const auto start = std::chrono::steady_clock::now();
  std::atomic<bool> is_over = false;
  Patience patience(limit, [&] { is_over = true; });
  std::this_thread::sleep_for(milliseconds(300));
  const auto heard = std::chrono::steady_clock::now();
  patience.sign_of_life();
  while (!is_over) std::this_thread::sleep_for(milliseconds(5));
  CHECK(std::chrono::steady_clock::now() - heard >= limit - milliseconds(20));
  CHECK(heard - start >= milliseconds(300));
}

TEST_CASE("patience: who is done in time hears nothing") {
  bool was_called = false;
  {
    const Patience patience(std::chrono::minutes(10), [&] { was_called = true; });
  }
  CHECK_FALSE(was_called);
}

}  // namespace
}  // namespace tokensite
