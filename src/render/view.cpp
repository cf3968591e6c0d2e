#include "render/view.hpp"

#include <algorithm>
#include <array>

namespace tokensite {
namespace {

constexpr auto names = std::to_array<std::string_view>({
#define VIEW_KEY(name) #name,
#include "render/view_keys.def"
#undef VIEW_KEY
});

}  // namespace

std::optional<ViewKey> find_view_key(std::string_view name) {
  const auto found = std::ranges::lower_bound(names, name);
  if (found == names.end() || *found != name) return std::nullopt;
  return static_cast<ViewKey>(found - names.begin());
}

View& View::add(const Entry& entry) {
  const auto known = std::ranges::find(entries_, entry.key, &Entry::key);
  if (known != entries_.end()) {
    *known = entry;
  } else {
    entries_.push_back(entry);
  }
  return *this;
}

View& View::set(ViewKey key, std::string_view text) {
  const std::size_t offset = texts_.size();
  texts_ += text;
  return add({.key = key,
              .kind = Kind::text,
              .size = static_cast<std::uint32_t>(text.size()),
              .offset = offset});
}

View& View::borrow(ViewKey key, std::string_view text) {
  return add({.key = key,
              .kind = Kind::borrowed_text,
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
  const auto entry = std::ranges::find(entries_, key, &Entry::key);
  if (entry == entries_.end()) return std::nullopt;
  Value value{.is_true = entry->size > 0};
  switch (entry->kind) {
    case Kind::flag:
      break;
    case Kind::text:
      value.kind = Value::Kind::text;
      value.text = std::string_view(texts_).substr(entry->offset, entry->size);
      break;
    case Kind::borrowed_text:
      value.kind = Value::Kind::text;
      value.text = {entry->borrowed, entry->size};
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
