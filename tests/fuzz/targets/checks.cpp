#include "tests/fuzz/targets/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "diagnostics/report.hpp"
#include "parse/html_entities.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

bool is_inside(Span span, const Sources& sources) {
  return span.file.index < sources.size() && span.begin <= span.end &&
         span.end <= std::max<std::size_t>(sources.text(span.file).size(), 1);
}

/// "&#106;ava" -> "java".
std::string without_entities(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? text.find(';', at) : text.npos;
    if (end == text.npos) {
      decoded += text[at];
    } else {
      decoded += decoded_entity(text.substr(at, end + 1 - at));
      at = end;
    }
  }
  return decoded;
}

/// One past the ">" that ends the tag; none if it has no end. Quotes may hold a ">".
std::optional<std::size_t> tag_end(std::string_view html, std::size_t begin) {
  bool is_quoted = false;
  for (std::size_t at = begin; at < html.size(); ++at) {
    if (html[at] == '"') is_quoted = !is_quoted;
    if (html[at] == '>' && !is_quoted) return at + 1;
  }
  return std::nullopt;
}

bool runs_script(std::string_view tag) {
  for (const std::string_view attribute : {" href=\"", " src=\""}) {
    const std::size_t at = tag.find(attribute);
    if (at == tag.npos) continue;
    const std::string_view rest = tag.substr(at + attribute.size());
    if (is_script_target(without_entities(rest.substr(0, rest.find('"'))))) return true;
  }
  return false;
}

bool is_void(std::string_view name) {
  constexpr std::string_view names[] = {"br", "hr", "img", "input"};
  return std::ranges::find(names, name) != std::end(names);
}

}  // namespace

std::string fault_in_diagnostics(const Diagnostics& diagnostics, const Sources& sources) {
  for (const Diagnostic& diagnostic : diagnostics) {
    std::vector<Span> spans = {diagnostic.span};
    for (const Label& label : diagnostic.labels) spans.push_back(label.span);
    for (const Fix& fix : diagnostic.fixes) {
      for (const Edit& edit : fix.edits) spans.push_back(edit.span);
    }
    for (const Span span : spans) {
      if (is_inside(span, sources)) continue;
      return fmt::format("[{}] {}: {}..{} is no place of the text", name_of(diagnostic.code),
                         diagnostic.message, span.begin, span.end);
    }
  }
  const std::string text = text_report(diagnostics, sources, Colour::always);
  if (find_invalid_utf8(text)) return "the report is no text: " + text;
  const std::string json = json_report(diagnostics, sources, {});
  if (find_invalid_utf8(json)) return "the JSON report is no text: " + json;
  return {};
}

std::string fault_in_html(std::string_view html) {
  if (find_invalid_utf8(html)) return "the HTML is no UTF-8";
  if (find_non_xml_character(html)) return "the HTML holds a control character";
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const std::optional<std::size_t> end = tag_end(html, at);
    if (!end) return "a tag has no end";
    const std::string_view tag = html.substr(at, *end - at);
    at = *end;
    if (tag.starts_with("</")) {
      const std::string_view name = tag.substr(2, tag.size() - 3);
      if (open.empty() || open.back() != name) return fmt::format("nothing opened {}", tag);
      open.pop_back();
      continue;
    }
    const std::string_view name = tag.substr(1, tag.find_first_of(" >") - 1);
    if (name.empty() || !std::ranges::all_of(name, is_ascii_alnum)) {
      return fmt::format("{} is no tag", tag);
    }
    if (runs_script(tag)) return fmt::format("{} runs a script", tag);
    if (!is_void(name)) open.push_back(name);
  }
  return open.empty() ? std::string() : fmt::format("<{}> is never closed", open.back());
}

}  // namespace tokensite
