#include "git/remote_address.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::string told(const std::string& text) {
  const Result<RemoteAddress> address = parse_remote_address(text, "/srv/site");
  if (!address) return "no: " + address.error().message;
  const char* kinds[] = {"path", "git", "http", "https", "ssh"};
  return std::string(kinds[static_cast<int>(address->kind)]) + " " + address->url + " @" +
         address->host;
}

TEST_CASE("remote address: paths are relative to the folder") {
  CHECK(told("../repo.git") == "path /srv/repo.git @");
  CHECK(told("/x/y.git") == "path /x/y.git @");
  CHECK(told("./a:b") == "path /srv/site/a:b @");
  CHECK(told("file:///x/a%20b.git") == "path /x/a b.git @");
}

TEST_CASE("remote address: URLs, and ssh's short form") {
  CHECK(told("https://Example.org:8443/a/b.git") ==
        "https https://Example.org:8443/a/b.git @example.org");
  CHECK(told("http://example.org/a") == "http http://example.org/a @example.org");
  CHECK(told("git://127.0.0.1:9418/a") == "git git://127.0.0.1:9418/a @127.0.0.1");
  CHECK(told("ssh://git@example.org:22/a") == "ssh ssh://git@example.org:22/a @example.org");
  CHECK(told("git@Example.org:a/b.git") == "ssh git@Example.org:a/b.git @example.org");
  CHECK(told("example.org:a") == "ssh example.org:a @example.org");
}

TEST_CASE("remote address: one with a secret is refused, and the secret not repeated") {
  for (const char* text : {"https://secret@example.org/a", "https://me:secret@example.org/a",
                           "http://secret@example.org/a", "ssh://git:secret@example.org/a",
                           "git://secret@example.org/a"}) {
    const std::string message = told(text);
    INFO(message);
    CHECK(
        message.starts_with("no: the address of the remote at example.org holds a name or a "
                            "password"));
    CHECK(message.find("secret") == std::string::npos);
  }
}

TEST_CASE("remote address: what may be a secret in a URL that was mistyped") {
  for (const char* text : {"me:secret@example.org/a", "https:/me:secret@example.org/a",
                           "git:secret@example.org:a", "git@example.org:secret@example.org:a"}) {
    const std::string message = told(text);
    INFO(message);
    CHECK(message.starts_with("no: the remote's address has an `@` behind a `:`"));
    CHECK(message.find("secret") == std::string::npos);
  }
}

TEST_CASE("remote address: what is none") {
  CHECK(told("ftp://example.org/a").starts_with("no: the remote's address begins with `ftp://`"));
  CHECK(told("ext::sh -c true").starts_with("ssh"));  // a host that isn't there, and no program
  CHECK(told("https:///a") == "no: the remote's address names no host");
  CHECK(told("git@host:").starts_with("no: "));
  CHECK(told(":x").starts_with("no: "));
  CHECK(told("a\nb").starts_with("no: "));
}

TEST_CASE("remote address: whom a password is meant for") {
  CHECK(https_authority("https://Example.org/a") == "example.org:443");
  CHECK(https_authority("https://example.org:443") == https_authority("HTTPS://EXAMPLE.ORG/x"));
  CHECK(https_authority("https://example.org:8443/") != https_authority("https://example.org/"));
  CHECK(https_authority("http://example.org/").empty());
  CHECK(https_authority("").empty());
}

}  // namespace
}  // namespace tokensite
