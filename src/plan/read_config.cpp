#include <fmt/format.h>

#include "parse/config.hpp"
#include "parse/source_text.hpp"
#include "plan/passes.hpp"

namespace tokensite {

Result<Next> read_config(PlanState& state) {
  Result<std::string> text = state.files->read("tokensite.yml");
  if (!text) return text.error();
  const FileId file = state.sources->add("tokensite.yml", "");
  if (text->size() > largest_text_file) {
    state.diagnostics.push_back(file_too_large(file, text->size()));
    return Next::stop;
  }
  state.config_fingerprint = fingerprint_of(*text);
  state.sources->set_text(file, std::move(*text));
  state.config = parse_config(*state.sources, file, state.diagnostics);
  if (!state.config) return Next::stop;
  if (!state.options.base_url.empty()) set_base_url(*state.config, state.options.base_url);
  if (!state.options.origin.empty()) {
    set_base_url(*state.config, state.options.origin + state.config->base_path);
  }
  return Next::go_on;
}

}  // namespace tokensite
