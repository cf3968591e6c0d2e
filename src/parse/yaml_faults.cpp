#include "parse/yaml_faults.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/text.hpp"

namespace tokensite {
namespace {

struct Line {
  std::size_t begin = 0;
  std::string_view text;
};

Line line_around(std::string_view yaml, std::size_t at) {
  at = std::min(at, yaml.size());
  const std::size_t before = at == 0 ? yaml.npos : yaml.rfind('\n', at - 1);
  const std::size_t begin = before == yaml.npos ? 0 : before + 1;
  std::string_view text = yaml.substr(begin, yaml.find('\n', begin) - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return {.begin = begin, .text = text};
}

/// A value on the line that would be fine in quotes: `key: value`, after a list's dash too.
std::optional<YamlReplacement> quoting(const Line& line) {
  const std::size_t colon = line.text.find(": ");
  if (colon == line.text.npos) return std::nullopt;
  std::string_view key = trim(line.text.substr(0, colon));
  if (key.starts_with("- ")) key = trim(key.substr(2));
  const bool is_key = !key.empty() && std::ranges::all_of(key, [](char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-';
  });
  std::string_view value = trim(line.text.substr(colon + 2));
  if (!is_key || value.empty() || value.starts_with('|') || value.starts_with('>'))
    return std::nullopt;
  const auto begin = static_cast<std::size_t>(value.data() - line.text.data()) + line.begin;
  const std::size_t end = begin + value.size();
  const char quote = value.front();
  if ((quote == '"' || quote == '\'') && value.size() > 1) {
    value.remove_prefix(1);
    if (value.ends_with(quote)) value.remove_suffix(1);
  }
  return YamlReplacement{.begin = begin, .end = end, .text = yaml_quoted(value)};
}

void offer_quotes(YamlFault& fault, const Line& line) {
  fault.replacement = quoting(line);
  if (!fault.replacement) return;
  const std::string_view key = trim(line.text.substr(0, line.text.find(':')));
  fault.help = fmt::format("put the value in quotes: `{}: {}`", key, fault.replacement->text);
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

YamlFault unclosed_quote_fault(std::string_view yaml, std::size_t begin) {
  const Line line = line_around(yaml, begin);
  YamlFault fault{.code = Code::yaml_unclosed_quote,
                  .begin = begin,
                  .end = begin + 1,
                  .message = "this quotation mark is never closed"};
  offer_quotes(fault, line);
  if (!fault.help) fault.help = fmt::format("add the missing `{}`", yaml.substr(begin, 1));
  return fault;
}

YamlFault second_document_fault(std::string_view yaml, std::size_t begin) {
  const std::size_t first = yaml.starts_with("---") ? 3 : 0;
  const std::string_view before = yaml.substr(0, begin);
  const bool is_marked = before.find("\n---", first) != before.npos ||
                         before.find("\n...", first) != before.npos ||
                         yaml.substr(begin, 3) == "---";
  const Line line = line_around(yaml, begin);
  const std::size_t end = std::max(line.begin + line.text.size(), begin);
  if (is_marked) {
    return {.code = Code::yaml_second_document,
            .begin = begin,
            .end = end,
            .message = "a second YAML document begins here; there must be one",
            .help = "remove the `---` or `...` line before it"};
  }
  return {
      .code = Code::yaml_syntax,
      .begin = begin,
      .end = end,
      .message =
          "this doesn't belong to what stands before it; lines of one mapping are written alike",
      .help = "write every line as `key: value`, all indented the same"};
}

YamlFault syntax_fault(std::string_view yaml, std::size_t at, std::string_view problem,
                       ScalarPlace last) {
  // A quote that swallowed the lines up to the next quote is the cause of whatever follows.
  const std::string_view last_text = yaml.substr(last.begin, last.end - last.begin);
  const bool is_quoted = last_text.starts_with('"') || last_text.starts_with('\'');
  if (is_quoted && last_text.find('\n') != last_text.npos) {
    YamlFault fault = unclosed_quote_fault(yaml, last.begin);
    fault.message = "this quotation mark is closed only on a later line";
    return fault;
  }
  if (at >= yaml.size() && at > 0) at = yaml.find_last_not_of("\r\n", yaml.size() - 1) + 1;
  const Line line = line_around(yaml, at);
  YamlFault fault{.code = Code::yaml_syntax, .begin = at, .end = std::min(at + 1, yaml.size())};
  const auto starts_like = [&](std::string_view text) { return problem.starts_with(text); };
  const std::string_view here = yaml.substr(at, std::min<std::size_t>(1, yaml.size() - at));
  const std::size_t indent_end = line.text.find_first_not_of(" \t");
  const std::string_view indent =
      line.text.substr(0, indent_end == line.text.npos ? 0 : indent_end);
  if (const std::size_t tab = indent.find('\t'); tab != indent.npos || starts_like("illegal tab")) {
    fault.begin = line.begin + (tab == indent.npos ? 0 : tab);
    fault.end = fault.begin + 1;
    fault.message = "YAML is indented with spaces, and this line begins with a tab";
    fault.help = "put spaces in its place";
  } else if (starts_like("illegal map value")) {
    fault.message = "a value without quotes can't hold `: `";
    offer_quotes(fault, line);
    if (!fault.help) fault.help = "put the value in quotes, or mend the indentation";
  } else if (starts_like("end of map not found") || starts_like("end of sequence not found")) {
    const std::size_t end = line.begin + trim(line.text).size() + indent.size();
    fault.end = std::max(fault.end, std::min(end, yaml.size()));
    fault.message = indent.empty() && at == line.begin
                        ? "this line is neither a `key: value` nor part of the value before it"
                        : "this follows a value that was complete already";
    offer_quotes(fault, line);
  } else if (starts_like("unknown token") || starts_like("alias not found") ||
             starts_like("anchor not found") || starts_like("the referenced anchor")) {
    fault.message = fmt::format("a value without quotes can't begin with `{}`", here);
    if (starts_like("alias not found") || starts_like("anchor not found")) {
      fault.begin = at > 0 ? at - 1 : at;
      fault.message =
          fmt::format("a value without quotes can't begin with `{}`", yaml.substr(fault.begin, 1));
    }
    offer_quotes(fault, line);
  } else if (starts_like("end of map flow") || starts_like("end of sequence flow")) {
    const bool is_map = starts_like("end of map flow");
    fault.message = fmt::format("a `{}` that was opened before is not closed", is_map ? '{' : '[');
    fault.help = fmt::format("add the missing `{}`", is_map ? '}' : ']');
  } else if (starts_like("illegal block entry")) {
    fault.message = "a list can't begin on the line of its key";
    fault.help = "begin each `- ` on a line of its own, or write `[a, b]`";
  } else if (starts_like("unknown escape character")) {
    fault.begin = at > 0 ? at - 1 : at;
    fault.message = fmt::format("`\\{}` is no escape that YAML knows", here);
    fault.help = "write `\\\\` for a backslash, or use single quotes";
  } else {
    std::string said(problem);
    if (said.starts_with("illegal ")) said.replace(0, 8, "unexpected ");
    fault.message = fmt::format("YAML can't be read from here: {}", said);
    offer_quotes(fault, line);
  }
  return fault;
}

}  // namespace tokensite
