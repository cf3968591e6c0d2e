// A text that whoever has it owns, or that lies in something larger which somebody keeps: what was
// parsed owns its texts, what comes out of the cache has them there.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace tokensite {

class Text {
 public:
  Text() = default;
  Text(std::string text) : text_(std::move(text)) {}
  Text(const char* text) : text_(std::string(text)) {}

  /// What `text` is part of outlives all copies of this.
  static Text borrowed(std::string_view text) {
    Text borrowed;
    borrowed.text_ = text;
    return borrowed;
  }

  std::string_view view() const {
    const auto* own = std::get_if<std::string>(&text_);
    return own != nullptr ? *own : *std::get_if<std::string_view>(&text_);
  }
  operator std::string_view() const { return view(); }
  std::size_t size() const { return view().size(); }

 private:
  std::variant<std::string, std::string_view> text_;
};

inline bool operator==(const Text& one, std::string_view other) { return one.view() == other; }

}  // namespace tokensite
