// Numbers and texts as bytes, for files that never leave the machine (numbers are in its own
// order).
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace tokensite {

class BinaryWriter {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Takes off the front what a writer appended. Hostile bytes do no harm: once something is missing,
/// everything that follows is empty or zero, and `is_whole` says so.
class BinaryReader {
 public:
  explicit BinaryReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    const std::string_view bytes = take(sizeof value);
    if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  /// A view into the bytes.
  std::string_view text() { return take(number<std::uint32_t>()); }

  /// How many elements follow; 0 if there aren't bytes enough for so many of at least
  /// `least_size` each.
  std::uint32_t count(std::size_t least_size) {
    const auto n = number<std::uint32_t>();
    if (n <= rest_.size() / least_size) return n;
    fail();
    return 0;
  }

  void fail() {
    is_whole_ = false;
    rest_ = {};
  }
  bool at_end() const { return rest_.empty(); }
  bool is_whole() const { return is_whole_; }

 private:
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool is_whole_ = true;
};

}  // namespace tokensite
