#include "diagnostics/sources.hpp"

#include <utility>

namespace tokensite {

FileId Sources::add(std::string path, std::string text) {
  const FileId id{static_cast<std::uint32_t>(files_.size())};
  files_.push_back({.path = std::move(path), .own_text = {}, .text = {}});
  set_text(id, std::move(text));
  return id;
}

std::string_view Sources::text(Span span) const {
  return text(span.file).substr(span.begin, span.end - span.begin);
}

}  // namespace tokensite
