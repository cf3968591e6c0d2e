// The network as it is, played by servers on this machine.
#include "links/check_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/web_server.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Date day_one{.year = 2026, .month = 6, .day = 17};
const Date day_two{.year = 2026, .month = 6, .day = 18};
const Date month_later{.year = 2026, .month = 7, .day = 30};

/// Quick, and glad to connect to this machine.
LinkCheckOptions options_on(const Date& day) {
  ::setenv("no_proxy", "*", 1);
  LinkCheckOptions options{.today = day, .fetch = {}};
  options.fetch.user_agent = "tokensite/test";
  options.fetch.private_addresses = PrivateAddresses::allow;
  options.fetch.connect_timeout = seconds(5);
  options.fetch.timeout = seconds(5);
  options.fetch.host_limits = {.at_once = 16, .pause = milliseconds(0)};
  options.patience.first_wait = milliseconds(5);
  options.patience.longest_retry_after = seconds(2);
  return options;
}

SiteLinks links_to(const std::vector<std::string>& urls) {
  SiteLinks links;
  for (const std::string& url : urls) links[url].date = day_one;
  return links;
}

/// What a run says of one address: "blocked reason=403".
std::string said_of(const std::string& url, const LinkCheckOptions& options) {
  const LinkCheck check = check_links({}, links_to({url}), options);
  const auto found = check.lock.find(url);
  if (found == check.lock.end()) return "nothing";
  const LinkRecord& record = found->second;
  std::string text(name_of(record.state));
  if (!record.reason.empty()) text += " reason=" + record.reason;
  if (!record.moved_to.empty()) text += " to=" + record.moved_to;
  return text;
}

std::string said_of(const std::string& url) { return said_of(url, options_on(day_one)); }

TEST_CASE("check links: what the first line of an answer says") {
  const WebServer server([](const WebRequest& request) {
    return reply(std::stoi(request.target.substr(1)), "", "a page");
  });
  const std::map<int, std::string> expected = {
      {200, "alive"},
      {204, "alive"},
      {401, "blocked reason=401"},
      {403, "blocked reason=403"},
      {404, "failing reason=404"},
      {405, "blocked reason=405"},
      {410, "failing reason=410"},
      {429, "blocked reason=429"},
      {451, "blocked reason=451"},
      {500, "failing reason=500"},
      {503, "failing reason=503"},
      {999, "blocked reason=999"},
  };
  for (const auto& [status, said] : expected) {
    INFO(status);
    CHECK(said_of(server.url(fmt::format("/{}", status))) == said);
  }
}

TEST_CASE("check links: a page is asked for by HEAD, politely, and without its body") {
  const WebServer server([](const WebRequest&) { return reply(200, "", "body"); });
  CHECK(said_of(server.url("/a?b=c")) == "alive");
  REQUIRE(server.log() == std::vector<std::string>{"HEAD /a?b=c"});
  const WebRequest request = server.requests()[0];
  CHECK(request.headers.at("user-agent") == "tokensite/test");
  CHECK(request.headers.at("accept-language") == "en,*;q=0.5");
  CHECK_FALSE(request.headers.contains("authorization"));
  CHECK_FALSE(request.headers.contains("cookie"));
  CHECK_FALSE(request.headers.contains("accept-encoding"));
}

TEST_CASE("check links: a server that doesn't like HEAD is asked by GET") {
  for (const int refusal : {403, 404, 405, 501, 999}) {
    const WebServer server([&](const WebRequest& request) {
      return reply(request.method == "HEAD" ? refusal : 200, "", "a page");
    });
    CHECK(said_of(server.url()) == "alive");
    CHECK(server.log() == std::vector<std::string>{"HEAD /", "GET /"});
  }
  const WebServer silent(
      [](const WebRequest& request) { return request.method == "HEAD" ? WebReply{} : reply(200); });
  CHECK(said_of(silent.url()) == "alive");
}

TEST_CASE("check links: of a huge body nothing is read but the beginning") {
  const WebServer server([](const WebRequest& request) {
    if (request.method == "HEAD") return reply(405);
    return WebReply{.bytes = reply(200, "Content-Length: 9000000000").bytes,
                    .end = WebReply::End::flood};
  });
  CHECK(said_of(server.url()) == "alive");
}

TEST_CASE("check links: headers without end are cut off") {
  const WebServer server([](const WebRequest&) {
    return WebReply{.bytes = "HTTP/1.1 200 X\r\nA: ", .end = WebReply::End::flood};
  });
  CHECK(said_of(server.url()) == "alive");
}

TEST_CASE("check links: what is compressed stays so") {
  const WebServer server([](const WebRequest&) {
    // Zeros that gzip has made small; nobody is to blow them up again.
    return reply(200, "Content-Encoding: gzip", std::string("\x1f\x8b\x08", 3) + "not gzip at all");
  });
  CHECK(said_of(server.url()) == "alive");
}

TEST_CASE("check links: servers that don't answer are told apart") {
  LinkCheckOptions options = options_on(day_one);
  const WebServer alive([](const WebRequest&) { return reply(200); });
  options.own_site = alive.url();
  const WebServer reset(
      [](const WebRequest&) { return WebReply{.bytes = {}, .end = WebReply::End::reset}; });
  CHECK(said_of(reset.url(), options) == "failing reason=cut-off");
  CHECK(reset.log().size() == 4);  // by HEAD, and three times by GET
  const WebServer empty([](const WebRequest&) { return WebReply{}; });
  CHECK(said_of(empty.url(), options) == "failing reason=cut-off");
  const WebServer nonsense([](const WebRequest&) { return WebReply{.bytes = "ssh-2.0\r\n"}; });
  CHECK(said_of(nonsense.url(), options) == "failing reason=bad-answer");
  CHECK(said_of(fmt::format("http://127.0.0.1:{}/", closed_port()), options) ==
        "failing reason=no-connection");
  CHECK(said_of("http://no-such-host.invalid/", options) == "failing reason=no-host");
}

TEST_CASE("check links: a server that is too slow is waited for only so long") {
  const WebServer server(
      [](const WebRequest&) { return WebReply{.bytes = {}, .end = WebReply::End::hang}; });
  LinkCheckOptions options = options_on(day_one);
  options.fetch.timeout = milliseconds(80);
  const auto start = std::chrono::steady_clock::now();
  CHECK(said_of(server.url(), options) == "failing reason=timeout");
  CHECK(std::chrono::steady_clock::now() - start < seconds(3));
}

TEST_CASE("check links: what may have been chance is tried again") {
  std::atomic<int> asked = 0;
  const WebServer server([&](const WebRequest& request) {
    if (request.method == "HEAD") return reply(500);
    return ++asked < 3 ? reply(503) : reply(200);
  });
  CHECK(said_of(server.url()) == "alive");
  CHECK(asked == 3);
}

TEST_CASE("check links: a server that asks for time gets it, within reason") {
  std::atomic<int> asked = 0;
  const auto begin = std::chrono::steady_clock::now();
  std::atomic<std::int64_t> second_after = 0;
  const WebServer server([&](const WebRequest&) {
    if (++asked == 1) return reply(429, "Retry-After: 1");
    second_after = (std::chrono::steady_clock::now() - begin) / milliseconds(1);
    return reply(200);
  });
  CHECK(said_of(server.url()) == "alive");
  CHECK(second_after >= 900);
}

TEST_CASE("check links: a host that wants a long rest is left alone for this run") {
  const WebServer server([](const WebRequest&) { return reply(429, "Retry-After: 3600"); });
  LinkCheckOptions options = options_on(day_one);
  options.fetch.host_limits.at_once = 1;
  std::vector<std::string> urls;
  for (int i = 0; i < 20; ++i) urls.push_back(server.url(fmt::format("/{:02}", i)));
  const LinkCheck check = check_links({}, links_to(urls), options);
  CHECK(server.log().size() == 1);
  CHECK(check.lock.size() == 1);
  CHECK(check.due == 20);
  CHECK(check.answered == 1);
  CHECK(check.end == LinkCheckEnd::finished);
}

TEST_CASE("check links: it is the tired host that is left alone, not the one that led there") {
  const WebServer tired([](const WebRequest&) { return reply(429, "Retry-After: 3600"); },
                        "127.0.0.2");
  const WebServer server([&](const WebRequest& request) {
    return request.target == "/00" ? redirect(302, tired.url()) : reply(200);
  });
  LinkCheckOptions options = options_on(day_one);
  options.fetch.host_limits.at_once = 1;
  std::vector<std::string> urls;
  for (int i = 0; i < 20; ++i) urls.push_back(server.url(fmt::format("/{:02}", i)));
  CHECK(check_links({}, links_to(urls), options).answered == 20);
}

TEST_CASE("check links: redirects are followed, and those for good are told") {
  const WebServer server([](const WebRequest& request) {
    const std::string& path = request.target;
    if (path == "/for-good") return redirect(301, "/new");
    if (path == "/for-good-too") return redirect(308, "/for-good");
    if (path == "/for-now") return redirect(302, "/new");
    if (path == "/see-other") return redirect(303, "/new");
    if (path == "/then-for-now") return redirect(301, "/for-now");
    if (path == "/for-now-then") return redirect(307, "/for-good");
    if (path == "/slash") return redirect(301, "/slash/");
    if (path == "/to-nothing") return redirect(301, "/gone");
    if (path == "/to-login") return redirect(302, "/account/login?next=/x");
    if (path == "/to-file") return redirect(301, "file:///etc/passwd");
    if (path == "/to-much") return redirect(301, "/" + std::string(9000, 'x'));
    if (path == "/to-user") return redirect(301, "http://me:secret@127.0.0.1/");
    if (path == "/loop") return redirect(302, "/pool");
    if (path == "/pool") return redirect(301, "/loop");
    if (path.starts_with("/on")) return redirect(302, path + "n");
    return reply(path == "/gone" ? 404 : 200);
  });
  const std::map<std::string, std::string> expected = {
      {"/for-good", "moved to=" + server.url("/new")},
      {"/for-good-too", "moved to=" + server.url("/new")},
      {"/for-now", "alive"},
      {"/see-other", "alive"},
      {"/then-for-now", "moved to=" + server.url("/for-now")},
      {"/for-now-then", "alive"},
      {"/slash", "alive"},
      {"/to-nothing", "failing reason=404"},
      {"/to-login", "blocked reason=login"},
      {"/to-file", "failing reason=bad-redirect"},
      {"/to-much", "failing reason=bad-redirect"},
      {"/to-user", "failing reason=bad-redirect"},
      {"/loop", "failing reason=redirect-loop"},
      {"/on", "failing reason=too-many-redirects"},
  };
  for (const auto& [path, said] : expected) {
    INFO(path);
    CHECK(said_of(server.url(path)) == said);
  }
}

TEST_CASE("check links: a cookie opens the door that sets it, and no other") {
  std::atomic<int> strange_cookies = 0;
  const WebServer other(
      [&](const WebRequest& request) {
        if (request.headers.contains("cookie")) ++strange_cookies;
        return reply(200);
      },
      "127.0.0.2");
  const WebServer server([&](const WebRequest& request) {
    if (request.target == "/away") return reply(302, "Set-Cookie: a=b\nLocation: " + other.url());
    if (request.headers.contains("cookie")) return reply(200);
    return reply(302, "Set-Cookie: a=b\nLocation: " + request.target);
  });
  CHECK(said_of(server.url("/door")) == "alive");
  CHECK(said_of(server.url("/away")) == "alive");
  CHECK(other.log().size() == 1);
  CHECK(strange_cookies == 0);
}

TEST_CASE("check links: a wall against programs is no fault of the link's") {
  const WebServer server([](const WebRequest& request) {
    if (request.target == "/cloudflare") return reply(503, "CF-Mitigated: challenge");
    return reply(202, "x-amzn-waf-action: challenge");
  });
  CHECK(said_of(server.url("/cloudflare")) == "blocked reason=bot-wall");
  CHECK(said_of(server.url("/amazon")) == "blocked reason=bot-wall");
}

TEST_CASE("check links: certificates that can't be trusted are told apart") {
  const TlsServer self_signed(TlsServer::Certificate::self_signed);
  CHECK(said_of(self_signed.url()) == "failing reason=certificate-self-signed");
  // A browser may well know the way to the authority.
  const TlsServer unknown(TlsServer::Certificate::of_unknown_authority);
  CHECK(said_of(unknown.url()) == "blocked reason=certificate-chain");
  const WebServer plain([](const WebRequest&) { return reply(200); });
  CHECK(said_of("https" + plain.url().substr(4)) == "failing reason=tls");
}

/// 127.0.0.1 stands for the open network.
bool is_not_second(const sockaddr& address) noexcept {
  sockaddr second{};
  second.sa_family = AF_INET;
  const unsigned char bytes[] = {127, 0, 0, 2};
  std::copy(std::begin(bytes), std::end(bytes), second.sa_data + 2);
  return !std::equal(second.sa_data + 2, second.sa_data + 6, address.sa_data + 2);
}

TEST_CASE("check links: no connection is made to a private address, not by a redirect either") {
  const WebServer inside([](const WebRequest&) { return reply(200); }, "127.0.0.2");
  const WebServer outside([&](const WebRequest& request) {
    return request.target == "/in" ? redirect(302, inside.url()) : reply(200);
  });
  LinkCheckOptions options = options_on(day_one);
  options.fetch.private_addresses = PrivateAddresses::refuse;
  CHECK(said_of(outside.url(), options) == "private");
  CHECK(said_of("http://localhost/", options) == "private");
  options.fetch.is_public = is_not_second;
  CHECK(said_of(outside.url(), options) == "alive");
  CHECK(said_of(inside.url(), options) == "private");
  CHECK(said_of(outside.url("/in"), options) == "private");
  // A name server may say anything.
  const std::string port = inside.url().substr(std::string("http://127.0.0.2:").size());
  options.fetch.known_hosts = {
      fmt::format("public.example:{}:127.0.0.2", port.substr(0, port.find('/')))};
  CHECK(said_of("http://public.example:" + port, options) == "private");
  CHECK(inside.log().empty());
}

TEST_CASE("check links: a host's name may have any letters") {
  const WebServer server([](const WebRequest&) { return reply(200); });
  const std::string port = server.url("").substr(std::string("http://127.0.0.1:").size());
  LinkCheckOptions options = options_on(day_one);
  options.fetch.known_hosts = {fmt::format("xn--mnchen-3ya.example:{}:127.0.0.1", port)};
  CHECK(said_of("http://münchen.example:" + port + "/%C3%BC", options) == "alive");
  CHECK(server.requests().at(0).headers.at("host") == "xn--mnchen-3ya.example:" + port);
}

TEST_CASE("check links: many at once, few of one host") {
  const auto slow = [](const WebRequest&) {
    std::this_thread::sleep_for(milliseconds(15));
    return reply(200);
  };
  const WebServer one(slow, "127.0.0.3");
  const WebServer two(slow, "127.0.0.4");
  std::vector<std::string> urls;
  for (int i = 0; i < 12; ++i) {
    urls.push_back(one.url(fmt::format("/{}", i)));
    urls.push_back(two.url(fmt::format("/{}", i)));
  }
  LinkCheckOptions options = options_on(day_one);
  options.fetch.host_limits = {.at_once = 2, .pause = milliseconds(1)};
  const LinkCheck check = check_links({}, links_to(urls), options);
  CHECK(check.answered == 24);
  CHECK(one.most_at_once() <= 2);
  CHECK(two.most_at_once() <= 2);
}

TEST_CASE("check links: dead takes failures on two days, and an answer undoes it") {
  std::atomic<int> status = 404;
  const WebServer server([&](const WebRequest&) { return reply(status); });
  const SiteLinks links = links_to({server.url()});
  const LinkCheck first = check_links({}, links, options_on(day_one));
  const LinkRecord failing = first.lock.at(server.url());
  CHECK(failing.state == LinkState::failing);
  CHECK(failing.since == day_one);
  // Again on that day: it isn't due.
  const LinkCheck same_day = check_links(first.lock, links, options_on(day_one));
  CHECK(same_day.due == 0);
  CHECK(same_day.lock == first.lock);
  const LinkCheck second = check_links(first.lock, links, options_on(day_two));
  const LinkRecord dead = second.lock.at(server.url());
  CHECK(dead.state == LinkState::dead);
  CHECK(dead.since == day_one);
  CHECK(dead.checked == day_two);
  status = 200;
  CHECK(check_links(first.lock, links, options_on(day_two)).lock.at(server.url()).state ==
        LinkState::alive);
  CHECK(check_links(second.lock, links, options_on(day_two)).due == 0);
  CHECK(check_links(second.lock, links, options_on(month_later)).lock.at(server.url()).state ==
        LinkState::alive);
}

TEST_CASE("check links: of a link that is dead an archived copy is looked for") {
  const WebServer server([](const WebRequest& request) {
    if (request.target.starts_with("/wayback")) {
      return reply(200, "", R"({"archived_snapshots": {"closest": {"status": "200", "available":
          true, "url": "http://web.archive.org/web/2026/http://x.org/", "timestamp": "2026"}}})");
    }
    return reply(404);
  });
  const SiteLinks links = links_to({server.url("/a")});
  LinkCheckOptions options = options_on(day_one);
  options.archive = server.url("/wayback");
  const LinkCheck first = check_links({}, links, options);
  CHECK(first.lock.at(server.url("/a")).archive.empty());
  options.today = day_two;
  const LinkCheck second = check_links(first.lock, links, options);
  CHECK(second.lock.at(server.url("/a")).archive ==
        "https://web.archive.org/web/2026/http://x.org/");
  const std::string asked = server.log().back();
  CHECK(asked.starts_with("GET /wayback?url=http%3A%2F%2F127.0.0.1%3A"));
  CHECK(asked.ends_with("%2Fa&timestamp=20260617"));
  options.today = month_later;
  CHECK(check_links(second.lock, links, options).lock.at(server.url("/a")).archive ==
        second.lock.at(server.url("/a")).archive);
}

TEST_CASE("check links: without a network nothing is learnt and nothing is lost") {
  const std::string nowhere = fmt::format("http://127.0.0.1:{}", closed_port());
  const SiteLinks links = links_to({nowhere + "/a", nowhere + "/b", "http://none.invalid/"});
  const LinkLock known = {
      {nowhere + "/a",
       {.url = nowhere + "/a", .state = LinkState::failing, .checked = day_one, .since = day_one}}};
  LinkCheckOptions options = options_on(day_two);
  LinkCheck check = check_links(known, links, options);
  CHECK(check.end == LinkCheckEnd::no_network);
  CHECK(check.lock == known);
  CHECK(check.answered == 0);
  options.own_site = nowhere;  // asked to make sure; nobody is there
  check = check_links(known, links, options);
  CHECK(check.end == LinkCheckEnd::no_network);
  CHECK(check.lock == known);
  // But if somebody answers, the line is fine, and the links are to blame.
  const WebServer server([](const WebRequest&) { return reply(200); });
  options.own_site = server.url();
  check = check_links(known, links, options);
  CHECK(check.end == LinkCheckEnd::finished);
  CHECK(check.lock.at(nowhere + "/a").state == LinkState::dead);
  CHECK(check.lock.at(nowhere + "/b").state == LinkState::failing);
}

TEST_CASE("check links: a network that has gone is noticed before all is tried in vain") {
  const std::string nowhere = fmt::format("http://127.0.0.1:{}", closed_port());
  std::vector<std::string> urls;
  for (int i = 0; i < 400; ++i) urls.push_back(fmt::format("{}/{}", nowhere, i));
  LinkCheckOptions options = options_on(day_one);
  options.own_site = nowhere;
  std::size_t done = 0;
  options.on_progress = [&](const LinkProgress& progress) { done = progress.done; };
  const LinkCheck check = check_links({}, links_to(urls), options);
  CHECK(check.end == LinkCheckEnd::no_network);
  CHECK(check.lock.empty());
  CHECK(done < 200);
}

TEST_CASE("check links: only what is due is asked for") {
  const WebServer server([](const WebRequest&) { return reply(200); });
  std::vector<std::string> urls;
  for (int i = 0; i < 60; ++i) urls.push_back(server.url(fmt::format("/{}", i)));
  const SiteLinks links = links_to(urls);
  LinkLock lock = check_links({}, links, options_on(day_one)).lock;
  CHECK(lock.size() == 60);
  CHECK(check_links(lock, links, options_on(day_two)).due == 0);
  // A month later they come due day by day, and none is forgotten.
  std::size_t all = 0;
  std::size_t most = 0;
  for (int day = 1; day <= 31; ++day) {
    const Date today{.year = 2026, .month = 7, .day = day};
    const LinkCheck check = check_links(lock, links, options_on(today));
    lock = check.lock;
    all += check.due;
    most = std::max(most, check.due);
  }
  CHECK(all == 60);
  CHECK(most < 20);
}

}  // namespace
}  // namespace tokensite
