#include "render/theme.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/script_modules.hpp"
#include "render/template_tags.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::string_view template_folder = "templates/";
constexpr std::string_view asset_folder = "assets/";
constexpr std::string_view script_folder = "scripts/";
constexpr std::string_view template_ending = ".mustache";
constexpr int deepest_partial = 16;

std::string template_path(std::string_view name) {
  return fmt::format("{}{}{}", template_folder, name, template_ending);
}

/// Leading white space and empty lines mean nothing in HTML, and a line of tags that print nothing
/// would leave an empty one.
std::string without_indentation(std::string_view text) {
  std::string lean;
  lean.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) lean.append(line).append(is_silent_line(line) ? "" : "\n");
    text.remove_prefix(end);
  }
  return lean;
}

/// Puts templates together out of layout, content and partials.
class TemplateAssembler {
 public:
  TemplateAssembler(const ThemeFiles& files, Diagnostics& diagnostics)
      : files_(files), diagnostics_(diagnostics) {}

  /// Reports the faults of every template by itself, so that each is reported once and at its
  /// place.
  bool check_all() {
    const std::size_t before = diagnostics_.size();
    for (const auto& [path, file] : files_) {
      if (!path.starts_with(template_folder) || !path.ends_with(template_ending)) continue;
      if (const auto fault = find_template_fault(file.bytes)) {
        report(file, fault->offset, fault->message,
               "see docs/themes.md for what a template can hold");
      }
      for (const TemplateTag& tag : partial_tags(file.bytes)) {
        if (tag.name != "content" && !files_.contains(template_path(tag.name))) {
          report_missing_partial(file, tag);
        }
      }
    }
    return diagnostics_.size() == before;
  }

  /// The template of a kind of page, or of what it falls back on.
  std::optional<std::string> content_name(const PageKindInfo& kind) const {
    for (const std::string_view name :
         {kind.template_name, std::string_view(kind.is_list ? "list" : ""),
          std::string_view("default")}) {
      if (!name.empty() && files_.contains(template_path(name))) return std::string(name);
    }
    return std::nullopt;
  }

  /// A template that stands by itself, with its partials; none likewise.
  std::optional<std::string> assemble_alone(std::string_view name) {
    return expand(template_path(name), "", 0);
  }

  /// The layout with everything in it; none, and a diagnostic, if partials go round in a circle.
  std::optional<std::string> assemble(std::string_view content) {
    return expand(template_path("layout"), content, 0);
  }

 private:
  void report(const ThemeFile& file, std::size_t offset, std::string message, std::string help) {
    const auto begin = static_cast<std::uint32_t>(offset);
    diagnostics_.push_back({.code = Code::bad_template,
                            .span = {.file = file.source, .begin = begin, .end = begin + 1},
                            .message = std::move(message),
                            .help = std::move(help)});
  }

  void report_missing_partial(const ThemeFile& file, const TemplateTag& tag) {
    std::vector<std::string_view> names;
    for (const auto& [path, other] : files_) {
      if (!path.starts_with(template_folder) || !path.ends_with(template_ending)) continue;
      names.push_back(std::string_view(path).substr(
          template_folder.size(), path.size() - template_folder.size() - template_ending.size()));
    }
    const auto nearest = nearest_word(tag.name, names);
    report(file, tag.begin, fmt::format("the theme has no template `{}`", tag.name),
           nearest ? fmt::format("did you mean `{}`?", *nearest)
                   : fmt::format("add {}", template_path(tag.name)));
  }

  std::optional<std::string> expand(const std::string& path, std::string_view content, int depth) {
    const ThemeFile& file = files_.find(path)->second;
    const std::string_view text = file.bytes;
    std::string expanded;
    std::size_t copied = 0;
    for (const TemplateTag& tag : partial_tags(text)) {
      if (depth == deepest_partial) {
        report(file, tag.begin, fmt::format("`{}` is put into itself", tag.name),
               "partials can't be recursive");
        return std::nullopt;
      }
      const std::string_view name = tag.name == "content" && depth == 0 ? content : tag.name;
      if (!files_.contains(template_path(name))) {
        report_missing_partial(file, tag);
        return std::nullopt;
      }
      const std::optional<std::string> inner = expand(template_path(name), content, depth + 1);
      if (!inner) return std::nullopt;
      expanded.append(text, copied, tag.begin - copied);
      expanded += *inner;
      copied = tag.end;
    }
    expanded.append(text.substr(copied));
    return expanded;
  }

  const ThemeFiles& files_;
  Diagnostics& diagnostics_;
};

/// "fonts/serif.woff2" -> "assets/fonts/serif.0123abcd45.woff2"
std::string published_name(std::string_view name, std::string_view bytes) {
  const std::string hash = to_hex(fingerprint_of(bytes)).substr(0, 10);
  const std::size_t slash = name.rfind('/');
  const std::size_t dot = name.rfind('.');
  const bool has_ending = dot != name.npos && (slash == name.npos || dot > slash + 1);
  const std::size_t stem = has_ending ? dot : name.size();
  return fmt::format("{}{}.{}{}", asset_folder, name.substr(0, stem), hash, name.substr(stem));
}

/// url(name) of a style sheet leads to the published file; both lie in assets/.
std::string with_published_names(std::string css, const std::vector<Asset>& others) {
  for (const Asset& other : others) {
    for (const std::string_view quote : {"", "\"", "'"}) {
      const std::string written = fmt::format("url({}{}{})", quote, other.name, quote);
      const std::string published =
          fmt::format("url({}{}{})", quote, other.published.substr(asset_folder.size()), quote);
      for (std::size_t at = css.find(written); at != css.npos;
           at = css.find(written, at + published.size())) {
        css.replace(at, written.size(), published);
      }
    }
  }
  return css;
}

/// The scripts of the theme, each with its modules; their faults go to the diagnostics.
void publish_scripts(const ThemeFiles& files, std::string_view language, std::vector<Asset>& assets,
                     Diagnostics& diagnostics) {
  const auto find = [&](std::string_view path) -> std::optional<std::string_view> {
    const auto file = files.find(path);
    if (file == files.end()) return std::nullopt;
    return file->second.bytes;
  };
  for (const auto& [path, file] : files) {
    if (!path.starts_with(script_folder)) continue;
    const std::string_view name = std::string_view(path).substr(script_folder.size());
    if (!name.ends_with(".js") || name.find('/') != name.npos) continue;
    JoinedScript script = join_modules(path, language, find);
    for (ScriptFault& fault : script.faults) {
      const auto begin = static_cast<std::uint32_t>(fault.offset);
      diagnostics.push_back({.code = Code::bad_template,
                             .span = {.file = files.find(fault.path)->second.source,
                                      .begin = begin,
                                      .end = begin + 1},
                             .message = std::move(fault.message),
                             .help = "see docs/themes.md for how scripts are written"});
    }
    Asset asset{.name = std::string(name), .bytes = std::move(script.text)};
    asset.published = published_name(asset.name, asset.bytes);
    assets.push_back(std::move(asset));
  }
}

std::vector<Asset> publish_assets(const ThemeFiles& files, std::string_view language,
                                  Diagnostics& diagnostics) {
  std::vector<Asset> assets;
  publish_scripts(files, language, assets, diagnostics);
  const auto publish = [&](bool style_sheets) {
    for (const auto& [path, file] : files) {
      if (!path.starts_with(asset_folder) || path.ends_with(".css") != style_sheets) continue;
      Asset asset{.name = path.substr(asset_folder.size()), .bytes = file.bytes};
      if (style_sheets) asset.bytes = with_published_names(std::move(asset.bytes), assets);
      asset.published = published_name(asset.name, asset.bytes);
      assets.push_back(std::move(asset));
    }
  };
  // A style sheet's own name depends on the names of what it refers to.
  publish(false);
  publish(true);
  return assets;
}

}  // namespace

std::optional<Theme> Theme::build(const ThemeFiles& files, Strings strings, const Config& config,
                                  Diagnostics& diagnostics) {
  const Span theme_span = config.theme.span;
  TemplateAssembler assembler(files, diagnostics);
  if (!files.contains(template_path("layout"))) {
    diagnostics.push_back({.code = Code::bad_template,
                           .span = theme_span,
                           .message = "the theme has no templates/layout.mustache",
                           .help = "every theme needs one; `{{> content}}` in it is the page"});
    return std::nullopt;
  }
  if (!assembler.check_all()) return std::nullopt;

  Theme theme;
  Hasher hasher;
  const std::size_t faults_before = diagnostics.size();
  theme.assets_ = publish_assets(files, config.language, diagnostics);
  if (diagnostics.size() > faults_before) return std::nullopt;
  theme.strings_ = std::move(strings);
  const Constants constants = [&](std::string_view name) {
    return theme.constant(name, config.base_path);
  };
  for (const PageKindInfo& kind : page_kinds) {
    const std::optional<std::string> name = assembler.content_name(kind);
    if (!name) {
      diagnostics.push_back(
          {.code = Code::bad_template,
           .span = theme_span,
           .message =
               fmt::format("the theme has no template for pages of kind `{}`", kind.template_name),
           .help = fmt::format("add {} or templates/default.mustache",
                               template_path(kind.template_name))});
      return std::nullopt;
    }
    const std::optional<std::string> text = assembler.assemble(*name);
    if (!text) return std::nullopt;
    const std::string lean = without_indentation(*text);
    hasher.add(lean);
    theme.templates_.emplace(kind.kind, Template(lean, constants));
  }
  if (files.contains(template_path("email"))) {
    const std::optional<std::string> text = assembler.assemble_alone("email");
    if (!text) return std::nullopt;
    theme.email_.emplace(without_indentation(*text), [&](std::string_view name) {
      return theme.constant(name, config.base_url);
    });
  }
  for (const Asset& asset : theme.assets_) hasher.add(asset.published);
  for (const auto& [name, text] : theme.strings_) hasher.add(name).add(text);
  theme.fingerprint_ = hasher.finish();
  return theme;
}

std::optional<std::string> Theme::constant(std::string_view name,
                                           std::string_view base_path) const {
  if (name.starts_with("t.")) {
    const auto found = strings_.find(name.substr(2));
    return found == strings_.end() ? std::string() : found->second;
  }
  if (name.starts_with("asset.")) {
    const auto found = std::ranges::find(assets_, name.substr(6), &Asset::name);
    if (found == assets_.end()) return std::string();
    return fmt::format("{}{}", base_path, percent_encoded_path(found->published));
  }
  return std::nullopt;
}

const Template& Theme::template_for(PageKind kind) const { return templates_.at(kind); }

std::string Theme::words(
    std::string_view name,
    const std::vector<std::pair<std::string_view, std::string>>& values) const {
  const auto found = strings_.find(name);
  std::string text = found == strings_.end() ? std::string(name) : found->second;
  for (const auto& [key, value] : values) {
    const std::string placeholder = std::string("{").append(key).append("}");
    for (std::size_t at = text.find(placeholder); at != text.npos;
         at = text.find(placeholder, at + value.size())) {
      text.replace(at, placeholder.size(), value);
    }
  }
  return text;
}

std::string Theme::counted(std::string_view name, std::size_t n) const {
  return words(std::string(name).append(n == 1 ? ".one" : ".other"), {{"n", std::to_string(n)}});
}

}  // namespace tokensite
