#include "parse/html_entities.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "support/text.hpp"

namespace tokensite {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};

constexpr Entity entities[] = {
#define TOKENSITE_ENTITY(name, text) {name, text},
#include "parse/html_entities.def"
#undef TOKENSITE_ENTITY
};
static_assert(std::ranges::is_sorted(entities, {}, &Entity::name));

std::string decoded_number(std::string_view digits, int base) {
  std::uint32_t code_point = 0;
  const auto [end, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code_point, base);
  std::string text;
  const bool is_number = failure == std::errc() && end == digits.data() + digits.size();
  append_utf8(text, is_number ? code_point : 0xFFFD);
  if (code_point == 0 || find_non_xml_character(text)) return "\xEF\xBF\xBD";
  return text;
}

}  // namespace

std::string decoded_entity(std::string_view entity) {
  if (entity.size() < 3) return std::string(entity);
  const std::string_view name = entity.substr(1, entity.size() - 2);
  if (name.starts_with("#x") || name.starts_with("#X")) return decoded_number(name.substr(2), 16);
  if (name.starts_with('#')) return decoded_number(name.substr(1), 10);
  const auto* found = std::ranges::lower_bound(entities, name, {}, &Entity::name);
  if (found == std::end(entities) || found->name != name) return std::string(entity);
  return std::string(found->text);
}

}  // namespace tokensite
