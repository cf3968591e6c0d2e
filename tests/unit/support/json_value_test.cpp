#include "support/json_value.hpp"

#include "support/json.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

JsonDocument parsed(std::string_view json) {
  JsonFault fault;
  std::optional<JsonDocument> document = JsonDocument::parse(json, fault);
  REQUIRE(document);
  return std::move(*document);
}

TEST_CASE("json values: members, elements, texts and numbers as texts") {
  const JsonDocument document =
      parsed(R"({"db":[{"data":{"posts":[{"id":12,"title":"Fröst"},{"id":"x","on":true}]}}]})");
  const JsonValue posts = document.root()["db"][0]["data"]["posts"];
  REQUIRE(posts.elements().size() == 2);
  CHECK(posts[0]["id"].text() == "12");
  CHECK(posts[0]["title"].text() == "Fröst");
  CHECK(posts[1]["on"].text() == "true");
  CHECK(posts.is_array());
  CHECK(posts[1].is_object());
  CHECK(posts.text().empty());
}

TEST_CASE("json values: what isn't there is null, and so is all in it") {
  const JsonDocument document = parsed(R"({"a":null,"b":[1]})");
  CHECK(document.root()["a"].is_null());
  CHECK(document.root()["none"]["of"][7]["these"].is_null());
  CHECK(document.root()["b"][1].is_null());
  CHECK(document.root()["b"]["key"].is_null());
  CHECK(document.root()["a"].elements().empty());
  CHECK(JsonValue().text().empty());
}

TEST_CASE("json values: a character of no width at all survives in a text") {
  CHECK(parsed(R"(["a\u0000b"])").root()[0].text() == std::string("a\0b", 3));
}

TEST_CASE("json values: what is no JSON says where and why") {
  JsonFault fault;
  CHECK_FALSE(JsonDocument::parse(R"({"a":1 "b":2})", fault));
  CHECK(fault.offset == 7);
  CHECK(fault.message == "missing a comma or '}' after an object member");
  CHECK_FALSE(JsonDocument::parse("", fault));
  CHECK(fault.message == "the document is empty");
  CHECK_FALSE(JsonDocument::parse("[\"\xFF\"]", fault));
  CHECK_FALSE(JsonDocument::parse(R"(["\ud800"])", fault));
}

TEST_CASE("json values: a million brackets are no million calls") {
  JsonFault fault;
  CHECK_FALSE(JsonDocument::parse(std::string(1'000'000, '['), fault));
  CHECK(fault.offset == deepest_json);
  CHECK(fault.message == "too many brackets in brackets");
  const std::string deepest = std::string(deepest_json, '[') + std::string(deepest_json, ']');
  CHECK(JsonDocument::parse(deepest, fault));
  CHECK(JsonDocument::parse('"' + std::string(1'000'000, '[') + '"', fault));
}

TEST_CASE("json values: half of a surrogate pair is no character") {
  JsonFault fault;
  const auto document = JsonDocument::parse(R"({"a": "x\ude00y"})", fault);
  REQUIRE(document);
  CHECK_FALSE(find_invalid_utf8(document->root()["a"].text()));
  const auto text = json_text_at(R"({"a": "x\ude00y"})", {"a"});
  REQUIRE(text);
  CHECK_FALSE(find_invalid_utf8(*text));
}

}  // namespace
}  // namespace tokensite
