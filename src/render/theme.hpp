// A theme made ready: templates put together and parsed, words chosen, assets named.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "model/config.hpp"
#include "render/page_kind.hpp"
#include "render/template.hpp"
#include "support/hash.hpp"

namespace tokensite {

/// A file of the theme, the site's own in place of the shipped one where it has it.
struct ThemeFile {
  std::string bytes;
  FileId source;  ///< for templates: where diagnostics point
};

/// Paths relative to the theme's folder: "templates/layout.mustache".
using ThemeFiles = std::map<std::string, ThemeFile, std::less<>>;

/// The theme's words: "month.1" -> "January".
using Strings = std::map<std::string, std::string, std::less<>>;

struct Asset {
  std::string name;       ///< below assets/: "style.css"
  std::string published;  ///< relative to the site's root: "assets/style.0123abcd.css"
  std::string bytes;  ///< in style sheets, url(name) of other assets replaced by published names
};

class Theme {
 public:
  /// None, and diagnostics, if a template is faulty or a page has none.
  static std::optional<Theme> build(const ThemeFiles& files, Strings strings, const Config& config,
                                    Diagnostics& diagnostics);

  const Template& template_for(PageKind kind) const;
  /// Null if the theme has none. Not in the fingerprint: no page depends on it.
  const Template* email_template() const { return email_ ? &*email_ : nullptr; }
  const std::vector<Asset>& assets() const { return assets_; }
  const Strings& strings() const { return strings_; }
  /// Covers templates, words and assets.
  const Fingerprint& fingerprint() const { return fingerprint_; }

  /// The text called `name`, with every {key} replaced by its value; `name` itself if there is
  /// none.
  std::string words(std::string_view name,
                    const std::vector<std::pair<std::string_view, std::string>>& values = {}) const;
  /// `name`.one or `name`.other, with {n} replaced.
  std::string counted(std::string_view name, std::size_t n) const;

 private:
  Theme() = default;
  /// What `t.name` and `asset.name` stand for in templates.
  std::optional<std::string> constant(std::string_view name, std::string_view base_path) const;

  std::map<PageKind, Template> templates_;
  std::optional<Template> email_;
  Strings strings_;
  std::vector<Asset> assets_;
  Fingerprint fingerprint_;
};

}  // namespace tokensite
