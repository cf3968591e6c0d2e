#include "git/git_credential.hpp"
#include "git/ssh_keys.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("credentials: the answer of git credential fill") {
  const auto found =
      parse_credential("protocol=https\nhost=example.org\nusername=ada\npassword=a=b c\n");
  REQUIRE(found);
  CHECK(found->name == "ada");
  CHECK(found->password == "a=b c");
  CHECK_FALSE(parse_credential(""));
  CHECK_FALSE(parse_credential("username=ada\n"));
  CHECK_FALSE(parse_credential("username=ada\npassword=\n"));
  CHECK_FALSE(parse_credential("nonsense"));
}

TEST_CASE("credentials: a key with a passphrase is told from one without") {
  const std::string head = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
  CHECK_FALSE(is_locked_key(head + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAA\n"));
  CHECK(is_locked_key(head + "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAA\n"));
  CHECK_FALSE(is_locked_key("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n"));
  CHECK(is_locked_key("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"));
  CHECK(is_locked_key("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
}

TEST_CASE("credentials: a key of the kind RSA is told from others") {
  const std::string head =
      "-----BEGIN OPENSSH PRIVATE KEY-----\n"
      "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAA";
  CHECK(is_rsa_key(head + "BlwAAAAdzc2gtcn\nNhAAAAAwEAAQAAAYEA\n"));
  CHECK_FALSE(is_rsa_key(head + "AMwAAAAtzc2gtZW\nQyNTUxOQAAACD\n"));
  CHECK(is_rsa_key("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n"));
}

}  // namespace
}  // namespace tokensite
