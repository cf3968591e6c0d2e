#include "parse/config.hpp"

#include "diagnostics/report.hpp"
#include "tests/fuzz/targets/checks.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {

std::string try_config(std::string_view bytes) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("tokensite.yml", std::string(bytes));
  const std::optional<Config> config = parse_config(sources, file, diagnostics);
  if (std::string fault = fault_in_diagnostics(diagnostics, sources); !fault.empty()) return fault;
  if (!config) return diagnostics.empty() ? "nothing was read, and nothing said" : "";
  const bool has_error = count_of(diagnostics, Severity::error) > 0;
  if (has_error) return {};
  if (config->title.empty() || config->sections.empty()) return "a site without title or sections";
  if (!config->base_url.ends_with('/') || !config->base_path.ends_with('/') ||
      !config->base_path.starts_with('/')) {
    return "the base URL lacks a slash: " + config->base_url;
  }
  return config->feed_id.empty() ? "there is no feed id" : "";
}

}  // namespace tokensite
