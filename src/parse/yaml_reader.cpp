#include "parse/yaml_reader.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <map>
#include <streambuf>

#include "parse/plain_yaml.hpp"
#include "parse/yaml_faults.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t deepest = 16;               ///< no key of ours nests deeper than 4
constexpr std::uint64_t most_expanded = 100'000;  ///< values, with every alias written out

/// Lets yaml-cpp read a text where it lies.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // streambuf's get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

/// Thrown through yaml-cpp (C++, and made for it) to end the parse once a diagnostic is made.
struct Stop {};

/// One past the end of the scalar that starts at `begin`: a quoted one ends with its quote, a plain
/// one with its value, anything on several lines with the first of them. None if the quote is never
/// closed.
std::optional<std::size_t> scalar_end(std::string_view yaml, std::size_t begin,
                                      std::string_view value) {
  const char first = begin < yaml.size() ? yaml[begin] : '\0';
  if (first == '"' || first == '\'') {
    for (std::size_t at = begin + 1; at < yaml.size(); ++at) {
      if (first == '"' && yaml[at] == '\\') {
        ++at;
      } else if (yaml[at] == first) {
        if (first == '"' || yaml.substr(at + 1, 1) != "'") return at + 1;
        ++at;  // '' is an apostrophe inside of single quotes
      }
    }
    return std::nullopt;
  }
  if (yaml.substr(begin, value.size()) == value) return begin + value.size();
  const std::size_t line_end = std::min(yaml.find('\n', begin), yaml.size());
  return begin + trim(yaml.substr(begin, line_end - begin)).size();
}

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view yaml, Span where, Diagnostics& diagnostics)
      : yaml_(yaml), where_(where), diagnostics_(diagnostics) {}

  YamlDocument take() {
    if (document_.nodes.empty()) document_.nodes.push_back({.span = span(0, 0)});
    return std::move(document_);
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {.file = where_.file,
            .begin = where_.begin + static_cast<std::uint32_t>(begin),
            .end = where_.begin + static_cast<std::uint32_t>(end)};
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    stop(second_document_fault(yaml_, offset(mark)));
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add({.kind = YamlKind::null, .span = span(offset(mark), offset(mark))}, anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t begin = offset(mark);
    if (!tag.empty() && tag != "?" && tag != "!") stop(tag_fault(yaml_, begin));
    const std::optional<std::size_t> end = scalar_end(yaml_, begin, value);
    if (!end) stop(unclosed_quote_fault(yaml_, begin));
    last_scalar_ = {begin, *end};
    if (const auto bad = find_non_xml_character(value)) {
      stop({.code = Code::control_character,
            .begin = begin,
            .end = *end,
            .message =
                "an escape in this value stands for a character that pages and feeds can't hold"});
    }
    const bool quoted = yaml_.substr(begin, 1) == "\"" || yaml_.substr(begin, 1) == "'";
    add({.kind = YamlKind::scalar,
         .style = quoted ? YamlStyle::quoted : YamlStyle::plain,
         .scalar = value,
         .span = span(begin, *end)},
        anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t begin = offset(mark);
    const std::size_t end = std::min(yaml_.find_first_of(" \t\r\n,]}", begin), yaml_.size());
    const auto found = anchors_.find(anchor);
    const bool is_open =
        found != anchors_.end() && std::ranges::find(open_, found->second) != open_.end();
    if (found == anchors_.end() || is_open) {
      stop({.code = Code::yaml_alias_expansion,
            .begin = begin,
            .end = end,
            .message = fmt::format("`{}` stands for a value that contains it",
                                   yaml_.substr(begin, end - begin)),
            .help = "write the value out"});
    }
    count_expanded(expanded_[found->second], begin, end);
    attach(found->second);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(YamlKind::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(YamlKind::map, mark, anchor);
  }
  void OnMapEnd() override {
    report_repeated_keys(open_.back());
    close();
  }

  /// Says of yaml-cpp's exception what it means to a writer.
  void report_syntax(const YAML::Exception& exception) {
    const std::size_t at = exception.mark.is_null() ? yaml_.size() : offset(exception.mark);
    report(syntax_fault(yaml_, at, exception.msg, last_scalar_));
  }

 private:
  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), yaml_.size());
  }

  void report(const YamlFault& fault) {
    Diagnostic diagnostic{.code = fault.code,
                          .span = span(fault.begin, fault.end),
                          .message = fault.message,
                          .help = fault.help};
    if (fault.replacement) {
      diagnostic.fixes.push_back(
          {.message = fmt::format("write `{}`", shortened(fault.replacement->text, 60)),
           .edits = {{.span = span(fault.replacement->begin, fault.replacement->end),
                      .replacement = fault.replacement->text}},
           .confidence = fault.replacement->is_sure ? Confidence::sure : Confidence::suggestion});
    }
    diagnostics_.push_back(std::move(diagnostic));
  }

  [[noreturn]] void stop(const YamlFault& fault) {
    report(fault);
    throw Stop{};
  }

  void count_expanded(std::uint64_t values, std::size_t begin, std::size_t end) {
    total_expanded_ += values;
    for (const std::uint32_t node : open_) expanded_[node] += values;
    if (total_expanded_ <= most_expanded) return;
    stop({.code = Code::yaml_alias_expansion,
          .begin = begin,
          .end = end,
          .message = fmt::format("with its aliases written out, this YAML has more than {} values",
                                 most_expanded),
          .help = "write out what you need instead of aliases of aliases"});
  }

  void attach(std::uint32_t index) {
    if (!open_.empty()) document_.nodes[open_.back()].children.push_back(index);
  }

  std::uint32_t add(YamlNode node, YAML::anchor_t anchor) {
    const auto index = static_cast<std::uint32_t>(document_.nodes.size());
    const std::size_t begin = node.span.begin - where_.begin;
    document_.nodes.push_back(std::move(node));
    expanded_.push_back(0);
    attach(index);
    if (anchor != 0) anchors_[anchor] = index;
    count_expanded(1, begin, begin);
    expanded_[index] = 1;
    return index;
  }

  void open(YamlKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    const std::size_t begin = offset(mark);
    if (open_.size() == deepest) {
      stop({.code = Code::yaml_too_deep,
            .begin = begin,
            .end = begin + 1,
            .message = fmt::format("this YAML is nested more than {} levels deep", deepest),
            .help = "no key of tokensite needs more than four"});
    }
    const std::size_t end = std::min(begin + 1, yaml_.size());
    open_.push_back(add({.kind = kind, .span = span(begin, end)}, anchor));
  }

  /// The span of a container reaches to the end of its last child; flow collections have no event
  /// for their brackets' place.
  void close() {
    YamlNode& node = document_.nodes[open_.back()];
    if (!node.children.empty()) {
      node.span.end = std::max(node.span.end, document_.nodes[node.children.back()].span.end);
    }
    open_.pop_back();
  }

  void report_repeated_keys(std::uint32_t map) {
    std::map<std::string_view, Span> seen;
    const YamlNode& node = document_.nodes[map];
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
      const YamlNode& key = document_.nodes[node.children[i]];
      if (key.kind != YamlKind::scalar) continue;
      const auto [first, is_new] = seen.try_emplace(key.scalar, key.span);
      if (is_new) continue;
      diagnostics_.push_back({.code = Code::duplicate_key,
                              .span = key.span,
                              .message = fmt::format("the key `{}` stands here twice", key.scalar),
                              .help = "keep one of the two",
                              .labels = {{.span = first->second, .text = "the first is"}}});
    }
  }

  std::string_view yaml_;
  Span where_;
  Diagnostics& diagnostics_;
  YamlDocument document_;
  std::vector<std::uint32_t> open_;      ///< containers that have begun and not ended
  std::vector<std::uint64_t> expanded_;  ///< per node: its values, aliases written out
  std::map<YAML::anchor_t, std::uint32_t> anchors_;
  std::uint64_t total_expanded_ = 0;
  int documents_ = 0;
  ScalarPlace last_scalar_;
};

}  // namespace

std::optional<YamlDocument> read_yaml(const Sources& sources, Span where,
                                      Diagnostics& diagnostics) {
  if (auto plain = read_plain_yaml(sources.text(where), where)) return plain;
  return read_any_yaml(sources, where, diagnostics);
}

std::optional<YamlDocument> read_any_yaml(const Sources& sources, Span where,
                                          Diagnostics& diagnostics) {
  const std::string_view yaml = sources.text(where);
  TreeBuilder builder(yaml, where, diagnostics);
  try {
    ViewBuffer buffer(yaml);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    builder.report_syntax(exception);
    return std::nullopt;
  }
}

}  // namespace tokensite
