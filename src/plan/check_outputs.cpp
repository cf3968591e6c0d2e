#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.hpp"
#include "index/addresses.hpp"
#include "plan/passes.hpp"

namespace tokensite {
namespace {

std::string quoted_origin(std::string_view origin) {
  return origin.empty() ? "a page or file of tokensite's own" : std::string(origin);
}

void report_clash(PlanState& state, const PlannedOutput& first, const PlannedOutput& second) {
  const bool shows_first = second.origin.empty() || (first.place && !second.place);
  const PlannedOutput& shown = shows_first ? first : second;
  const PlannedOutput& other = shows_first ? second : first;
  const Span span =
      shown.place ? *shown.place : Span{.file = state.sources->add(std::string(shown.origin), "")};
  state.diagnostics.push_back(
      {.code = Code::output_clash,
       .span = span,
       .message = fmt::format(
           "`{}` would be made of this and of {}", shown.output.path,
           shown.origin == other.origin ? "this file itself" : quoted_origin(other.origin)),
       .help = "rename or remove one of the two"});
}

/// Two outputs at one path, or one where another needs a folder.
void check_clashes(PlanState& state) {
  // Editions with one number and items with one slug share their addresses; they are told of
  // already.
  const bool has_duplicates =
      std::ranges::any_of(state.diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.code == Code::duplicate_number || diagnostic.code == Code::duplicate_slug;
      });
  // In the order of paths, all that begin with one's path come right after it: those that this one
  // begins with form a stack.
  struct Prefix {
    const PlannedOutput* planned;
    bool is_in_the_way = false;  // a file in the way of many is one fault
  };
  std::vector<Prefix> prefixes;
  for (const PlannedOutput& planned : state.outputs) {
    const std::string_view path = planned.output.path;
    while (!prefixes.empty() && !path.starts_with(prefixes.back().planned->output.path)) {
      prefixes.pop_back();
    }
    if (!prefixes.empty() && path == prefixes.back().planned->output.path) {
      if (!has_duplicates) report_clash(state, *prefixes.back().planned, planned);
      continue;
    }
    for (Prefix& prefix : prefixes) {
      if (prefix.is_in_the_way || path[prefix.planned->output.path.size()] != '/') continue;
      prefix.is_in_the_way = true;
      report_clash(state, *prefix.planned, planned);
    }
    prefixes.push_back({.planned = &planned});
  }
}

void check_root_links(PlanState& state) {
  const auto is_output = [&](const std::string& path) {
    return std::ranges::binary_search(
        state.outputs, path, {},
        [](const PlannedOutput& planned) -> const std::string& { return planned.output.path; });
  };
  for (const RootLink& link : state.root_links) {
    const bool is_there = is_output(link.path) || is_output(output_path(link.path)) ||
                          is_output(output_path(link.path + "/"));
    // Who plans without the history can't know.
    const bool is_of_history =
        !state.options.history && (link.path + "/").starts_with(changes_address);
    if (!is_there && !is_of_history)
      state.diagnostics.push_back(broken_link(link.written, link.span));
  }
}

}  // namespace

Result<Next> check_outputs(PlanState& state) {
  check_clashes(state);
  check_root_links(state);
  return Next::go_on;
}

}  // namespace tokensite
