#include "parse/strings.hpp"

#include <fmt/format.h>

#include "parse/fields.hpp"
#include "parse/source_text.hpp"
#include "parse/yaml_reader.hpp"

namespace tokensite {

void parse_strings(const Sources& sources, FileId file,
                   std::map<std::string, std::string, std::less<>>& strings,
                   Diagnostics& diagnostics) {
  const std::optional<Span> text = readable_text(sources, file, diagnostics);
  if (!text) return;
  const std::optional<YamlDocument> document = read_yaml(sources, *text, diagnostics);
  if (!document) return;
  const YamlNode& root = document->root();
  if (root.kind != YamlKind::map) {
    Fields(*document, root, "a file of words", diagnostics);  // says what is wrong
    return;
  }
  for (std::size_t i = 0; i + 1 < root.children.size(); i += 2) {
    const auto name = scalar_text((*document)[root.children[i]], "the name of a text", diagnostics);
    if (!name) continue;
    const YamlNode& value = (*document)[root.children[i + 1]];
    if (value.kind == YamlKind::null) continue;
    const auto words = scalar_text(value, fmt::format("`{}`", name->text), diagnostics);
    if (words) strings[name->text] = words->text;
  }
}

}  // namespace tokensite
