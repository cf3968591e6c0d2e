// The small policies: what is due, which addresses are public, what a redirect means, whose turn it
// is.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>

#include <map>

#include "links/address_policy.hpp"
#include "links/archive_copies.hpp"
#include "links/due.hpp"
#include "links/host_queues.hpp"
#include "links/redirects.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;

Date after(int days) {
  // January has 31 days, and the year is not a leap year.
  return days < 31 ? Date{.year = 2026, .month = 1, .day = 1 + days}
                   : Date{.year = 2026, .month = 2, .day = days - 30};
}

/// How many days a link waits.
int wait_of(const std::string& url, LinkState state) {
  const LinkRecord record{.url = url, .state = state, .checked = after(0)};
  int days = 0;
  while (!is_due(record, after(days))) ++days;
  return days;
}

TEST_CASE("due: every state has its wait, spread over the links") {
  std::map<int, int> alive;
  for (int i = 0; i < 3000; ++i) {
    const std::string url = fmt::format("https://x.org/{}", i);
    ++alive[wait_of(url, LinkState::alive)];
    CHECK(wait_of(url, LinkState::alive) == wait_of(url, LinkState::dead));
    const int blocked = wait_of(url, LinkState::blocked);
    CHECK((blocked >= 11 && blocked <= 17));
    CHECK(wait_of(url, LinkState::failing) == 1);
  }
  CHECK(alive.size() == 15);
  CHECK(alive.begin()->first == 23);
  CHECK(alive.rbegin()->first == 37);
  for (const auto& [days, count] : alive) CHECK((count > 120 && count < 280));
  // A day that is yet to come is somebody's wrong clock.
  CHECK(is_due({.url = "https://x.org/", .checked = after(5)}, after(3)));
}

bool is_public(const std::string& text) {
  if (text.find(':') == text.npos) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    REQUIRE(::inet_pton(AF_INET, text.c_str(), &address.sin_addr) == 1);
    return is_public_address(reinterpret_cast<const sockaddr&>(address));
  }
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  REQUIRE(::inet_pton(AF_INET6, text.c_str(), &address.sin6_addr) == 1);
  return is_public_address(reinterpret_cast<const sockaddr&>(address));
}

TEST_CASE("addresses: what isn't everybody's is private, however it is written") {
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.8",
                           "192.168.1.1",
                           "198.19.0.1",
                           "224.0.0.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "64:ff9b::192.168.0.1",
                           "2002:7f00:1::",
                           "2001:0:1::",
                           "2001:db8::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "100::1"}) {
    INFO(text);
    CHECK_FALSE(is_public(text));
  }
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
        "192.167.1.1", "223.255.255.255", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
        "2002:808:808::"}) {
    INFO(text);
    CHECK(is_public(text));
  }
}

TEST_CASE("addresses: some hosts are private by name") {
  for (const char* host : {"localhost", "LOCALHOST.", "a.localhost", "printer.local", "10.0.0.5",
                           "[::1]", "metadata.google.internal"}) {
    INFO(host);
    CHECK(is_private_host(host));
  }
  for (const char* host : {"example.org", "localhost.example.org", "8.8.8.8", "local.example"}) {
    INFO(host);
    CHECK_FALSE(is_private_host(host));
  }
}

TEST_CASE("redirects: signing in and falling back to a home page are told from moving") {
  CHECK(is_login_page("https://x.org/a", "https://x.org/login?next=%2Fa"));
  CHECK(is_login_page("https://x.org/a", "https://x.org/users/sign_in"));
  CHECK(is_login_page("https://x.org/a", "https://accounts.example.com/v3"));
  CHECK(is_login_page("https://x.org/a", "https://x.org/wp-login.php"));
  CHECK_FALSE(is_login_page("https://x.org/login", "https://x.org/signin"));
  CHECK_FALSE(is_login_page("https://x.org/a", "https://x.org/loginov/paper"));
  CHECK(is_fallen_to_home_page("https://x.org/a", "https://y.org/"));
  CHECK(is_fallen_to_home_page("https://x.org/a/b", "https://x.org"));
  CHECK_FALSE(is_fallen_to_home_page("https://x.org/", "https://y.org/"));
  CHECK_FALSE(is_fallen_to_home_page("https://x.org/a", "https://y.org/?p=7"));
  CHECK(with_fragment_of("https://x.org/a#part-2", "https://y.org/b") == "https://y.org/b#part-2");
}

TEST_CASE("archive: a question and the answers to it") {
  CHECK(archive_question("https://archive.org/wayback/available", "https://x.org/a?b=c&d",
                         {.year = 2026, .month = 6}) ==
        "https://archive.org/wayback/available?url=https%3A%2F%2Fx.org%2Fa%3Fb%3Dc%26d"
        "&timestamp=20260601");
  const auto copy = [](const std::string& url, const std::string& status) {
    return archived_copy(
        fmt::format(R"({{"archived_snapshots": {{"closest": {{"url": "{}", "status": "{}"}}}}}})",
                    url, status));
  };
  CHECK(copy("http://web.archive.org/web/1/http://x.org/", "200") ==
        "https://web.archive.org/web/1/http://x.org/");
  CHECK_FALSE(copy("http://web.archive.org/web/1/http://x.org/", "404"));
  CHECK_FALSE(copy("javascript:alert(1)", "200"));
  CHECK_FALSE(archived_copy(R"({"archived_snapshots": {}})"));
  CHECK_FALSE(archived_copy("<html>busy</html>"));
}

TEST_CASE("queues: few of a host at a time, with a pause, and each in its turn") {
  const Moment start{std::chrono::hours(1)};
  HostQueues<int> queues({.at_once = 2, .pause = milliseconds(100)});
  CHECK_FALSE(queues.next_moment());
  for (const int work : {1, 2, 3}) queues.add("a", work, start);
  queues.add("b", 4, start);
  queues.add("a", 0, Moment::min());  // before all others
  CHECK(queues.take(start) == 0);
  CHECK(queues.take(start) == 4);
  CHECK_FALSE(queues.take(start));
  CHECK(queues.next_moment() == start + milliseconds(100));
  CHECK(queues.take(start + milliseconds(100)) == 1);
  CHECK_FALSE(queues.take(start + milliseconds(500)));  // two are under way
  CHECK_FALSE(queues.next_moment());
  queues.finish("a");
  queues.pause("a", start + milliseconds(900));
  CHECK(queues.next_moment() == start + milliseconds(900));
  CHECK(queues.drop("a") == std::vector<int>{2, 3});
  CHECK_FALSE(queues.next_moment());
}

}  // namespace
}  // namespace tokensite
