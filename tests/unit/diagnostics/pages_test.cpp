// Each code has its page, tests/diagnostics/<code>.txt: prose, a site, and the report on it. The
// page is what `explain` prints and docs/diagnostics.md shows. TOKENSITE_UPDATE_GOLDEN=1 writes the
// reports and the document anew.
#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>

#include "diagnostics/codes.hpp"
#include "diagnostics/explanation.hpp"
#include "diagnostics/report.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::string page_path(Code code) { return fmt::format("tests/diagnostics/{}.txt", name_of(code)); }

/// What a page can't write as text: {{byte:XX}} is that byte, {{repeat:N:text}} is `text` N times.
/// The site is small_site with the page's files over it; a file of the page that is only
/// "(removed)" is taken away.
std::string expanded(std::string text) {
  for (std::size_t at = text.find("{{byte:"); at != text.npos; at = text.find("{{byte:", at)) {
    text.replace(at, 11, 1, static_cast<char>(std::stoi(text.substr(at + 7, 2), nullptr, 16)));
  }
  for (std::size_t at = text.find("{{repeat:"); at != text.npos; at = text.find("{{repeat:", at)) {
    const std::size_t colon = text.find(':', at + 9);
    const std::size_t close = text.find("}}", colon);
    const int times = std::stoi(text.substr(at + 9, colon - at - 9));
    const std::string part = text.substr(colon + 1, close - colon - 1);
    std::string repeated;
    for (int i = 0; i < times; ++i) repeated += part;
    text.replace(at, close + 2 - at, repeated);
    at += repeated.size();
  }
  return text;
}

Files site_of(const Explanation& page) {
  Files changes;
  for (const auto& [path, text] : page.files) {
    changes[path] = trim(text) == "(removed)" ? "" : expanded(text);
  }
  return small_site(changes);
}

/// The page with `report` in place of the one it has.
std::string with_report(const std::string& text, const std::string& report) {
  const std::string heading = "-- report --\n";
  const std::size_t at = text.find(heading);
  return text.substr(0, at == text.npos ? text.size() : at) + heading + report;
}

std::string diagnostics_document() {
  std::string out =
      "# Diagnostics\n\n"
      "What `tokensite check` and `tokensite build` say, code by code. This page is made of the "
      "files in\n"
      "tests/diagnostics/, which are also the tests of the codes and what `tokensite explain CODE` "
      "prints.\n"
      "`rules:` in tokensite.yml sets a code to `off`, `warning` or `error`, where a site can be "
      "built with\n"
      "the fault; `\"*\"` stands for all that aren't named.\n\n"
      "| code | default | can be lowered | what it reports |\n| --- | --- | --- | --- |\n";
  for (const Code code : all_codes()) {
    out += fmt::format("| [{0}](#{0}) | {1} | {2} | {3} |\n", name_of(code),
                       name_of(default_severity(code)), is_adjustable(code) ? "yes" : "no",
                       summary_of(code));
  }
  for (const Code code : all_codes()) {
    const Explanation page = parse_explanation(read_source_file(page_path(code)));
    out += fmt::format("\n## {}\n\n{}\n```\n{}```\n", name_of(code), page.prose, page.report);
  }
  return out;
}

TEST_CASE("every diagnostic code has a page whose site is reported as the page says") {
  for (const Code code : all_codes()) {
    DYNAMIC_SECTION(name_of(code)) {
      const std::string text = read_source_file(page_path(code));
      REQUIRE_FALSE(text.empty());
      const Explanation page = parse_explanation(text);
      CHECK(page.prose.size() > 80);
      const std::string report = report_on(site_of(page));
      if (updates_golden()) write_source_file(page_path(code), with_report(text, report));
      CHECK(report == (updates_golden() ? report : page.report));
      CHECK(report.find(fmt::format("[{}]", name_of(code))) != std::string::npos);
    }
  }
}

TEST_CASE("every page in tests/diagnostics belongs to a code") {
  const boost::filesystem::path folder(TOKENSITE_SOURCE_DIR "/tests/diagnostics");
  for (const auto& entry : boost::filesystem::directory_iterator(folder)) {
    INFO(entry.path().string());
    CHECK(find_code(entry.path().stem().string()).has_value());
  }
}

TEST_CASE("docs/diagnostics.md is what the pages say") {
  const std::string document = diagnostics_document();
  CHECK(golden("docs/diagnostics.md", document) == document);
}

}  // namespace
}  // namespace tokensite
