// Static Analysis Results Interchange Format 2.1.0 (OASIS standard, with errata 01); the numbers
// below are its sections.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "diagnostics/explanation.hpp"
#include "diagnostics/places.hpp"
#include "diagnostics/report.hpp"
#include "support/hash.hpp"
#include "support/json.hpp"
#include "support/program.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The usual name for the root of a repository (3.14.14); whoever reads the log knows where it is.
constexpr std::string_view root_id = "%SRCROOT%";

/// In messages, braces stand around the numbers of arguments, and are doubled elsewhere (3.11.5).
std::string message_text(std::string_view text) {
  std::string doubled;
  for (const char c : valid_utf8(text)) {
    if (c == '{' || c == '}') doubled += c;
    doubled += c;
  }
  return doubled;
}

/// The first paragraph, on one line.
std::string first_paragraph(std::string_view prose) {
  std::string paragraph(prose.substr(0, prose.find("\n\n")));
  std::ranges::replace(paragraph, '\n', ' ');
  return std::string(trim(paragraph));
}

/// What a diagnostic is about, wherever it stands: lines may move and counts may change. Equal ones
/// in one report are numbered.
class FaultHashes {
 public:
  std::string next(const Diagnostic& diagnostic, const Sources& sources) {
    std::string words;
    std::ranges::copy_if(diagnostic.message, std::back_inserter(words),
                         [](char c) { return !is_ascii_digit(c); });
    const std::string hash = to_hex(Hasher()
                                        .add(name_of(diagnostic.code))
                                        .add(sources.path(diagnostic.span.file))
                                        .add(words)
                                        .add(sources.text(diagnostic.span))
                                        .finish());
    return fmt::format("{}:{}", hash.substr(0, 16), ++seen_[hash]);
  }

 private:
  std::map<std::string, int> seen_;
};

class SarifWriter {
 public:
  SarifWriter(const Sources& sources, std::string_view folder)
      : sources_(sources), folder_(folder), places_(sources) {}

  std::string write(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) rules_.insert(diagnostic.code);
    json_.begin_object().member("$schema", schema).member("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    write_tool();
    write_base();
    json_.member("columnKind", "unicodeCodePoints").key("results").begin_array();
    for (const Diagnostic& diagnostic : diagnostics) write_result(diagnostic);
    json_.end_array().end_object().end_array().end_object();
    return json_.take() + "\n";
  }

 private:
  void write_message(std::string_view name, std::string_view text) {
    json_.key(name).begin_object().member("text", text).end_object();
  }

  void write_tool() {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.member("name", "tokensite").member("version", program_version());
    json_.key("rules").begin_array();
    for (const Code code : rules_) write_rule(code);
    json_.end_array().end_object().end_object();
  }

  void write_rule(Code code) {
    const Explanation page = explanation_of(code);
    json_.begin_object().member("id", name_of(code));
    write_message("shortDescription", summary_of(code));
    write_message("fullDescription", first_paragraph(page.prose));
    json_.key("help").begin_object().member("text", explain(code));
    json_.member("markdown", fmt::format("{}\n```\n{}```\n", page.prose, page.report)).end_object();
    json_.key("defaultConfiguration").begin_object();
    json_.member("level", name_of(default_severity(code))).end_object();
    json_.end_object();
  }

  void write_base() {
    json_.key("originalUriBaseIds").begin_object().key(root_id).begin_object();
    write_message("description", "the root of the repository that holds the site");
    json_.end_object().end_object();
  }

  void write_artifact(FileId file) {
    json_.key("artifactLocation").begin_object();
    // A colon before the first slash would be taken for the end of a scheme.
    std::string uri = percent_encoded_path(fmt::format("{}{}", folder_, sources_.path(file)));
    for (std::size_t at = 0; at < std::min(uri.find('/'), uri.size()); ++at) {
      if (uri[at] == ':') uri.replace(at, 1, "%3A");
    }
    json_.member("uri", uri).member("uriBaseId", root_id).end_object();
  }

  void write_region(std::string_view name, Span span) {
    const Position begin = places_.position(span.file, span.begin);
    const Position end = places_.position(span.file, std::max(span.begin, span.end));
    json_.key(name).begin_object();
    json_.member("startLine", static_cast<std::int64_t>(begin.line))
        .member("startColumn", static_cast<std::int64_t>(begin.column))
        .member("endLine", static_cast<std::int64_t>(end.line))
        .member("endColumn", static_cast<std::int64_t>(end.column));
    json_.end_object();
  }

  void write_place(Span span) {
    json_.key("physicalLocation").begin_object();
    write_artifact(span.file);
    write_region("region", span);
    json_.end_object();
  }

  void write_result(const Diagnostic& diagnostic) {
    const auto rule = std::distance(rules_.begin(), rules_.find(diagnostic.code));
    json_.begin_object().member("ruleId", name_of(diagnostic.code));
    json_.member("ruleIndex", static_cast<std::int64_t>(rule));
    json_.member("level", name_of(diagnostic.severity));
    // Where results are shown, fixes often aren't: the help has to be part of the message.
    const std::string help = diagnostic.help ? "; " + *diagnostic.help : "";
    write_message("message", message_text(diagnostic.message + help));
    json_.key("locations").begin_array().begin_object();
    write_place(diagnostic.span);
    json_.end_object().end_array();
    write_labels(diagnostic.labels);
    json_.key("partialFingerprints").begin_object();
    json_.member("faultHash/v1", hashes_.next(diagnostic, sources_)).end_object();
    write_fixes(diagnostic.fixes);
    json_.end_object();
  }

  void write_labels(const std::vector<Label>& labels) {
    if (labels.empty()) return;
    json_.key("relatedLocations").begin_array();
    for (const Label& label : labels) {
      json_.begin_object();
      write_place(label.span);
      write_message("message", message_text(label.text + " here"));
      json_.end_object();
    }
    json_.end_array();
  }

  void write_fixes(const std::vector<Fix>& fixes) {
    if (fixes.empty()) return;
    json_.key("fixes").begin_array();
    for (const Fix& fix : fixes) {
      std::map<FileId, std::vector<const Edit*>> changes;
      for (const Edit& edit : fix.edits) changes[edit.span.file].push_back(&edit);
      json_.begin_object();
      write_message("description", message_text(fix.message));
      json_.key("artifactChanges").begin_array();
      for (const auto& [file, edits] : changes) write_change(file, edits);
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_change(FileId file, const std::vector<const Edit*>& edits) {
    json_.begin_object();
    write_artifact(file);
    json_.key("replacements").begin_array();
    for (const Edit* edit : edits) {
      json_.begin_object();
      write_region("deletedRegion", edit->span);
      write_message("insertedContent", edit->replacement);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  const Sources& sources_;
  std::string_view folder_;
  Places places_;
  JsonWriter json_{JsonWriter::Layout::indented};
  std::set<Code> rules_;
  FaultHashes hashes_;
};

}  // namespace

std::string sarif_report(const Diagnostics& diagnostics, const Sources& sources,
                         std::string_view folder) {
  return SarifWriter(sources, folder).write(diagnostics);
}

}  // namespace tokensite
