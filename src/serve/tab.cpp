#include "serve/tab.hpp"

#include <fmt/format.h>

#include "serve/page_state.hpp"
#include "serve/request.hpp"
#include "serve/responses.hpp"

namespace tokensite {
namespace {

/// `data` is one line.
std::string event(std::string_view name, std::string_view data) {
  return fmt::format("event: {}\ndata: {}\n\n", name, data);
}

}  // namespace

Tab::Tab(std::string_view query)
    : path_(query_value(query, "path")), document_(query_value(query, "document")) {}

std::string Tab::catch_up(const Snapshot& snapshot) {
  std::string events;
  if (snapshot.pages) {
    const auto shown = page_at(snapshot, path_);
    // It loads everything anew, and asks again; or finds that there is no page any more.
    if (!shown) return event("reload", "{}");
    const PageState state = page_state(snapshot, path_, shown->html);
    if (to_hex(state.document) != document_) return event("reload", "{}");
    std::string sheets = style_sheets_json(state);
    if (sheets != style_sheets_) events += event("style-sheets", sheets);
    style_sheets_ = std::move(sheets);
  }
  if (snapshot.report != report_) events += event("report", snapshot.report);
  report_ = snapshot.report;
  return events;
}

}  // namespace tokensite
