#include "support/json.hpp"

#include <rapidjson/document.h>

#include <cassert>
#include <charconv>
#include <iterator>
#include <utility>

#include "support/byte_runs.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// The bytes that stand in no JSON string as they are.
constexpr auto is_special = [](auto c) { return (c < 0x20) | (c == '"') | (c == '\\'); };

void append_escape(std::string& json, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view names = "\"\\bfnrt";
  json += '\\';
  if (const std::size_t at = named.find(c); at != named.npos) {
    json += names[at];
    return;
  }
  json += "u00";
  json += digits[static_cast<unsigned char>(c) / 16];
  json += digits[static_cast<unsigned char>(c) % 16];
}

}  // namespace

void JsonWriter::separate() {
  if (std::exchange(is_after_key_, false) || have_members_.empty()) return;
  if (have_members_.back()) json_ += ',';
  have_members_.back() = true;
  if (layout_ == Layout::indented) json_.append("\n").append(have_members_.size() * 2, ' ');
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  json_ += bracket;
  have_members_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  assert(!have_members_.empty() && !is_after_key_);
  const bool has_members = have_members_.back();
  have_members_.pop_back();
  if (has_members && layout_ == Layout::indented) {
    json_.append("\n").append(have_members_.size() * 2, ' ');
  }
  json_ += bracket;
  return *this;
}

void JsonWriter::append_quoted(std::string_view text) {
  json_ += '"';
  for (std::size_t at = 0;;) {
    const std::size_t end = end_of_run(text, at, is_special);
    json_.append(text, at, end - at);
    if (end == text.size()) break;
    append_escape(json_, text[end]);
    at = end + 1;
  }
  json_ += '"';
}

JsonWriter& JsonWriter::begin_object() { return open('{'); }
JsonWriter& JsonWriter::end_object() { return close('}'); }
JsonWriter& JsonWriter::begin_array() { return open('['); }
JsonWriter& JsonWriter::end_array() { return close(']'); }

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_quoted(name);
  json_ += layout_ == Layout::indented ? ": " : ":";
  is_after_key_ = true;
  return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  append_quoted(value);
  return *this;
}
JsonWriter& JsonWriter::number(std::int64_t value) {
  separate();
  char digits[20];  // "-9223372036854775808"
  json_.append(digits, std::to_chars(digits, std::end(digits), value).ptr);
  return *this;
}
JsonWriter& JsonWriter::flag(bool value) {
  separate();
  json_ += value ? "true" : "false";
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

std::string JsonWriter::take() {
  assert(have_members_.empty());
  return std::move(json_);
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
