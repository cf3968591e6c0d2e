#include "support/punycode.hpp"

#include "support/text.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("punycode: labels are decoded") {
  // The samples of RFC 3492, section 7.1, that fit into a label, and two of one's neighbours.
  CHECK(punycode_decoded("egbpdaj6bu4bxfgehfvwxn") == "ليهمابتكلموشعربي؟");
  CHECK(punycode_decoded("ihqwcrb4cv8a8dqg056pqjye") == "他们为什么不说中文");
  CHECK(punycode_decoded("proprostnemluvesky-uyb24dma41a") == "pročprostěnemluvíčesky");
  CHECK(punycode_decoded("3b-ww4c5e180e575a65lsy2b") == "3年b組金八先生");
  CHECK(punycode_decoded("mnchen-3ya") == "münchen");
  CHECK(punycode_decoded("gre-6ka8i") == "größe");
}

TEST_CASE("punycode: what is malformed has no meaning") {
  for (const char* label : {"-abc", "99999999", "mnchen-3y!", "a-\xC3\xBC"}) {
    INFO(label);
    CHECK_FALSE(punycode_decoded(label));
  }
  CHECK_FALSE(punycode_decoded(std::string(64, 'a')));
}

TEST_CASE("text: names have one spelling in lower case") {
  CHECK(lower_composed("GRÖSSE") == "grösse");
  CHECK(lower_composed("größe") == "größe");
  CHECK(lower_composed("Gro\xCC\x88\xC3\x9F"
                       "e") == "größe");
  CHECK(lower_composed("\xE2\x84\xAA") == "k");  // the Kelvin sign
  CHECK(lower_composed("").empty());
}

}  // namespace
}  // namespace tokensite
