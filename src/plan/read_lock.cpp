#include "links/lock_file.hpp"
#include "parse/source_text.hpp"
#include "plan/passes.hpp"

namespace tokensite {

Result<Next> read_lock(PlanState& state) {
  if (!state.files->has(lock_path)) return Next::go_on;
  Result<std::string> text = state.files->read(lock_path);
  if (!text) return text.error();
  // It is a program's work: it may be longer than what a person writes.
  const FileId file = state.sources->add(lock_path, std::move(*text));
  const std::optional<Span> readable = readable_text(*state.sources, file, state.diagnostics);
  if (!readable) return Next::go_on;
  state.lock = parse_lock(*state.sources, *readable, state.diagnostics);
  for (const auto& [url, record] : state.lock) {
    if (record.state == LinkState::dead && !record.archive.empty()) {
      state.archived_copies.emplace(url, record.archive);
    }
  }
  return Next::go_on;
}

}  // namespace tokensite
