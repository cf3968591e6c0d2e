#include "tests/support/outline.hpp"

#include <fmt/format.h>

namespace tokensite {
namespace {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "item";
    case BlockKind::embed:
      return "embed";
    case BlockKind::other:
      return "other";
    default:
      return "rule";
  }
}

std::string_view name_of(NoteKind kind) {
  switch (kind) {
    case NoteKind::repaired:
      return "repaired";
    case NoteKind::dropped:
      return "dropped";
    case NoteKind::look:
      return "look";
    default:
      return "failed";
  }
}

}  // namespace

std::string described(const Outline& outline) {
  std::string text;
  for (const OutlineBlock& block : outline.blocks) {
    text += fmt::format("{} {}", block.line, name_of(block.kind));
    if (block.level > 0) text += fmt::format(" {}", block.level);
    if (block.ordinal > 0) text += fmt::format(" {}.", block.ordinal);
    if (block.emphasis == Emphasis::strong) text += " strong";
    if (!block.plain.empty()) text += ": " + block.plain;
    for (const OutlineLink& link : block.links) {
      text += fmt::format(" [{} -> {}]", link.label, link.url);
    }
    text += '\n';
  }
  for (const ImportNote& note : outline.notes) {
    text += fmt::format("{} {}: {}", note.line, name_of(note.kind), note.message);
    if (!note.text.empty()) text += fmt::format(" ({})", note.text);
    text += '\n';
  }
  return text;
}

}  // namespace tokensite
