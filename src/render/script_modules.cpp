#include "render/script_modules.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view import_word = "import ";
constexpr std::string_view export_word = "export ";

bool is_name_letter(char c) { return is_ascii_alnum(c) || c == '_' || c == '$'; }

std::string_view take_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_letter(text[end])) ++end;
  return text.substr(0, end);
}

/// What a line declares at the top of its module, if anything.
std::string_view declared_name(std::string_view line) {
  for (const std::string_view word : {"const ", "let ", "class ", "async function ", "function "}) {
    if (line.starts_with(word)) return take_name(line.substr(word.size()));
  }
  return {};
}

/// "scripts/search.js" and "./search/x.js" -> "scripts/search/x.js"; none if it leaves the folder.
std::optional<std::string> resolved(std::string_view importer, std::string_view target) {
  std::string folder(importer.substr(0, importer.rfind('/') + 1));
  if (!target.starts_with("./") && !target.starts_with("../")) return std::nullopt;
  while (target.starts_with("./") || target.starts_with("../")) {
    if (target.starts_with("../")) {
      if (folder.empty()) return std::nullopt;
      folder.pop_back();
      folder.resize(folder.rfind('/') + 1);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  if (target.find("..") != target.npos) return std::nullopt;
  return folder.append(target);
}

class Joiner {
 public:
  Joiner(std::string_view language, const FindModule& find)
      : language_(ascii_lower(language.substr(0, language.find('-')))), find_(find) {}

  JoinedScript join(std::string_view entry) {
    if (const auto text = find_(entry)) add(std::string(entry), *text, true);
    return std::move(joined_);
  }

 private:
  void report(const std::string& path, std::size_t offset, std::string message) {
    joined_.faults.push_back({.path = path, .offset = offset, .message = std::move(message)});
  }

  /// What the module imports comes before it.
  void add(const std::string& path, std::string_view text, bool is_entry) {
    open_.insert(path);
    std::string lean;
    bool in_comment = false;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view whole = text.substr(at, end - at);
      while (!whole.empty() && is_ascii_space(whole.back())) whole.remove_suffix(1);
      const std::string_view line = trim(whole);
      const bool begins_comment = line.starts_with("/*");
      // A comment that ends on its line may have code after it: `/** @type {X} */ (y)`.
      if (in_comment || (begins_comment && !has_code_after_comment(line))) {
        in_comment = line.find("*/") == line.npos;
      } else if (whole.starts_with(import_word)) {
        end = std::min(text.find(';', at), text.size());
        add_import(path, at, text.substr(at, end - at));
        end = std::min(text.find('\n', end), text.size());
      } else if (!line.empty() && !line.starts_with("//")) {
        add_line(path, at, whole, line, is_entry, lean);
      }
      at = end + 1;
    }
    joined_.text += lean;
    open_.erase(path);
    done_.insert(path);
  }

  static bool has_code_after_comment(std::string_view line) {
    const std::size_t end = line.find("*/");
    return end != line.npos && end + 2 < line.size();
  }

  void add_line(const std::string& path, std::size_t at, std::string_view whole,
                std::string_view line, bool is_entry, std::string& lean) {
    const bool is_export = whole.starts_with(export_word);
    const std::string_view declaration = is_export ? line.substr(export_word.size()) : line;
    if (whole.size() == line.size()) {  // at the top of the module
      const std::string_view name = declared_name(declaration);
      if (is_export && name.empty()) {
        report(path, at, "only declarations can be exported: `export const name = …`");
      } else if (!name.empty()) {
        const auto [first, is_new] = names_.emplace(name, path);
        if (!is_new) {
          report(path, at,
                 fmt::format("`{}` is declared in {} already, and the two become one script", name,
                             first->second));
        }
      }
    }
    lean.append(is_entry ? line : declaration) += '\n';
  }

  /// `statement` is `import { names } from "./x.js"`.
  void add_import(const std::string& path, std::size_t at, std::string_view statement) {
    const std::size_t quote = statement.find('"');
    const std::size_t closing = statement.rfind('"');
    const bool has_names = trim(statement.substr(import_word.size())).starts_with('{');
    const bool renames = statement.substr(0, quote).find(" as ") != statement.npos;
    if (!has_names || renames || quote == statement.npos || quote == closing) {
      report(path, at, "an import is written `import { name, other } from \"./module.js\";`");
      return;
    }
    const std::string_view target = statement.substr(quote + 1, closing - quote - 1);
    const std::optional<std::string> wanted = resolved(path, target);
    const std::optional<std::string> found = wanted ? in_language(*wanted) : std::nullopt;
    if (!found) {
      report(path, at + quote + 1,
             fmt::format("the theme has no script `{}`", wanted.value_or(std::string(target))));
    } else if (open_.contains(*found)) {
      report(path, at + quote + 1, fmt::format("`{}` needs this module itself", *found));
    } else if (!done_.contains(*found)) {
      add(*found, *find_(*found), false);
    }
  }

  std::optional<std::string> in_language(const std::string& path) const {
    if (path.ends_with(".js")) {
      const std::string variant =
          fmt::format("{}.{}.js", std::string_view(path).substr(0, path.size() - 3), language_);
      if (find_(variant)) return variant;
    }
    return find_(path) ? std::optional(path) : std::nullopt;
  }

  std::string language_;
  const FindModule& find_;
  JoinedScript joined_;
  std::set<std::string> open_;  ///< modules whose imports are being read
  std::set<std::string> done_;
  std::map<std::string, std::string, std::less<>> names_;  ///< declared so far -> by which module
};

}  // namespace

JoinedScript join_modules(std::string_view entry, std::string_view language,
                          const FindModule& find) {
  return Joiner(language, find).join(entry);
}

}  // namespace tokensite
