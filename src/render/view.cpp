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

View& View::add(const Entry& entry) {
  std::uint8_t& slot = slots_[static_cast<std::size_t>(entry.key)];
  if (slot == 0) {
    entries_.push_back(entry);
    slot = static_cast<std::uint8_t>(entries_.size());
  } else {
    entries_[slot - 1U] = entry;
  }
  return *this;
}

std::uint32_t View::append(std::string_view text) {
  const auto offset = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  return offset;
}

View& View::add_escaped(Entry entry, std::string_view text) {
  if (has_html_special(text)) {
    entry.escaped = static_cast<std::uint32_t>(texts_.size());
    append_html_escaped(texts_, text);
    entry.escaped_size = static_cast<std::uint32_t>(texts_.size()) - entry.escaped;
  }
  return add(entry);
}

View& View::set(ViewKey key, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return add_escaped({.key = key, .kind = Kind::text, .size = size, .offset = append(text)}, text);
}

View& View::borrow(ViewKey key, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return add_escaped(
      {.key = key, .kind = Kind::borrowed_text, .size = size, .borrowed = text.data()}, text);
}

View& View::set_markup(ViewKey key, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return add(
      {.key = key, .kind = Kind::text, .is_markup = true, .size = size, .offset = append(text)});
}

View& View::borrow_markup(ViewKey key, std::string_view text) {
  return add({.key = key,
              .kind = Kind::borrowed_text,
              .is_markup = true,
              .size = static_cast<std::uint32_t>(text.size()),
              .borrowed = text.data()});
}

View& View::set_flag(ViewKey key, bool value) {
  return add({.key = key, .kind = Kind::flag, .size = value ? 1U : 0U, .offset = 0});
}

View& View::set_object(ViewKey key, const View* view) {
  if (view == nullptr) return set_flag(key, false);
  return add({.key = key, .kind = Kind::object, .size = 1, .object = view});
}

View& View::set_list(ViewKey key, List views) {
  const std::size_t offset = lists_.size();
  lists_.insert(lists_.end(), views.begin(), views.end());
  return add({.key = key,
              .kind = Kind::list,
              .size = static_cast<std::uint32_t>(views.size()),
              .offset = offset});
}

std::optional<View::Value> View::find(ViewKey key) const {
  const std::uint8_t slot = slots_[static_cast<std::size_t>(key)];
  if (slot == 0) return std::nullopt;
  const Entry* entry = &entries_[slot - 1U];
  Value value{.is_true = entry->size > 0};
  const std::string_view texts = texts_;
  switch (entry->kind) {
    case Kind::flag:
      break;
    case Kind::text:
    case Kind::borrowed_text:
      value.kind = Value::Kind::text;
      value.text = entry->kind == Kind::text ? texts.substr(entry->offset, entry->size)
                                             : std::string_view(entry->borrowed, entry->size);
      if (entry->escaped_size > 0) {
        value.escaped = texts.substr(entry->escaped, entry->escaped_size);
      } else if (!entry->is_markup) {
        value.escaped = value.text;
      }
      break;
    case Kind::object:
      value.kind = Value::Kind::object;
      value.object = entry->object;
      break;
    case Kind::list:
      value.kind = Value::Kind::list;
      value.list = List(lists_).subspan(entry->offset, entry->size);
      break;
  }
  return value;
}

}  // namespace tokensite
