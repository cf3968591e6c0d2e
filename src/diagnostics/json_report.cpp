#include <algorithm>

#include "diagnostics/places.hpp"
#include "diagnostics/report.hpp"
#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

void write_place(JsonWriter& json, const Sources& sources, Places& places, Span span) {
  const Position begin = places.position(span.file, span.begin);
  const Position end = places.position(span.file, std::max(span.begin, span.end));
  json.member("file", valid_utf8(sources.path(span.file)))
      .member("line", static_cast<std::int64_t>(begin.line))
      .member("column", static_cast<std::int64_t>(begin.column))
      .member("end_line", static_cast<std::int64_t>(end.line))
      .member("end_column", static_cast<std::int64_t>(end.column));
}

void write_fix(JsonWriter& json, const Sources& sources, Places& places, const Fix& fix) {
  json.begin_object().member("message", fix.message).key("edits").begin_array();
  for (const Edit& edit : fix.edits) {
    json.begin_object();
    write_place(json, sources, places, edit.span);
    json.member("replacement", edit.replacement).end_object();
  }
  json.end_array().end_object();
}

void write_diagnostic(JsonWriter& json, const Sources& sources, Places& places,
                      const Diagnostic& diagnostic) {
  json.begin_object()
      .member("code", name_of(diagnostic.code))
      .member("severity", name_of(diagnostic.severity))
      .member("message", valid_utf8(diagnostic.message));
  write_place(json, sources, places, diagnostic.span);
  json.member("help", valid_utf8(diagnostic.help.value_or("")));
  json.key("labels").begin_array();
  for (const Label& label : diagnostic.labels) {
    json.begin_object().member("message", label.text);
    write_place(json, sources, places, label.span);
    json.end_object();
  }
  json.end_array().key("fixes").begin_array();
  for (const Fix& fix : diagnostic.fixes) write_fix(json, sources, places, fix);
  json.end_array().end_object();
}

}  // namespace

std::string json_report(const Diagnostics& diagnostics, const Sources& sources,
                        const Summary& summary) {
  JsonWriter json(JsonWriter::Layout::indented);
  Places places(sources);
  json.begin_object().key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics)
    write_diagnostic(json, sources, places, diagnostic);
  json.end_array().key("summary").begin_object();
  json.member("errors", static_cast<std::int64_t>(summary.errors))
      .member("warnings", static_cast<std::int64_t>(summary.warnings))
      .member("editions", static_cast<std::int64_t>(summary.editions))
      .member("items", static_cast<std::int64_t>(summary.items));
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace tokensite
