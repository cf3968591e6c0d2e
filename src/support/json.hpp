// JSON, written front to back: the order of keys is the order of calls. And single values read.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

/// Calls mirror the text: begin_object, key, text, …, end_object. Strings are valid UTF-8.
class JsonWriter {
 public:
  enum class Layout { compact, indented };

  explicit JsonWriter(Layout layout = Layout::compact);
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& flag(bool value);

  /// key and text; `member_if` leaves both out if the text is empty.
  JsonWriter& member(std::string_view name, std::string_view value);
  JsonWriter& member_if(std::string_view name, std::string_view value);
  JsonWriter& member(std::string_view name, std::int64_t value);

  /// What was written, once every object and array is closed.
  std::string take() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The text under a path of keys in an object of objects; none if `json` isn't JSON, or has no text
/// there. For answers of other people's programs.
std::optional<std::string> json_text_at(std::string_view json,
                                        std::initializer_list<std::string_view> keys);

/// `json` made safe inside of an HTML <script> element: no `<` is left in it.
std::string json_for_html(std::string json);

}  // namespace tokensite
