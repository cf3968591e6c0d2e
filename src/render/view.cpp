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

/// Growing a view step by step costs more than making it.
constexpr std::size_t usual_entries = 8;
constexpr std::size_t usual_text = 240;

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
    if (entries_.empty()) entries_.reserve(usual_entries);
    entries_.push_back(entry);
    slot = static_cast<std::uint8_t>(entries_.size());
  } else {
    entries_[slot - 1U] = entry;
  }
}

View& View::set(ViewKey key, std::string_view text) {
  Entry entry{.key = key, .kind = Kind::text, .size = static_cast<std::uint32_t>(text.size())};
  entry.place.offset = static_cast<std::uint32_t>(texts_.size());
  if (texts_.empty()) texts_.reserve(std::max(text.size(), usual_text));
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
  std::uint8_t differ = 0;  // to the end, many at once: nearly always the keys are the same
  for (std::size_t key = 0; key < view_key_count; ++key) {
    differ |= static_cast<std::uint8_t>((slots_[key] == 0) != (other.slots_[key] == 0));
  }
  return differ == 0;
}

std::string_view View::text(const Entry& entry) const {
  if (entry.kind == Kind::borrowed_markup) return {entry.borrowed, entry.size};
  if (entry.kind != Kind::text && entry.kind != Kind::markup) return {};
  return std::string_view(texts_).substr(entry.place.offset, entry.size);
}

void View::append_escaped(std::string& out, const Entry& entry) const {
  if (entry.kind != Kind::text) return append_html_escaped(out, text(entry));
  const char* text = texts_.data() + entry.place.offset;
  if (entry.place.escaped_size > 0) {
    out.append(text + entry.size, entry.place.escaped_size);
  } else {
    out.append(text, entry.size);
  }
}

View::List View::list(const Entry& entry) const {
  if (entry.kind != Kind::list && entry.kind != Kind::rows) return {};
  return List(lists_).subspan(entry.place.offset, entry.size);
}

}  // namespace tokensite
