#include "serve/fault_report.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <vector>

#include "diagnostics/places.hpp"
#include "diagnostics/report.hpp"
#include "diagnostics/report_words.hpp"
#include "support/escape.hpp"
#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Sources that lie on the disk, and not in the program.
bool is_on_disk(std::string_view path) { return !path.starts_with("(shipped) "); }

void write_links(JsonWriter& json, const Diagnostic& diagnostic, const Plan& plan, Places& places,
                 const std::string& site, const EditorLinks& editor) {
  std::vector<Span> spans = {diagnostic.span};
  for (const Label& label : diagnostic.labels) spans.push_back(label.span);
  json.key("links").begin_array();
  for (const Span& span : spans) {
    const std::string& path = plan.sources->path(span.file);
    if (!is_on_disk(path)) continue;
    json.begin_object()
        .member("text", valid_utf8(place_of(span, *plan.sources, places)))
        .member("href", editor.link(fmt::format("{}/{}", site, path),
                                    places.position(span.file, span.begin)))
        .end_object();
  }
  json.end_array();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, const Plan& plan,
                      Places& places, const std::string& site, const EditorLinks& editor) {
  const std::string place = place_of(diagnostic.span, *plan.sources, places);
  const std::string report = text_report({diagnostic}, *plan.sources, Colour::never);
  json.begin_object()
      .member("severity", name_of(diagnostic.severity))
      .member("place", valid_utf8(place))
      .member("text", valid_utf8(trim(std::string_view(report).substr(place.size() + 1))));
  write_links(json, diagnostic, plan, places, site, editor);
  json.end_object();
}

void begin_report(JsonWriter& json, std::size_t errors, std::size_t warnings) {
  json.begin_object()
      .member("errors", static_cast<std::int64_t>(errors))
      .member("warnings", static_cast<std::int64_t>(warnings))
      .key("diagnostics")
      .begin_array();
}

}  // namespace

std::string fault_report(const Plan& plan, const std::string& site, const EditorLinks& editor) {
  JsonWriter json;
  Places places(*plan.sources);
  const std::string folder = boost::filesystem::absolute(site).lexically_normal().string();
  begin_report(json, plan.summary.errors, plan.summary.warnings);
  std::size_t shown = 0;
  for (const Severity severity : {Severity::error, Severity::warning}) {
    for (const Diagnostic& diagnostic : plan.diagnostics) {
      if (diagnostic.severity != severity || shown == most_shown_faults) continue;
      write_diagnostic(json, diagnostic, plan, places, folder, editor);
      ++shown;
    }
  }
  json.end_array().end_object();
  return json.take();
}

std::string failure_report(const Error& failure) {
  JsonWriter json;
  begin_report(json, 1, 0);
  json.begin_object()
      .member("severity", name_of(Severity::error))
      .member("place", "")
      .member("text", valid_utf8(failure.message))
      .key("links")
      .begin_array()
      .end_array()
      .end_object();
  json.end_array().end_object();
  return json.take();
}

std::string fault_page(const std::string& report_text) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>This site has faults</title>\n"
      "</head>\n<body>\n<h1>This site has faults</h1>\n"
      "<p>There is no good page to show yet; this one goes away by itself.</p>\n"
      "<pre>{}</pre>\n</body>\n</html>\n",
      html_escaped(valid_utf8(report_text)));
}

}  // namespace tokensite
