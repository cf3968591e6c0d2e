#include "publish/stray_links.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::array<std::string_view, 4> attributes_with_links = {"href", "src", "action",
                                                                   "poster"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Walks over tags as a browser's tokenizer does (WHATWG HTML, section 13.2.5), as far as
/// attributes in quotes go: all that templates write, and all that matters of what others do.
class Tags {
 public:
  explicit Tags(std::string_view html) : rest_(html) {}

  /// `visit(name, value)` for every attribute.
  template <class Visit>
  void for_each_attribute(const Visit& visit) {
    while (skip_to('<')) {
      if (rest_.starts_with("<!--")) {
        skip_past("-->");
      } else if (rest_.size() > 1 && is_letter(rest_[1])) {
        rest_.remove_prefix(1);
        const std::string name = ascii_lower(take_name());
        read_attributes(visit);
        if (name == "script" || name == "style") skip_past("</" + name);
      } else {
        rest_.remove_prefix(1);
      }
    }
  }

 private:
  bool skip_to(char c) {
    rest_.remove_prefix(std::min(rest_.find(c), rest_.size()));
    return !rest_.empty();
  }
  void skip_past(std::string_view end) {
    const std::size_t at = rest_.find(end);
    rest_.remove_prefix(at == rest_.npos ? rest_.size() : at + end.size());
  }
  void skip_spaces() {
    while (!rest_.empty() && is_ascii_space(rest_.front())) rest_.remove_prefix(1);
  }
  std::string_view take_name() {
    const std::size_t end = std::min(rest_.find_first_of(" \t\r\n\f/>="), rest_.size());
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return name;
  }

  template <class Visit>
  void read_attributes(const Visit& visit) {
    for (;;) {
      while (!rest_.empty() && (is_ascii_space(rest_.front()) || rest_.front() == '/'))
        rest_.remove_prefix(1);
      if (rest_.empty()) return;
      if (rest_.front() == '>') return rest_.remove_prefix(1);
      const std::string_view name = take_name();
      skip_spaces();
      if (!rest_.starts_with('=')) continue;
      rest_.remove_prefix(1);
      skip_spaces();
      visit(name, take_value());
    }
  }

  std::string_view take_value() {
    if (rest_.empty()) return {};
    const char quote = rest_.front();
    if (quote != '"' && quote != '\'') {
      const std::size_t end = std::min(rest_.find_first_of(" \t\r\n\f>"), rest_.size());
      const std::string_view value = rest_.substr(0, end);
      rest_.remove_prefix(end);
      return value;
    }
    rest_.remove_prefix(1);
    const std::size_t end = std::min(rest_.find(quote), rest_.size());
    const std::string_view value = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return value;
  }

  std::string_view rest_;
};

}  // namespace

std::vector<std::string> stray_links(std::string_view html, std::string_view base_path,
                                     std::size_t most) {
  std::vector<std::string> found;
  if (base_path == "/") return found;
  Tags(html).for_each_attribute([&](std::string_view name, std::string_view value) {
    if (!value.starts_with('/') || value.starts_with("//") || value.starts_with(base_path)) return;
    if (value == base_path.substr(0, base_path.size() - 1)) return;
    const bool is_link = std::ranges::any_of(attributes_with_links, [&](std::string_view known) {
      return equal_ignoring_ascii_case(name, known);
    });
    if (is_link && found.size() < most && std::ranges::find(found, value) == found.end())
      found.emplace_back(value);
  });
  return found;
}

}  // namespace tokensite
