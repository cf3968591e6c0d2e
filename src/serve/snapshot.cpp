#include "serve/snapshot.hpp"

#include <algorithm>

namespace tokensite {

const Output* find_output(const Plan& plan, std::string_view path) {
  const auto found = std::ranges::lower_bound(
      plan.outputs, path, {}, [](const Output& output) -> std::string_view { return output.path; });
  return found == plan.outputs.end() || found->path != path ? nullptr : &*found;
}

Fingerprint version_of(const Output& output) {
  if (const auto fingerprint = output.fingerprint()) return *fingerprint;
  const Result<std::string> bytes = output.render();
  return fingerprint_of(bytes ? *bytes : bytes.error().message);
}

}  // namespace tokensite
