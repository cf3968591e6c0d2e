// Addresses that open a place of a source in the writer's editor.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/places.hpp"
#include "support/result.hpp"

namespace tokensite {

class EditorLinks {
 public:
  /// Of Visual Studio Code.
  EditorLinks();

  /// By an editor's name ("zed"), or an address with {path}, and perhaps {line} and {column}, in
  /// it. Fails, saying what there is to choose from.
  static Result<EditorLinks> of(std::string_view name_or_address);

  /// `path` is absolute. "vscode://file/home/ada/site/content/x.md:4:8"
  std::string link(std::string_view path, const Position& position) const;

 private:
  explicit EditorLinks(std::string_view address) : address_(address) {}
  std::string address_;
};

}  // namespace tokensite
