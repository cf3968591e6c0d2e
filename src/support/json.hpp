// JSON, written front to back: the order of keys is the order of calls. And single values read.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// Calls mirror the text: begin_object, key, text, …, end_object. Strings are valid UTF-8.
class JsonWriter {
 public:
  enum class Layout { compact, indented };

  explicit JsonWriter(Layout layout = Layout::compact) : layout_(layout) {}

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
  std::string take();

 private:
  /// What stands between the last value and the next thing: a comma, a line break, spaces.
  void separate();
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void append_quoted(std::string_view text);

  Layout layout_;
  std::string json_;
  std::vector<bool> have_members_;  ///< per open object or array, outermost first
  bool is_after_key_ = false;
};

/// The text under a path of keys in an object of objects; none if `json` isn't JSON, or has no text
/// there. For answers of other people's programs.
std::optional<std::string> json_text_at(std::string_view json,
                                        std::initializer_list<std::string_view> keys);

/// `json` made safe inside of an HTML <script> element: no `<` is left in it.
std::string json_for_html(std::string json);

}  // namespace tokensite
