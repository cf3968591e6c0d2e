#include "model/edition.hpp"

namespace tokensite {

std::string_view tldr_line(const Edition& edition, std::string_view section_id) {
  for (const auto& [section, line] : edition.tldr) {
    if (section.text == section_id) return line;
  }
  return {};
}

}  // namespace tokensite
