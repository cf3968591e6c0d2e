#include "support/json.hpp"

// Strings are looked through sixteen bytes at a time where the processor is known to do it.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "support/text.hpp"

namespace tokensite {

/// One writer type serves both layouts: a pretty writer whose indent is none is nearly compact, but
/// not quite, so there are two.
struct JsonWriter::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> compact{buffer};
  rapidjson::PrettyWriter<rapidjson::StringBuffer> indented{buffer};
  Layout layout = Layout::compact;

  template <class Call>
  void with_writer(const Call& call) {
    if (layout == Layout::compact) {
      call(compact);
    } else {
      call(indented);
    }
  }
};

JsonWriter::JsonWriter(Layout layout) : state_(std::make_unique<State>()) {
  state_->layout = layout;
  state_->indented.SetIndent(' ', 2);
}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
  state_->with_writer([](auto& writer) { writer.StartObject(); });
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  state_->with_writer([](auto& writer) { writer.EndObject(); });
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  state_->with_writer([](auto& writer) { writer.StartArray(); });
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  state_->with_writer([](auto& writer) { writer.EndArray(); });
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  state_->with_writer([&](auto& writer) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  });
  return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) {
  state_->with_writer([&](auto& writer) {
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  });
  return *this;
}
JsonWriter& JsonWriter::number(std::int64_t value) {
  state_->with_writer([&](auto& writer) { writer.Int64(value); });
  return *this;
}
JsonWriter& JsonWriter::flag(bool value) {
  state_->with_writer([&](auto& writer) { writer.Bool(value); });
  return *this;
}

JsonWriter& JsonWriter::member(std::string_view name, std::string_view value) {
  return key(name).text(value);
}
JsonWriter& JsonWriter::member_if(std::string_view name, std::string_view value) {
  return value.empty() ? *this : member(name, value);
}
JsonWriter& JsonWriter::member(std::string_view name, std::int64_t value) {
  return key(name).number(value);
}

std::string JsonWriter::take() const {
  return {state_->buffer.GetString(), state_->buffer.GetSize()};
}

std::optional<std::string> json_text_at(std::string_view json,
                                        std::initializer_list<std::string_view> keys) {
  rapidjson::Document document;
  // Iteratively: a million brackets must not be a million calls.
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(
      json.data(), json.size());
  if (document.HasParseError()) return std::nullopt;
  const rapidjson::Value* value = &document;
  for (const std::string_view key : keys) {
    if (!value->IsObject()) return std::nullopt;
    const auto member = value->FindMember(rapidjson::Value(
        rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
    if (member == value->MemberEnd()) return std::nullopt;
    value = &member->value;
  }
  if (!value->IsString()) return std::nullopt;
  // Half of a surrogate pair passes for a character.
  return valid_utf8({value->GetString(), value->GetStringLength()});
}

std::string json_for_html(std::string json) {
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at)) {
    json.replace(at, 1, "\\u003c");
  }
  return json;
}

}  // namespace tokensite
