#include "import/edition/known_editions.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "parse/documents.hpp"
#include "support/files.hpp"
#include "support/new_files.hpp"

namespace tokensite {
namespace {

/// "0032-groq" -> 32; 0 if it is no edition's folder.
int number_of_folder(std::string_view name) {
  int number = 0;
  const char* const last = name.data() + name.size();
  const auto [end, failure] = std::from_chars(name.data(), last, number);
  return failure == std::errc() && end != last && *end == '-' ? number : 0;
}

void read_title_and_date(const std::string& path, const Config& config, KnownEdition& known) {
  Result<std::string> text = read_file(path);
  if (!text) return;
  Sources sources;
  Diagnostics ignored;
  const FileId file = sources.add("edition.md", std::move(*text));
  const std::optional<Edition> edition = parse_edition(sources, file, config, ignored);
  if (!edition) return;
  known.title = edition->title;
  known.date = edition->date;
}

}  // namespace

std::vector<KnownEdition> known_editions(const std::string& site, const Config& config) {
  constexpr std::string_view parent = "content/editions";
  std::vector<KnownEdition> editions;
  for (const std::string& name : names_in(fmt::format("{}/{}", site, parent))) {
    const int number = number_of_folder(name);
    if (number == 0) continue;
    KnownEdition known{
        .number = number, .folder = fmt::format("{}/{}", parent, name), .title = {}, .date = {}};
    read_title_and_date(fmt::format("{}/{}/edition.md", site, known.folder), config, known);
    editions.push_back(std::move(known));
  }
  return editions;
}

}  // namespace tokensite
