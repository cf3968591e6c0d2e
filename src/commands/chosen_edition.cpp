#include "commands/chosen_edition.hpp"

#include <charconv>

#include "support/text.hpp"

namespace tokensite {

std::optional<EditionChoice> parse_edition_choice(std::string_view text) {
  if (text == "latest") return EditionChoice{.kind = EditionChoice::Kind::latest};
  if (text == "draft" || text == "next") return EditionChoice{.kind = EditionChoice::Kind::draft};
  if (text.starts_with('#')) text.remove_prefix(1);
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = is_digits(text) && failure == std::errc() && number > 0;
  return is_number ? std::optional(EditionChoice{.number = number}) : std::nullopt;
}

std::optional<std::size_t> find_edition(const Archive& archive, const EditionChoice& choice) {
  // Numbers ascend: from the end, the first that fits is the newest.
  for (std::size_t i = archive.editions.size(); i-- > 0;) {
    const Edition& edition = archive.editions[i];
    const bool is_it = choice.kind == EditionChoice::Kind::latest ? !edition.draft
                       : choice.kind == EditionChoice::Kind::draft
                           ? edition.draft
                           : edition.number == choice.number;
    if (is_it) return i;
  }
  return std::nullopt;
}

}  // namespace tokensite
