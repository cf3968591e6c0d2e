#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"
#include "diagnostics/codes.hpp"
#include "diagnostics/explanation.hpp"
#include "support/spelling.hpp"

namespace tokensite {

ExitStatus run_explain(const std::string& name) {
  if (name.empty()) {
    for (const Code code : all_codes()) {
      fmt::print("{:<22} {:<8} {}\n", name_of(code), name_of(default_severity(code)),
                 summary_of(code));
    }
    return ExitStatus::fine;
  }
  if (const std::optional<Code> code = find_code(name)) {
    fmt::print("{}", explain(*code));
    return ExitStatus::fine;
  }
  const auto nearest = nearest_word(name, code_names());
  print_failure(fmt::format("no diagnostic is called `{}`; {}", name,
                            nearest ? fmt::format("did you mean `{}`?", *nearest)
                                    : "`tokensite explain` lists them all"));
  return ExitStatus::wrong_usage;
}

}  // namespace tokensite
