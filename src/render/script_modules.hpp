// A theme's scripts: written as modules, sent as one file.
//
// themes/<name>/scripts/<entry>.js becomes the asset <entry>.js: the modules that it imports,
// joined in the order in which they need each other, without their comments and indentation. This
// is no parser of JavaScript: modules keep to a form of it (docs/themes.md), and what departs from
// it is reported. The form: imports at the beginning, each of `{ names }` from a relative path;
// exports by `export` before a declaration; no name declared twice at the top of modules; comments
// that begin a line; no template literal longer than a line.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// The text of a module, by its path relative to the theme's folder; none if there is no such file.
using FindModule = std::function<std::optional<std::string_view>(std::string_view path)>;

struct ScriptFault {
  std::string path;        ///< of the module
  std::size_t offset = 0;  ///< into it
  std::string message;
};

struct JoinedScript {
  std::string text;
  std::vector<ScriptFault> faults;  ///< with any, `text` is of no use
};

/// `x.<language>.js` stands in for an imported `x.js` where the theme has it; of `language` (BCP
/// 47) the primary subtag counts.
JoinedScript join_modules(std::string_view entry, std::string_view language,
                          const FindModule& find);

}  // namespace tokensite
