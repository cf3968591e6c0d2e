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

  enum class Kind : std::uint8_t { flag, text, markup, borrowed_markup, object, list, rows };

  struct Place {
    std::uint32_t offset = 0;        ///< into texts_, lists_
    std::uint32_t escaped_size = 0;  ///< of the escaped text after a text; 0: it is the same
  };

  /// What stands under a key. 16 bytes: a page is rendered out of thousands. Places are offsets, so
  /// that a view can be moved.
  struct Entry {
    ViewKey key{};
    Kind kind = Kind::flag;
    std::uint32_t size = 0;  ///< of the text or the list; of a flag, its value; 0: false
    union {
      Place place{};         ///< of text, markup and list
      const char* borrowed;  ///< markup's
      const View* object;
    };
  };

  /// A text of its own. It is escaped once: an item's stands on a dozen pages.
  View& set(ViewKey key, std::string_view text);
  /// Likewise, of one that is hardly ever printed escaped: HTML, JSON.
  View& set_markup(ViewKey key, std::string_view text);
  /// One that lives longer than the view.
  View& borrow_markup(ViewKey key, std::string_view text);
  View& set_flag(ViewKey key, bool value);
  /// The object lives longer than every rendering.
  View& set_object(ViewKey key, const View* view);
  View& set_list(ViewKey key, List views);
  /// A list of views that stand in lists of other pages too, each with a row of its own.
  View& set_rows(ViewKey key, List views);

  /// The number under which a `RowCache` keeps what is rendered of this view as a row of a list.
  View& set_row(std::uint32_t row);
  std::optional<std::uint32_t> row() const { return row_; }

  /// None if the key isn't set. A key that was set twice has its last value.
  const Entry* find(ViewKey key) const {
    const std::uint8_t slot = slots_[static_cast<std::size_t>(key)];
    return slot == 0 ? nullptr : &entries_[slot - 1U];
  }

  /// Whether the two have values, be they empty, under the same keys.
  bool has_keys_of(const View& other) const;

  // What an entry of this view stands for; empty if it is of another kind.
  std::string_view text(const Entry& entry) const;
  void append_escaped(std::string& out, const Entry& entry) const;
  List list(const Entry& entry) const;

 private:
  void add(const Entry& entry);
  View& add_list(ViewKey key, Kind kind, List views);

  /// Per key, one more than the index of its entry; 0: none.
  std::array<std::uint8_t, view_key_count> slots_{};
  std::vector<Entry> entries_;
  std::string texts_;
  std::vector<const View*> lists_;
  std::optional<std::uint32_t> row_;
};

}  // namespace tokensite
