#include "parse/plain_yaml.hpp"

#include <algorithm>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

enum class Place { block, flow };

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_ascii_digit(c);
}

/// Reads one line after the other; every function gives false as soon as something isn't plain.
class PlainReader {
 public:
  PlainReader(std::string_view yaml, Span where) : yaml_(yaml), where_(where) {}

  bool read() {
    while (skip('\n')) {
    }
    open(YamlKind::map, at_);
    std::vector<std::string_view> keys;
    while (at_ < yaml_.size()) {
      if (skip('\n')) continue;  // an empty line
      if (!read_new_key(keys) || !skip(':')) return false;
      if (!(skip('\n') ? read_block() : skip(' ') && read_value() && end_line())) return false;
    }
    close();
    return !keys.empty();
  }

  YamlDocument take() { return std::move(document_); }

 private:
  char peek() const { return at_ < yaml_.size() ? yaml_[at_] : '\0'; }
  bool skip(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void skip_spaces() {
    while (peek() == ' ') ++at_;
  }
  bool end_line() {
    skip_spaces();
    return at_ == yaml_.size() || skip('\n');
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {.file = where_.file,
            .begin = where_.begin + static_cast<std::uint32_t>(begin),
            .end = where_.begin + static_cast<std::uint32_t>(end)};
  }

  std::uint32_t add(YamlNode node) {
    const auto index = static_cast<std::uint32_t>(document_.nodes.size());
    document_.nodes.push_back(std::move(node));
    if (!open_.empty()) document_.nodes[open_.back()].children.push_back(index);
    return index;
  }
  void add_scalar(YamlStyle style, std::string_view text, std::size_t begin, std::size_t end) {
    add({.kind = YamlKind::scalar,
         .style = style,
         .scalar = std::string(text),
         .span = span(begin, end)});
  }
  void open(YamlKind kind, std::size_t begin) {
    open_.push_back(add({.kind = kind, .span = span(begin, std::min(begin + 1, yaml_.size()))}));
  }
  void close() {
    YamlNode& node = document_.nodes[open_.back()];
    if (!node.children.empty()) {
      node.span.end = std::max(node.span.end, document_.nodes[node.children.back()].span.end);
    }
    open_.pop_back();
  }

  bool read_key() {
    const std::size_t begin = at_;
    while (is_key_character(peek())) ++at_;
    const std::string_view key = yaml_.substr(begin, at_ - begin);
    if (key.empty() || is_ascii_digit(key[0]) || is_null(key)) return false;
    add_scalar(YamlStyle::plain, key, begin, at_);
    return true;
  }

  /// One that isn't among `keys`, which gets it.
  bool read_new_key(std::vector<std::string_view>& keys) {
    const std::size_t begin = at_;
    if (!read_key()) return false;
    const std::string_view key = yaml_.substr(begin, at_ - begin);
    if (std::ranges::find(keys, key) != keys.end()) return false;
    keys.push_back(key);
    return true;
  }

  /// The lines `- value` or, indented, `key: value` after a key.
  bool read_block() {
    const std::size_t line = at_;
    skip_spaces();
    const std::size_t indentation = at_ - line;
    const bool is_list = peek() == '-';
    if (!is_list && indentation == 0) return false;
    open(is_list ? YamlKind::sequence : YamlKind::map, at_);
    std::vector<std::string_view> keys;
    for (;;) {
      if (!(is_list ? skip('-') : read_new_key(keys) && skip(':'))) return false;
      if (!skip(' ') || !read_value() || !end_line()) return false;
      const std::size_t next = at_;
      skip_spaces();
      if (at_ - next == indentation && (is_list ? peek() == '-' : is_key_character(peek())))
        continue;
      at_ = next;
      break;
    }
    close();
    return peek() != ' ' && peek() != '-';
  }

  bool read_value() {
    skip_spaces();
    if (peek() == '[') return read_flow(YamlKind::sequence, ']');
    if (peek() == '{') return read_flow(YamlKind::map, '}');
    return read_scalar(Place::block);
  }

  bool read_flow(YamlKind kind, char closing) {
    open(kind, at_++);
    for (;;) {
      skip_spaces();
      if (kind == YamlKind::map && !(read_key() && skip(':') && skip(' '))) return false;
      skip_spaces();
      if (!read_scalar(Place::flow)) return false;
      skip_spaces();
      if (skip(closing)) break;
      if (!skip(',')) return false;
    }
    close();
    return true;
  }

  bool read_scalar(Place place) {
    return peek() == '"' || peek() == '\'' ? read_quoted() : read_plain(place);
  }

  bool read_quoted() {
    const std::size_t begin = at_;
    const char quote = yaml_[at_++];
    while (at_ < yaml_.size() && peek() != quote) {
      if (peek() == '\\' || peek() == '\n' || peek() == '\r' || peek() == '\t') return false;
      ++at_;
    }
    if (!skip(quote)) return false;
    if (peek() == '\'' || peek() == '"') return false;  // '' is an apostrophe
    add_scalar(YamlStyle::quoted, yaml_.substr(begin + 1, at_ - begin - 2), begin, at_);
    return true;
  }

  bool read_plain(Place place) {
    const std::size_t begin = at_;
    const auto is_first = [](char c) { return is_ascii_alnum(c) || c == '/' || (c & 0x80) != 0; };
    if (!is_first(peek())) return false;
    for (; at_ < yaml_.size() && peek() != '\n'; ++at_) {
      const char c = peek();
      const char next = at_ + 1 < yaml_.size() ? yaml_[at_ + 1] : '\n';
      if (c == '\r' || c == '\t') return false;
      if (c == '#' && yaml_[at_ - 1] == ' ') return false;
      if (c == ':' && !is_ascii_alnum(next) && next != '/') return false;
      if (place == Place::block) continue;
      if (c == ',' || c == ']' || c == '}') break;
      if (c == '[' || c == '{' || c == '?' || c == '"' || c == '\'') return false;
    }
    if (place == Place::flow && at_ == yaml_.size()) return false;
    std::string_view text = yaml_.substr(begin, at_ - begin);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (is_null(text)) return false;
    add_scalar(YamlStyle::plain, text, begin, begin + text.size());
    return true;
  }

  static bool is_null(std::string_view text) {
    return text == "null" || text == "Null" || text == "NULL";
  }

  std::string_view yaml_;
  Span where_;
  std::size_t at_ = 0;
  YamlDocument document_;
  std::vector<std::uint32_t> open_;
};

}  // namespace

std::optional<YamlDocument> read_plain_yaml(std::string_view yaml, Span where) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (yaml.find(byte_order_mark) != yaml.npos) return std::nullopt;
  PlainReader reader(yaml, where);
  if (!reader.read()) return std::nullopt;
  return reader.take();
}

}  // namespace tokensite
