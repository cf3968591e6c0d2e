#include "render/view.hpp"

#include <algorithm>
#include <array>

#include "support/escape.hpp"

namespace tokensite {
namespace {

constexpr auto names = std::to_array<std::string_view>({
#define VIEW_KEY(name) #name,
#include "render/view_keys.def"
#undef VIEW_KEY
});

static_assert(names.size() == view_key_count && view_key_count < 255);

}  // namespace

std::optional<ViewKey> find_view_key(std::string_view name) {
  const auto found = std::ranges::lower_bound(names, name);
  if (found == names.end() || *found != name) return std::nullopt;
  return static_cast<ViewKey>(found - names.begin());
}

void View::add(const Entry& entry) {
  std::uint8_t& slot = slots_[static_cast<std::size_t>(entry.key)];
  if (slot == 0) {
    entries_.push_back(entry);
    slot = static_cast<std::uint8_t>(entries_.size());
  } else {
    entries_[slot - 1U] = entry;
  }
}

View& View::set(ViewKey key, std::string_view text) {
  Entry entry{.key = key, .kind = Kind::text, .size = static_cast<std::uint32_t>(text.size())};
  entry.place.offset = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  if (has_html_special(text)) {
    const std::size_t before = texts_.size();
    append_html_escaped(texts_, text);
    entry.place.escaped_size = static_cast<std::uint32_t>(texts_.size() - before);
  }
  add(entry);
  return *this;
}

View& View::set_markup(ViewKey key, std::string_view text) {
  Entry entry{.key = key, .kind = Kind::markup, .size = static_cast<std::uint32_t>(text.size())};
  entry.place.offset = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  add(entry);
  return *this;
}

View& View::borrow_markup(ViewKey key, std::string_view text) {
  Entry entry{
      .key = key, .kind = Kind::borrowed_markup, .size = static_cast<std::uint32_t>(text.size())};
  entry.borrowed = text.data();
  add(entry);
  return *this;
}

View& View::set_flag(ViewKey key, bool value) {
  add({.key = key, .kind = Kind::flag, .size = value ? 1U : 0U});
  return *this;
}

View& View::set_object(ViewKey key, const View* view) {
  if (view == nullptr) return set_flag(key, false);
  Entry entry{.key = key, .kind = Kind::object, .size = 1};
  entry.object = view;
  add(entry);
  return *this;
}

View& View::set_list(ViewKey key, List views) { return add_list(key, Kind::list, views); }
View& View::set_rows(ViewKey key, List views) { return add_list(key, Kind::rows, views); }

View& View::add_list(ViewKey key, Kind kind, List views) {
  Entry entry{.key = key, .kind = kind, .size = static_cast<std::uint32_t>(views.size())};
  entry.place.offset = static_cast<std::uint32_t>(lists_.size());
  lists_.insert(lists_.end(), views.begin(), views.end());
  add(entry);
  return *this;
}

View& View::set_row(std::uint32_t row) {
  row_ = row;
  return *this;
}

bool View::has_keys_of(const View& other) const {
  return std::ranges::equal(slots_, other.slots_,
                            [](std::uint8_t a, std::uint8_t b) { return (a == 0) == (b == 0); });
}

std::string_view View::text(const Entry& entry) const {
  if (entry.kind == Kind::borrowed_markup) return {entry.borrowed, entry.size};
  if (entry.kind != Kind::text && entry.kind != Kind::markup) return {};
  return std::string_view(texts_).substr(entry.place.offset, entry.size);
}

void View::append_escaped(std::string& out, const Entry& entry) const {
  if (entry.kind == Kind::text && entry.place.escaped_size > 0) {
    out.append(texts_, entry.place.offset + entry.size, entry.place.escaped_size);
  } else if (entry.kind == Kind::text) {
    out.append(texts_, entry.place.offset, entry.size);
  } else {
    append_html_escaped(out, text(entry));
  }
}

View::List View::list(const Entry& entry) const {
  if (entry.kind != Kind::list && entry.kind != Kind::rows) return {};
  return List(lists_).subspan(entry.place.offset, entry.size);
}

}  // namespace tokensite
