#include "links/visit.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Patience patience{.tries = 3,
                        .first_wait = milliseconds(100),
                        .longest_retry_after = seconds(60),
                        .redirects = 10};

Answer answer(int status) { return {.status = status, .is_reached = true}; }

TEST_CASE("visit: waits grow fourfold, and tries end") {
  Visit visit("https://x.org/a", patience);
  CHECK(visit.first().method == FetchMethod::head);
  const Step by_get = std::get<Step>(visit.take(answer(503)));
  CHECK(by_get.method == FetchMethod::get);
  CHECK(by_get.wait == milliseconds(0));
  CHECK(std::get<Step>(visit.take(answer(503))).wait == milliseconds(100));
  CHECK(std::get<Step>(visit.take(answer(503))).wait == milliseconds(400));
  const Verdict verdict = std::get<Verdict>(visit.take(answer(503)));
  CHECK(verdict.state == LinkState::failing);
  CHECK(verdict.reason == "503");
  CHECK_FALSE(verdict.is_unreached);
}

TEST_CASE("visit: where nobody is, a second try is enough, and it may be our own line") {
  Visit visit("https://x.org/a", patience);
  const Answer nobody{.failure = Failure::no_host};
  CHECK(std::get<Step>(visit.take(nobody)).method == FetchMethod::head);
  const Verdict verdict = std::get<Verdict>(visit.take(nobody));
  CHECK(verdict.reason == "no-host");
  CHECK(verdict.is_unreached);
}

TEST_CASE("visit: a server's own wish for a pause goes before ours, up to a limit") {
  Visit visit("https://x.org/a", patience);
  Answer busy = answer(429);
  busy.retry_after = seconds(7);
  const Step step = std::get<Step>(visit.take(busy));
  CHECK(step.wait == seconds(7));
  CHECK(step.is_for_host);
  busy.retry_after = seconds(61);
  const Verdict verdict = std::get<Verdict>(visit.take(busy));
  CHECK(verdict.state == LinkState::blocked);
  CHECK(verdict.tired_url == "https://x.org/a");
}

TEST_CASE("visit: faults of a certificate are not tried again") {
  Visit visit("https://x.org/a", patience);
  const Verdict verdict =
      std::get<Verdict>(visit.take({.failure = Failure::certificate_expired, .is_reached = true}));
  CHECK(verdict.state == LinkState::failing);
  CHECK(verdict.reason == "certificate-expired");
}

TEST_CASE("visit: a page that is only somewhere else within reason has not moved") {
  const auto after = [](const std::string& from, int status, const std::string& to) {
    Visit visit(from, patience);
    Answer redirect = answer(status);
    redirect.location = to;
    const Step step = std::get<Step>(visit.take(redirect));
    CHECK(step.url == to);
    return std::get<Verdict>(visit.take(answer(200)));
  };
  CHECK(after("https://x.org/", 301, "https://x.org/en/").state == LinkState::alive);
  CHECK(after("https://x.org/a", 301, "https://www.x.org/a/").state == LinkState::alive);
  CHECK(after("https://x.org/a?b=1", 301, "https://x.org/a?b=1&lang=en").state == LinkState::alive);
  CHECK(after("http://x.org/a", 301, "https://x.org/a").moved_to == "https://x.org/a");
  CHECK(after("https://x.org/a?b=1", 308, "https://x.org/a?b=2").state == LinkState::moved);
  CHECK(after("https://x.org/a", 302, "https://y.org/b").state == LinkState::alive);
}

}  // namespace
}  // namespace tokensite
