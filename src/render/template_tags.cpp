#include "render/template_tags.hpp"

#include <fmt/format.h>

#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t deepest_section = 64;

bool prints_nothing(TagKind kind) {
  return kind != TagKind::escaped && kind != TagKind::raw && kind != TagKind::partial;
}

}  // namespace

TemplateScan next_template_tag(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find("{{", from);
  if (begin == text.npos) return {};
  const auto fault = [&](std::string message) {
    return TemplateScan{.fault = TemplateFault{.offset = begin, .message = std::move(message)}};
  };
  if (text.substr(begin + 2, 1) == "=") return fault("delimiters can't be changed here");
  const bool is_tripled = text.substr(begin + 2, 1) == "{";
  const std::string_view closing = is_tripled ? "}}}" : "}}";
  const std::size_t close = text.find(closing, begin + 2);
  if (close == text.npos) return fault("this tag is never closed");
  const std::size_t inner = begin + (is_tripled ? 3 : 2);
  std::string_view content = trim(text.substr(inner, close - inner));
  TemplateTag tag{.kind = is_tripled ? TagKind::raw : TagKind::escaped,
                  .begin = begin,
                  .end = close + closing.size()};
  constexpr std::pair<char, TagKind> sigils[] = {{'&', TagKind::raw},      {'#', TagKind::section},
                                                 {'^', TagKind::inverted}, {'/', TagKind::close},
                                                 {'!', TagKind::comment},  {'>', TagKind::partial}};
  for (const auto& [sigil, kind] : sigils) {
    if (is_tripled || !content.starts_with(sigil)) continue;
    tag.kind = kind;
    content = trim(content.substr(1));
    break;
  }
  tag.name = content;
  if (tag.name.empty() && tag.kind != TagKind::comment) return fault("this tag has no name");
  return {.tag = tag};
}

std::optional<TemplateFault> find_template_fault(std::string_view text) {
  std::vector<TemplateTag> open;
  for (std::size_t at = 0;;) {
    const TemplateScan scan = next_template_tag(text, at);
    if (scan.fault) return scan.fault;
    if (!scan.tag) break;
    at = scan.tag->end;
    if (scan.tag->kind == TagKind::section || scan.tag->kind == TagKind::inverted) {
      if (open.size() == deepest_section) {
        return TemplateFault{
            .offset = scan.tag->begin,
            .message = fmt::format("sections are nested more than {} deep", deepest_section)};
      }
      open.push_back(*scan.tag);
    } else if (scan.tag->kind == TagKind::close) {
      if (open.empty() || open.back().name != scan.tag->name) {
        return TemplateFault{.offset = scan.tag->begin,
                             .message = fmt::format("unopened section `{}`", scan.tag->name)};
      }
      open.pop_back();
    }
  }
  if (open.empty()) return std::nullopt;
  return TemplateFault{.offset = open.back().begin,
                       .message = fmt::format("unclosed section `{}`", open.back().name)};
}

std::vector<TemplateTag> partial_tags(std::string_view text) {
  std::vector<TemplateTag> tags;
  for (TemplateScan scan = next_template_tag(text, 0); scan.tag;
       scan = next_template_tag(text, scan.tag->end)) {
    if (scan.tag->kind == TagKind::partial) tags.push_back(*scan.tag);
  }
  return tags;
}

bool is_silent_line(std::string_view line) {
  std::size_t copied = 0;
  for (TemplateScan scan = next_template_tag(line, 0); scan.tag;
       scan = next_template_tag(line, scan.tag->end)) {
    const std::string_view before = line.substr(copied, scan.tag->begin - copied);
    if (!prints_nothing(scan.tag->kind) || !trim(before).empty()) return false;
    copied = scan.tag->end;
  }
  return copied > 0 && trim(line.substr(copied)).empty();
}

}  // namespace tokensite
