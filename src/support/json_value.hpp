// JSON of other people's programs, read: whatever it holds or lacks, asking is safe.
//
// A value that isn't there is null, and so is everything in it: `json["db"][0]["data"]` needs no
// questions in between.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// A view into a `JsonDocument`, which outlives it.
class JsonValue {
 public:
  JsonValue() = default;

  bool is_null() const;
  bool is_object() const;
  bool is_array() const;

  /// The first member of that name; null if there is none, or this is no object.
  JsonValue operator[](std::string_view key) const;
  /// Null past the end, or if this is no array.
  JsonValue operator[](std::size_t index) const;

  /// An array's; none of anything else.
  std::vector<JsonValue> elements() const;

  /// A text's characters, a number or `true` as JSON spells them; empty for the rest. UTF-8, in
  /// which any character may stand, U+0000 too.
  std::string text() const;

 private:
  friend class JsonDocument;
  explicit JsonValue(const void* value) : value_(value) {}
  const void* value_ = nullptr;  ///< the library's; null stands for JSON's
};

struct JsonFault {
  std::size_t offset = 0;  ///< in bytes
  std::string message;     ///< "missing a comma or '}' after an object member"
};

class JsonDocument {
 public:
  /// None, and the fault, if `json` isn't JSON (RFC 8259) in UTF-8, or nests more than
  /// `deepest_json` deep.
  static std::optional<JsonDocument> parse(std::string_view json, JsonFault& fault);
  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  ~JsonDocument();

  JsonValue root() const;

 private:
  struct State;
  explicit JsonDocument(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// No program writes anything near it; without a limit each bracket takes memory.
inline constexpr std::size_t deepest_json = 1000;

}  // namespace tokensite
