#include "parse/front_matter.hpp"

#include <fmt/format.h>

#include "cache/document_codec.hpp"
#include "parse/documents.hpp"
#include "parse/plain_yaml.hpp"
#include "tests/fuzz/targets/checks.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {
namespace {

const Body& text_of(const Item& item) { return item.body; }
const Body& text_of(const Edition& edition) { return edition.intro; }
const Body& text_of(const Page& page) { return page.body; }

/// What is kept of a document gives the same document back.
template <class Document, class Decode>
std::string fault_in_cache(const Document& document, std::string_view text, const Decode& decode) {
  const std::string bytes = encode_document(document, text);
  const auto decoded = decode(bytes, document.file);
  if (!decoded) return "what was encoded can't be decoded";
  if (encode_document(*decoded->document, text) != bytes) return "the cache gives something else";
  return {};
}

template <class Parse, class Decode>
std::string try_document(std::string_view bytes, const Parse& parse, const Decode& decode) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("content/x.md", std::string(bytes));
  const auto document = parse(sources, file, Config(), diagnostics);
  if (std::string fault = fault_in_diagnostics(diagnostics, sources); !fault.empty()) return fault;
  if (!document) return diagnostics.empty() ? "nothing was read, and nothing said" : "";
  if (std::string fault = fault_in_html(html_at(text_of(*document), {.prefix = "/"}));
      !fault.empty() && diagnostics.empty()) {
    return fault;
  }
  return diagnostics.empty() ? fault_in_cache(*document, sources.text(file), decode) : "";
}

/// Where YAML is plain enough for the quick reader, it means the same to yaml-cpp.
std::string fault_in_plain_yaml(std::string_view bytes) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("content/x.md", std::string(bytes));
  const std::optional<FrontMatter> front = read_front_matter(sources, file, diagnostics);
  if (!front) return {};
  const Span body = front->body;
  const std::string_view text = sources.text(file);
  // Between the two lines of `---`: from behind the first to before the one that ends above the
  // body.
  const std::size_t begin = text.find('\n') + 1;
  const std::size_t end = text.rfind("---", body.begin - 1);
  if (end == text.npos || end < begin) return {};
  const Span where{.file = file,
                   .begin = static_cast<std::uint32_t>(begin),
                   .end = static_cast<std::uint32_t>(end)};
  const auto plain = read_plain_yaml(sources.text(where), where);
  if (!plain) return {};
  const auto any = read_any_yaml(sources, where, diagnostics);
  if (!any) return "yaml-cpp can't read what is plain: " + fmt::format("{}", sources.text(where));
  return *any == *plain ? "" : "yaml-cpp reads something else than what is plain";
}

}  // namespace

std::string try_front_matter(std::string_view bytes) {
  std::string fault = try_document(bytes, parse_item, decode_item);
  if (fault.empty()) fault = try_document(bytes, parse_edition, decode_edition);
  if (fault.empty()) fault = try_document(bytes, parse_page, decode_page);
  if (fault.empty()) fault = fault_in_plain_yaml(bytes);
  return fault;
}

}  // namespace tokensite
