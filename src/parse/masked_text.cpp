#include "parse/masked_text.hpp"

#include <algorithm>
#include <functional>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view address_begins[] = {"http://", "https://", "ftp://", "www."};

bool begins_address(std::string_view text) {
  return std::ranges::any_of(address_begins,
                             [&](std::string_view begin) { return text.starts_with(begin); });
}

constexpr char capital(char c) { return static_cast<char>(c - 'a' + 'A'); }

}  // namespace

MaskedText::MaskedText(std::string_view markdown) : original_(markdown) {
  constexpr std::string_view opening = "](";
  for (std::size_t at = markdown.find(opening); at != markdown.npos;
       at = markdown.find(opening, at)) {
    at += opening.size();
    while (at < markdown.size() && is_ascii_space(markdown[at])) ++at;
    if (!begins_address(markdown.substr(at))) continue;
    if (copy_.empty()) copy_ = markdown;
    copy_[at] = capital(copy_[at]);
  }
}

std::string_view MaskedText::original(std::string_view part) const {
  const std::less_equal<const char*> is_ahead;
  if (part.data() == nullptr || copy_.empty() || !is_ahead(copy_.data(), part.data()) ||
      !is_ahead(part.data() + part.size(), copy_.data() + copy_.size())) {
    return part;
  }
  return original_.substr(static_cast<std::size_t>(part.data() - copy_.data()), part.size());
}

MD_ATTRIBUTE MaskedText::original_destination(const MD_ATTRIBUTE& destination) {
  MD_ATTRIBUTE restored = destination;
  const std::string_view masked(destination.text, destination.size);
  const std::string_view place = original(masked);
  restored.text = place.data();
  if (place.data() != masked.data() || copy_.empty()) return restored;
  for (const std::string_view begin : address_begins) {
    if (masked.starts_with(capital(begin[0])) && masked.substr(1).starts_with(begin.substr(1))) {
      destination_ = masked;
      destination_[0] = begin[0];
      restored.text = destination_.data();
    }
  }
  return restored;
}

}  // namespace tokensite
