#include "serve/editor_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "support/spelling.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

struct Editor {
  std::string_view name;
  std::string_view address;
};

// As their makers document them. Sublime Text and others take the form of TextMate's by an add-on.
constexpr auto editors = std::to_array<Editor>({
    {"cursor", "cursor://file{path}:{line}:{column}"},
    {"idea", "idea://open?file={path}&line={line}&column={column}"},
    {"textmate", "txmt://open?url=file://{path}&line={line}&column={column}"},
    {"vscode", "vscode://file{path}:{line}:{column}"},
    {"vscodium", "vscodium://file{path}:{line}:{column}"},
    {"zed", "zed://file{path}:{line}:{column}"},
});

void replace_all(std::string& text, std::string_view name, std::string_view value) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

}  // namespace

EditorLinks::EditorLinks() : EditorLinks("vscode://file{path}:{line}:{column}") {}

Result<EditorLinks> EditorLinks::of(std::string_view name_or_address) {
  const auto known = std::ranges::find(editors, name_or_address, &Editor::name);
  if (known != editors.end()) return EditorLinks(known->address);
  const bool is_address = split_url(name_or_address) && !is_script_target(name_or_address) &&
                          name_or_address.find("{path}") != name_or_address.npos;
  if (is_address) return EditorLinks(name_or_address);
  std::vector<std::string_view> names;
  for (const Editor& editor : editors) names.push_back(editor.name);
  const auto nearest = nearest_word(name_or_address, names);
  return Error{fmt::format(
      "there is no editor `{}`; {}", name_or_address,
      nearest
          ? fmt::format("did you mean `{}`?", *nearest)
          : fmt::format("write one of {}, or an address such as my-editor://open?{{path}}:{{line}}",
                        fmt::join(names, ", ")))};
}

std::string EditorLinks::link(std::string_view path, const Position& position) const {
  std::string link = address_;
  replace_all(link, "{line}", fmt::format("{}", position.line));
  replace_all(link, "{column}", fmt::format("{}", position.column));
  // Last: a path may hold any of the names.
  std::string encoded = percent_encoded_path(path);
  if (link.find('?') < link.find("{path}")) replace_all(encoded, "&", "%26");
  replace_all(link, "{path}", encoded);
  return link;
}

}  // namespace tokensite
