#include "parse/plain_yaml.hpp"

#include <algorithm>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

enum class Place { block, flow };

constexpr std::size_t deepest_flow = 4;
constexpr std::size_t usual_nodes = 32;  ///< an item has as many

bool begins_key(char c) { return is_ascii_alnum(c); }
bool continues_key(char c) { return is_ascii_alnum(c) || c == '_' || c == '-' || c == '.'; }

/// Reads one line after the other; every function gives false as soon as something isn't plain.
class PlainReader {
 public:
  PlainReader(std::string_view yaml, Span where) : yaml_(yaml), where_(where) {
    document_.nodes.reserve(usual_nodes);
  }

  bool read() {
    skip_to_key();
    open(YamlKind::map, at_);
    std::vector<std::string_view> keys;
    for (; at_ < yaml_.size(); skip_to_key()) {
      if (!read_new_key(keys) || !skip(':')) return false;
      const bool is_block = end_line();
      if (!(is_block ? read_block() : skip(' ') && read_value() && end_line())) return false;
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
  /// Past empty lines and comments on lines of their own.
  void skip_to_key() {
    while (peek() == '\n' || peek() == '#') {
      at_ = std::min(yaml_.find('\n', at_), yaml_.size() - 1) + 1;
    }
  }
  /// Past spaces, a comment and the line's end; stays where it is if something else is there.
  bool end_line() {
    const std::size_t begin = at_;
    skip_spaces();
    if (peek() == '#' && yaml_[at_ - 1] == ' ') at_ = std::min(yaml_.find('\n', at_), yaml_.size());
    if (at_ == yaml_.size() || skip('\n')) return true;
    at_ = begin;
    return false;
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
    if (!begins_key(peek())) return false;
    while (continues_key(peek())) ++at_;
    const std::string_view key = yaml_.substr(begin, at_ - begin);
    if (is_null(key)) return false;
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
      if (at_ - next == indentation && (is_list ? peek() == '-' : begins_key(peek()))) continue;
      at_ = next;
      break;
    }
    close();
    return peek() != ' ' && peek() != '-';
  }

  bool read_value() {
    skip_spaces();
    return is_flow_next() ? read_flow() : read_scalar(Place::block);
  }

  bool is_flow_next() const { return peek() == '[' || peek() == '{'; }

  /// `[…]` or `{…}`, on one line.
  bool read_flow() {
    if (open_.size() > deepest_flow) return false;
    const bool is_map = peek() == '{';
    std::vector<std::string_view> keys;
    open(is_map ? YamlKind::map : YamlKind::sequence, at_++);
    for (;;) {
      skip_spaces();
      if (is_map && !(read_new_key(keys) && skip(':') && skip(' '))) return false;
      skip_spaces();
      if (!(is_flow_next() ? read_flow() : read_scalar(Place::flow))) return false;
      skip_spaces();
      if (skip(is_map ? '}' : ']')) break;
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
      if (c == '#' && yaml_[at_ - 1] == ' ') {
        if (place == Place::flow) return false;
        break;  // a comment
      }
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
