#include "support/json_value.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

const rapidjson::Value& as_value(const void* value) {
  static const rapidjson::Value null;
  return value == nullptr ? null : *static_cast<const rapidjson::Value*>(value);
}

/// Where more than `deepest_json` brackets are open, if anywhere. What is no JSON is for the parser
/// to find.
std::optional<std::size_t> find_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest_json) return at;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::nullopt;
}

/// The library's words, as a clause.
std::string clause(std::string words) {
  if (words.ends_with('.')) words.pop_back();
  return words.empty() ? words : ascii_lower(words.substr(0, 1)) + words.substr(1);
}

}  // namespace

bool JsonValue::is_null() const { return as_value(value_).IsNull(); }
bool JsonValue::is_object() const { return as_value(value_).IsObject(); }
bool JsonValue::is_array() const { return as_value(value_).IsArray(); }

JsonValue JsonValue::operator[](std::string_view key) const {
  const rapidjson::Value& value = as_value(value_);
  if (!value.IsObject()) return {};
  const auto member = value.FindMember(rapidjson::Value(
      rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
  return member == value.MemberEnd() ? JsonValue() : JsonValue(&member->value);
}

JsonValue JsonValue::operator[](std::size_t index) const {
  const rapidjson::Value& value = as_value(value_);
  if (!value.IsArray() || index >= value.Size()) return {};
  return JsonValue(&value[static_cast<rapidjson::SizeType>(index)]);
}

std::vector<JsonValue> JsonValue::elements() const {
  std::vector<JsonValue> elements;
  const rapidjson::Value& value = as_value(value_);
  if (!value.IsArray()) return elements;
  elements.reserve(value.Size());
  for (const rapidjson::Value& element : value.GetArray()) elements.push_back(JsonValue(&element));
  return elements;
}

std::string JsonValue::text() const {
  const rapidjson::Value& value = as_value(value_);
  // Half of a surrogate pair passes for a character.
  if (value.IsString()) return valid_utf8({value.GetString(), value.GetStringLength()});
  if (!value.IsNumber() && !value.IsBool()) return {};
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

struct JsonDocument::State {
  rapidjson::Document document;
};

std::optional<JsonDocument> JsonDocument::parse(std::string_view json, JsonFault& fault) {
  if (const auto at = find_too_deep(json)) {
    fault = {.offset = *at, .message = "too many brackets in brackets"};
    return std::nullopt;
  }
  auto state = std::make_unique<State>();
  // Iteratively, so that no depth is one of calls; the values lie in a pool, which is freed at
  // once.
  state->document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(
      json.data(), json.size());
  if (state->document.HasParseError()) {
    fault = {.offset = state->document.GetErrorOffset(),
             .message = clause(rapidjson::GetParseError_En(state->document.GetParseError()))};
    return std::nullopt;
  }
  return JsonDocument(std::move(state));
}

JsonDocument::JsonDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonValue JsonDocument::root() const { return JsonValue(&state_->document); }

}  // namespace tokensite
