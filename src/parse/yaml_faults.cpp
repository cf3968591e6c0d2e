#include "parse/yaml_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "support/text.hpp"

namespace tokensite {
namespace {

struct YamlLine {
  std::size_t begin = 0;
  std::string_view text;
};

YamlLine line_around(std::string_view yaml, std::size_t at) {
  at = std::min(at, yaml.size());
  const std::size_t before = at == 0 ? yaml.npos : yaml.rfind('\n', at - 1);
  const std::size_t begin = before == yaml.npos ? 0 : before + 1;
  std::string_view text = yaml.substr(begin, yaml.find('\n', begin) - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return {.begin = begin, .text = text};
}

/// Keys whose values are texts that may begin or hold whatever an author likes.
bool holds_text(std::string_view key) {
  constexpr std::string_view keys[] = {"title", "subtitle", "tagline", "label",      "no_url",
                                       "again", "name",     "reason",  "description"};
  return std::ranges::find(keys, key) != std::end(keys);
}

bool is_bare_key(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-';
  });
}

/// The text that a value in broken quotes was meant to be: the quotes go if they are a pair around
/// all of it, or the first of a pair; an apostrophe at the beginning stays.
std::string_view without_quotes(std::string_view value) {
  const char quote = value.front();
  if ((quote != '"' && quote != '\'') || value.size() < 2) return value;
  if (value.ends_with(quote)) return value.substr(1, value.size() - 2);
  const bool is_only_one = value.find(quote, 1) == value.npos;
  return quote == '"' && is_only_one ? value.substr(1) : value;
}

/// A value on the line that would be fine in quotes: `key: value`, after a list's dash too. Lists
/// and mappings would become texts, and are left alone.
std::optional<YamlReplacement> quoting(const YamlLine& line) {
  const std::size_t colon = line.text.find(": ");
  if (colon == line.text.npos) return std::nullopt;
  std::string_view key = trim(line.text.substr(0, colon));
  if (key.starts_with("- ")) key = trim(key.substr(2));
  const std::string_view value = trim(line.text.substr(colon + 2));
  if (!is_bare_key(key) || value.empty()) return std::nullopt;
  const bool is_plain = std::string_view("[{|>").find(value.front()) == std::string_view::npos;
  if (!is_plain && !holds_text(key)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(value.data() - line.text.data()) + line.begin;
  return YamlReplacement{
      .begin = begin,
      .end = begin + value.size(),
      .text = yaml_quoted(without_quotes(value)),
      // Elsewhere it may be something else than a text, and what follows a # may be a comment.
      .is_sure = holds_text(key) && value.find(" #") == value.npos};
}

void offer_quotes(YamlFault& fault, const YamlLine& line) {
  fault.replacement = quoting(line);
  if (!fault.replacement) return;
  const std::string_view key = trim(line.text.substr(0, line.text.find(':')));
  fault.help = fmt::format("put the value in quotes: `{}: {}`", key, fault.replacement->text);
}

/// The nearest line above `line` that isn't empty.
std::optional<YamlLine> line_above(std::string_view yaml, const YamlLine& line) {
  for (std::size_t end = line.begin; end > 0;) {
    const YamlLine above = line_around(yaml, end - 1);
    if (!trim(above.text).empty()) return above;
    end = above.begin;
  }
  return std::nullopt;
}

/// The parser stumbles over the first colon after a line that it took for a text. That line is at
/// fault.
std::optional<YamlFault> fault_of_line_above(std::string_view yaml, const YamlLine& line,
                                             std::size_t colon) {
  if (!is_bare_key(trim(line.text.substr(0, colon - line.begin)))) return std::nullopt;
  const std::optional<YamlLine> above = line_above(yaml, line);
  if (!above) return std::nullopt;
  const std::string_view text = trim(above->text);
  const auto begin = static_cast<std::size_t>(text.data() - yaml.data());
  YamlFault fault{.code = Code::yaml_syntax, .begin = begin, .end = begin + text.size()};
  const std::size_t mark = text.find_first_of(":=");
  const std::string_view key = trim(text.substr(0, mark));
  const bool is_key_value = mark != text.npos && text.substr(mark, 2) == ": " && is_bare_key(key);
  if (is_key_value) {
    const bool is_deeper = line.text.find_first_not_of(' ') > above->text.find_first_not_of(' ');
    if (!is_deeper) return std::nullopt;
    fault.begin = line.begin;
    fault.end = line.begin + line.text.find_first_not_of(' ');
    fault.message = "this line is indented deeper than the one before, which has its value already";
    fault.help = "begin all keys in the same column";
    return fault;
  }
  fault.message = "this line is no `key: value`";
  fault.help = "write `key: value`, or put the words in quotes on the line of their key";
  if (mark != text.npos && is_bare_key(key)) {
    std::string_view value = text.substr(mark + 1);
    while (value.starts_with("\xC2\xA0"))
      value.remove_prefix(2);  // a no-break space is no space here
    const std::string mended = fmt::format("{}: {}", key, trim(value));
    fault.help = fmt::format("write `{}`, with a colon and a space", mended);
    fault.replacement = YamlReplacement{.begin = fault.begin, .end = fault.end, .text = mended};
  }
  return fault;
}

/// Whether a value, such as one in quotes, may follow right behind `c`.
bool begins_value(char c) { return is_ascii_space(c) || c == '[' || c == '{' || c == ','; }

/// The innermost bracket before `at` that nothing closes, quoted texts and comments apart.
std::optional<std::size_t> open_bracket(std::string_view yaml, std::size_t at) {
  std::vector<std::size_t> open;
  char quote = '\0';
  for (std::size_t i = 0; i < std::min(at, yaml.size()); ++i) {
    const char c = yaml[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && i > 0 && begins_value(yaml[i - 1])) {
      quote = c;
    } else if (c == '#' && i > 0 && is_ascii_space(yaml[i - 1])) {
      i = std::min(yaml.find('\n', i), yaml.size());
    } else if (c == '[' || c == '{') {
      open.push_back(i);
    } else if ((c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  if (open.empty()) return std::nullopt;
  return open.back();
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

YamlFault tag_fault(std::string_view yaml, std::size_t begin) {
  const YamlLine line = line_around(yaml, begin);
  const std::size_t mark = line.text.find('!');
  YamlFault fault{.code = Code::yaml_syntax,
                  .begin = mark == line.text.npos ? begin : line.begin + mark,
                  .end = begin + 1,
                  .message = "a value without quotes can't begin with `!`"};
  fault.end = fault.begin + 1;
  offer_quotes(fault, line);
  return fault;
}

YamlFault unclosed_quote_fault(std::string_view yaml, std::size_t begin) {
  const YamlLine line = line_around(yaml, begin);
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
  const YamlLine line = line_around(yaml, begin);
  const std::size_t end = std::max(line.begin + line.text.size(), begin);
  if (is_marked) {
    const bool is_marker_line = line.text.starts_with("---") || line.text.starts_with("...");
    return {
        .code = Code::yaml_second_document,
        .begin = begin,
        .end = end,
        .message = "a second YAML document begins here; there must be one",
        .help = is_marker_line ? "remove this line" : "remove the `---` or `...` line before it"};
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
  const YamlLine line = line_around(yaml, at);
  YamlFault fault{.code = Code::yaml_syntax, .begin = at, .end = std::min(at + 1, yaml.size())};
  const auto starts_like = [&](std::string_view text) { return problem.starts_with(text); };
  const std::string_view here = yaml.substr(at, std::min<std::size_t>(1, yaml.size() - at));
  const std::size_t indent_end = line.text.find_first_not_of(" \t");
  const std::string_view indent =
      line.text.substr(0, indent_end == line.text.npos ? 0 : indent_end);
  const bool is_flow = starts_like("end of map flow") || starts_like("end of sequence flow");
  const std::optional<std::size_t> bracket_at = is_flow ? open_bracket(yaml, at) : std::nullopt;
  if (const std::size_t tab = indent.find('\t'); tab != indent.npos || starts_like("illegal tab")) {
    fault.begin = line.begin + (tab == indent.npos ? 0 : tab);
    fault.end = fault.begin + 1;
    fault.message = "YAML is indented with spaces, and this line begins with a tab";
    fault.help = "put spaces in its place";
  } else if (starts_like("illegal map value")) {
    if (std::optional<YamlFault> above = fault_of_line_above(yaml, line, at)) return *above;
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
  } else if (bracket_at) {
    fault.begin = *bracket_at;
    fault.end = fault.begin + 1;
    const std::string_view bracket = yaml.substr(fault.begin, 1);
    fault.message = fmt::format("what begins with this `{}` can't be read to its end", bracket);
    fault.help = fmt::format(
        "close it with `{}`, put commas between the entries, and quotes around texts "
        "that hold `: ` or begin with `#`",
        bracket == "{" ? '}' : ']');
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
