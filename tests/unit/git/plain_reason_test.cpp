#include "git/plain_reason.hpp"

#include "tests/support/catch.hpp"

namespace tokensite::git {
namespace {

TEST_CASE("plain reason: what an answer over http means") {
  const auto told = [](const char* status) {
    return plain_reason(std::string("unexpected http status code: ") + status);
  };
  CHECK(told("403").starts_with("the server answered 403: whoever you are"));
  CHECK(told("404").starts_with("the server answered 404: it has no such repository"));
  CHECK(told("413").find("client_max_body_size") != std::string::npos);
  CHECK(told("502") == "the server answered 502: something is wrong there; try again later");
  CHECK(told("418") == "the server answered 418");
}

TEST_CASE("plain reason: what only libgit2's makers understand, and all else as it is") {
  CHECK(plain_reason("unsupported extension name extensions.objectformat") ==
        "its objects have SHA-256 ids, which libgit2 can't read");
  CHECK(plain_reason("failed to start SSH session: Unable to exchange encryption keys")
            .find("known_hosts") != std::string::npos);
  CHECK(plain_reason("failed to connect to localhost") == "failed to connect to localhost");
  CHECK(plain_reason("").empty());
}

}  // namespace
}  // namespace tokensite::git
