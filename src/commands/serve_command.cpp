#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"
#include "commands/site_history.hpp"
#include "diagnostics/report.hpp"
#include "git/history_stamp.hpp"
#include "parse/config.hpp"
#include "parse/source_text.hpp"
#include "serve/serve_site.hpp"
#include "support/environment.hpp"

namespace tokensite {
namespace {

/// The path in the site's address, to be printed at once; the plan says what is wrong with it.
std::string base_path_of(const std::string& site) {
  Sources sources;
  Diagnostics faults;
  const Result<std::optional<std::string>> text =
      read_file_up_to(site + "/tokensite.yml", largest_text_file, Links::follow);
  if (!text || !*text) return "/";
  const FileId file = sources.add("tokensite.yml", **text);
  const std::optional<Config> config = parse_config(sources, file, faults);
  return config ? config->base_path : "/";
}

/// Says what is new: the faults when they are others than before, and each plan in a line.
class Notices {
 public:
  void planned(const SiteState& state, std::chrono::duration<double> taken) {
    const std::string report = state.latest() ? text_report(state.latest()->diagnostics,
                                                            *state.latest()->sources, Colour::never)
                                              : state.failure()->message;
    const bool is_new = report != report_;
    report_ = report;
    if (!state.latest()) {
      if (is_new) print_failure(report);
      return;
    }
    if (is_new) print_diagnostics(*state.latest());
    fmt::print(stderr, "{} ({:.0f} ms)\n", summary_line(state.latest()->summary),
               taken.count() * 1e3);
  }

 private:
  std::string report_;
};

}  // namespace

ExitStatus run_serve(const ServeOptions& options) {
  const Result<std::string> site = find_site(options.site);
  if (!site) {
    print_failure(site.error().message);
    return ExitStatus::wrong_usage;
  }
  const std::string chosen =
      options.editor.empty() ? environment_variable("TOKENSITE_EDITOR") : options.editor;
  const Result<EditorLinks> editor = chosen.empty() ? EditorLinks() : EditorLinks::of(chosen);
  if (!editor) {
    print_failure(editor.error().message);
    return ExitStatus::wrong_usage;
  }
  Result<HttpServer> server = HttpServer::listen(options.host, options.port);
  if (!server) return world_failed(server.error());
  const std::string origin = local_origin(options.host, server->port());
  fmt::print("{}{}\n", origin, base_path_of(*site));
  std::fflush(stdout);
  Notices notices;
  SiteMemory memory(*site);
  serve_site({.site = *site,
              .origin = origin,
              .drafts = options.drafts ? Drafts::include : Drafts::leave_out,
              .editor = *editor,
              .jobs = jobs_or_default(0),
              .history = {.kept = [&] { return memory.kept_history(); },
                          .read = [&] { return memory.history(); },
                          .files = [&] { return history_files(*site); }}},
             options.host, std::move(*server),
             {.planned = [&](const SiteState& state, auto taken) { notices.planned(state, taken); },
              .warned = print_failure});
  return ExitStatus::fine;
}

}  // namespace tokensite
