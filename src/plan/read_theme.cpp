#include <fmt/format.h>

#include <set>

#include "parse/source_text.hpp"
#include "parse/strings.hpp"
#include "plan/passes.hpp"
#include "support/embedded.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

std::set<std::string_view> shipped_themes() {
  std::set<std::string_view> names;
  for (const EmbeddedFile& file : shipped_theme_files()) {
    names.insert(file.path.substr(0, file.path.find('/')));
  }
  return names;
}

void report_unknown_theme(PlanState& state) {
  const auto shipped = shipped_themes();
  std::vector<std::string_view> names(shipped.begin(), shipped.end());
  std::vector<std::string> listed;
  for (const std::string_view name : names) listed.push_back(fmt::format("`{}`", name));
  const Spanned& theme = state.config->theme;
  const auto nearest = nearest_word(theme.text, names);
  Diagnostic diagnostic{
      .code = Code::unknown_theme,
      .span = theme.span,
      .message = fmt::format("there is no theme `{}`: no folder themes/{}/, and none is shipped",
                             theme.text, theme.text),
      .help = fmt::format("shipped with tokensite: {}", join_in_words(listed))};
  if (nearest) suggest(diagnostic, *nearest);
  state.diagnostics.push_back(std::move(diagnostic));
}

/// Diagnostics point into these.
bool is_text(std::string_view path) {
  return path.ends_with(".mustache") || path.ends_with(".yml") ||
         (path.ends_with(".js") && path.find("/scripts/") != path.npos);
}

/// The site's files of the theme over those shipped with the program.
Result<ThemeFiles> gather_files(PlanState& state, const std::string& name) {
  ThemeFiles files;
  const std::string prefix = name + "/";
  for (const EmbeddedFile& shipped : shipped_theme_files()) {
    if (!shipped.path.starts_with(prefix)) continue;
    ThemeFile& file = files[std::string(shipped.path.substr(prefix.size()))];
    file.bytes = shipped.bytes;
    if (is_text(shipped.path)) {
      file.source =
          state.sources->add(fmt::format("(shipped) themes/{}", shipped.path), file.bytes);
    }
  }
  const std::string folder = "themes/" + name;
  const Result<std::vector<FileEntry>> own = state.files->list(folder);
  if (!own) return own.error();
  for (const FileEntry& entry : *own) {
    const std::string_view file_name =
        std::string_view(entry.path).substr(entry.path.rfind('/') + 1);
    if (entry.kind != FileKind::regular || is_left_over(file_name)) continue;
    Result<std::string> bytes = state.files->read(entry.path);
    if (!bytes) return bytes.error();
    ThemeFile& file = files[entry.path.substr(folder.size() + 1)];
    if (is_text(entry.path)) {
      file.source = state.sources->add(entry.path, *bytes);
      if (!readable_text(*state.sources, file.source, state.diagnostics)) continue;
    }
    file.bytes = std::move(*bytes);
  }
  return files;
}

/// English, the site's language, its regional form: each over the one before, and in each the
/// site's own file over the shipped one.
Strings read_strings(PlanState& state, const ThemeFiles& files, const std::string& theme) {
  const std::string& language = state.config->language;
  std::vector<std::string> languages = {"en", language.substr(0, language.find('-')), language};
  Strings strings;
  bool is_known = language == "en";
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (i > 0 && languages[i] == languages[i - 1]) continue;
    const std::string path = fmt::format("strings/{}.yml", languages[i]);
    const std::string shipped = fmt::format("{}/{}", theme, path);
    for (const EmbeddedFile& file : shipped_theme_files()) {
      if (file.path != shipped) continue;
      const FileId source =
          state.sources->add(fmt::format("(shipped) themes/{}", shipped), std::string(file.bytes));
      parse_strings(*state.sources, source, strings, state.diagnostics);
      is_known = is_known || i > 0;
    }
    const auto own = files.find(path);
    if (own == files.end()) continue;
    parse_strings(*state.sources, own->second.source, strings, state.diagnostics);
    is_known = is_known || i > 0;
  }
  if (!is_known) {
    state.diagnostics.push_back(
        {.code = Code::missing_strings,
         .span = state.config->language_span,
         .message = fmt::format("the theme `{}` has no words in `{}`; the site shows English ones",
                                theme, language),
         .help = fmt::format("add themes/{}/strings/{}.yml", theme, languages[1])});
  }
  return strings;
}

}  // namespace

Result<Next> read_theme(PlanState& state) {
  const std::string& name = state.config->theme.text;
  if (!is_slug(name)) {
    report_unknown_theme(state);
    return Next::go_on;
  }
  const Result<ThemeFiles> files = gather_files(state, name);
  if (!files) return files.error();
  if (files->empty()) {
    report_unknown_theme(state);
    return Next::go_on;
  }
  Strings strings = read_strings(state, *files, name);
  state.theme = Theme::build(*files, std::move(strings), *state.config, state.diagnostics);
  return Next::go_on;
}

}  // namespace tokensite
