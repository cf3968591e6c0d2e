#include "git/source_repository.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

std::string address_of(const SourceRepository& source, const std::string& remote) {
  const auto found = find_remote(source, remote, "/here");
  return found ? found->url : "no: " + found.error().message;
}

TEST_CASE("source repository: its commit, branch, remotes and author") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/tokensite.yml", "t"}, {"repo/content/a", "a"}});
  sandbox.git("repo", "init --quiet");
  sandbox.git("repo", "config user.name Ada");
  sandbox.git("repo", "config user.email ada@example.org");
  auto source = read_source_repository(sandbox.path("repo"));
  REQUIRE(source);
  CHECK(source->is_there);
  CHECK_FALSE(source->commit);
  CHECK(source->author == Author{.name = "Ada", .email = "ada@example.org"});
  CHECK(address_of(*source, "origin") ==
        "no: there is no remote `origin`; the repository has none: git remote add origin URL; a "
        "URL does as well, or a path with a `/`");

  sandbox.git("repo", "remote add origin ../origin.git");
  sandbox.git("repo", "remote add a.b https://example.org/x.git");
  sandbox.git("repo", "remote set-url --push a.b https://example.org/push.git");
  sandbox.git("repo", "config url./srv/.insteadOf short:");
  sandbox.git("repo", "remote add short short:x.git");
  sandbox.commit_all("repo");
  source = read_source_repository(sandbox.path("repo"));
  REQUIRE(source);
  REQUIRE(source->commit);
  CHECK(source->commit->id.size() == 40);
  CHECK(source->commit->branch == "main");
  CHECK_FALSE(source->commit->has_changes);
  CHECK(address_of(*source, "origin") == sandbox.path("origin.git"));
  CHECK(address_of(*source, "a.b") == "https://example.org/push.git");
  CHECK(address_of(*source, "short") == "/srv/x.git");
  CHECK(address_of(*source, "short:y.git") == "/srv/y.git");
  CHECK(address_of(*source, "../x") == "/x");
  CHECK(address_of(*source, "x").starts_with("no: there is no remote `x`; the repository has "));

  sandbox.folder().write({{"repo/content/b", "b"}});
  sandbox.git("repo", "checkout --quiet --detach");
  source = read_source_repository(sandbox.path("repo"));
  REQUIRE(source);
  CHECK(source->commit->branch.empty());
  CHECK(source->commit->has_changes);
}

TEST_CASE("source repository: a password that the settings put into an address is seen") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/tokensite.yml", "t"}});
  sandbox.git("repo", "init --quiet");
  sandbox.git("repo", "config url.https://me:secret@example.org/.insteadOf https://example.org/");
  sandbox.git("repo", "remote add origin https://example.org/x.git");
  const auto source = read_source_repository(sandbox.path("repo"));
  REQUIRE(source);
  for (const char* remote : {"origin", "https://example.org/x.git"}) {
    const std::string said = address_of(*source, remote);
    INFO(said);
    CHECK(said.starts_with("no: the address of the remote at example.org holds a name or a"));
    CHECK(said.find("secret") == std::string::npos);
  }
}

TEST_CASE("source repository: one of SHA-256 is a failure that says so") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/tokensite.yml", "t"}});
  sandbox.git("repo", "init --quiet --object-format=sha256");
  const auto source = read_source_repository(sandbox.path("repo"));
  REQUIRE_FALSE(source);
  CHECK(source.error().message.ends_with("its objects have SHA-256 ids, which libgit2 can't read"));
}

TEST_CASE("source repository: a site may lie in none") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"site/tokensite.yml", "t"}});
  const auto source = read_source_repository(sandbox.path("site"));
  REQUIRE(source);
  CHECK_FALSE(source->is_there);
  CHECK_FALSE(source->commit);
  CHECK(address_of(*source, "origin").starts_with("no: there is no remote `origin`, for "));
  CHECK(address_of(*source, "/srv/x.git") == "/srv/x.git");
}

}  // namespace
}  // namespace tokensite
