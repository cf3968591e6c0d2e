#include <cstdint>
#include <limits>

#include "support/json.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

void write_sample(JsonWriter& json) {
  json.begin_object().member("text", "a").member("number", 7).member_if("absent", "");
  json.key("list").begin_array().text("b").flag(true).begin_object().end_object().end_array();
  json.key("empty").begin_array().end_array().end_object();
}

TEST_CASE("json: compact, without a space") {
  JsonWriter json;
  write_sample(json);
  CHECK(json.take() == R"({"text":"a","number":7,"list":["b",true,{}],"empty":[]})");
}

TEST_CASE("json: indented, a member a line, and nothing between the brackets of what is empty") {
  JsonWriter json(JsonWriter::Layout::indented);
  write_sample(json);
  CHECK(json.take() == R"({
  "text": "a",
  "number": 7,
  "list": [
    "b",
    true,
    {}
  ],
  "empty": []
})");
}

TEST_CASE("json: what can't stand in a text is escaped, in keys too, and nothing else is") {
  JsonWriter json;
  json.begin_object().member("\"\n", std::string("\0\x1F\b\f\n\r\t\\ / \x7F é 👍", 20)).end_object();
  CHECK(json.take() == "{\"\\\"\\n\":\"\\u0000\\u001F\\b\\f\\n\\r\\t\\\\ / \x7F é 👍\"}");
}

TEST_CASE("json: numbers to their limits") {
  JsonWriter json;
  json.begin_array()
      .number(std::numeric_limits<std::int64_t>::min())
      .number(std::numeric_limits<std::int64_t>::max())
      .end_array();
  CHECK(json.take() == "[-9223372036854775808,9223372036854775807]");
}

}  // namespace
}  // namespace tokensite
