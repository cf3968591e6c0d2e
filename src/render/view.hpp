// An object as templates see it: texts, flags, objects and lists, each under a key.
//
// Keys are known when the program is compiled, so that a template looks for a number and not for a
// name. An empty text, a missing object and an empty list are all false to a template.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

enum class ViewKey : std::uint8_t {
#define VIEW_KEY(name) name,
#include "render/view_keys.def"
#undef VIEW_KEY
};

inline constexpr std::size_t view_key_count = 0
#define VIEW_KEY(name) +1
#include "render/view_keys.def"
#undef VIEW_KEY
    ;

std::optional<ViewKey> find_view_key(std::string_view name);

class View {
 public:
  using List = std::span<const View* const>;

  /// What stands under a key: one of the four. It points into the view.
  struct Value {
    enum class Kind : std::uint8_t { flag, text, object, list };
    Kind kind = Kind::flag;
    bool is_true = false;
    std::string_view text{};
    std::optional<std::string_view> escaped{};  ///< for HTML; none for markup
    const View* object = nullptr;
    List list{};
  };

  /// A text of its own. It is escaped once: an item's stands on a dozen pages.
  View& set(ViewKey key, std::string_view text);
  /// A text that lives longer than the view.
  View& borrow(ViewKey key, std::string_view text);
  /// Likewise, of texts that are hardly ever printed escaped: HTML, JSON.
  View& set_markup(ViewKey key, std::string_view text);
  View& borrow_markup(ViewKey key, std::string_view text);
  View& set_flag(ViewKey key, bool value);
  /// The object lives longer than every rendering.
  View& set_object(ViewKey key, const View* view);
  View& set_list(ViewKey key, List views);

  /// A key that was set twice has its last value; one that wasn't has none.
  std::optional<Value> find(ViewKey key) const;

 private:
  enum class Kind : std::uint8_t { flag, text, borrowed_text, object, list };
  /// A page has hundreds: few bytes. Places are offsets, so that a view can be moved.
  struct Entry {
    ViewKey key;
    Kind kind;
    bool is_markup = false;
    std::uint32_t size = 0;  ///< of the text or the list; of a flag, its value
    union {
      std::size_t offset = 0;  ///< into texts_, lists_
      const char* borrowed;
      const View* object;
    };
    /// Of the escaped text, in texts_; none where the text reads the same.
    std::uint32_t escaped_size = 0;
    std::uint32_t escaped = 0;
  };
  View& add(const Entry& entry);
  View& add_escaped(Entry entry, std::string_view text);
  std::uint32_t append(std::string_view text);

  /// Per key, one more than the index of its entry; 0: none.
  std::array<std::uint8_t, view_key_count> slots_{};
  std::vector<Entry> entries_;
  std::string texts_;
  std::vector<const View*> lists_;
};

}  // namespace tokensite
