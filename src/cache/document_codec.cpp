#include "cache/document_codec.hpp"

#include <type_traits>
#include <utility>
#include <vector>

#include "support/binary.hpp"

namespace tokensite {
namespace {

// Each type's fields are listed once, for writing and for reading: `code` is an Encoder, which
// takes constant fields, or a Decoder, which fills them.

/// A document or a part of one, constant or not.
template <class T, class Document>
concept Of = std::is_same_v<std::remove_const_t<T>, Document>;

template <class Code, Of<Body> T>
void fields(Code& code, T& body) {
  code(body.html), code(body.plain_text), code(body.lead), code(body.heading_digits);
  code(body.links), code(body.external_links), code(body.external_link_ends);
  code(body.source);
}

template <class Code, Of<InternalLink> T>
void fields(Code& code, T& link) {
  code(link.at), code(link.written), code(link.span);
}

template <class Code, Of<Spanned> T>
void fields(Code& code, T& text) {
  code(text.text), code(text.span);
}

template <class Code, Of<ItemLink> T>
void fields(Code& code, T& link) {
  code(link.label), code(link.url), code(link.no_url);
}

template <class Code, Of<Expectation> T>
void fields(Code& code, T& entry) {
  code(entry.section), code(entry.count.least), code(entry.count.most), code(entry.reason);
}

template <class Code, Of<std::pair<Spanned, std::string>> T>
void fields(Code& code, T& line) {
  code(line.first), code(line.second);
}

template <class Code, Of<Item> T>
void fields(Code& code, T& item) {
  code(item.title), code(item.url), code(item.no_url), code(item.links);
  code(item.has_faulty_tags), code(item.tags), code(item.authors), code(item.published);
  code(item.published_span);
  code(item.again), code(item.draft), code(item.body), code(item.fingerprint);
}

template <class Code, Of<Edition> T>
void fields(Code& code, T& edition) {
  code(edition.number), code(edition.title), code(edition.date), code(edition.subtitle);
  code(edition.tldr), code(edition.draft), code(edition.aliases), code(edition.canonical_url);
  code(edition.expect), code(edition.intro), code(edition.number_span), code(edition.title_span);
  code(edition.date_span), code(edition.fingerprint);
}

template <class Code, Of<Page> T>
void fields(Code& code, T& page) {
  code(page.title), code(page.description), code(page.draft), code(page.aliases);
  code(page.body), code(page.fingerprint);
}

class Encoder {
 public:
  void operator()(const std::string& text) { writer_.text(text); }
  void operator()(std::string_view text) { writer_.text(text); }
  void operator()(const Text& text) { writer_.text(text); }
  void operator()(const Span& span) { writer_.number(span.begin), writer_.number(span.end); }
  template <class T>
  void operator()(const std::vector<T>& list) {
    writer_.number(static_cast<std::uint32_t>(list.size()));
    for (const T& element : list) (*this)(element);
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    writer_.number(value.has_value());
    if (value) (*this)(*value);
  }
  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      writer_.number(value);
    } else {
      fields(*this, value);
    }
  }
  std::string take() { return writer_.take(); }

 private:
  BinaryWriter writer_;
};

class Decoder {
 public:
  Decoder(std::string_view bytes, FileId file) : reader_(bytes), file_(file) {}

  void operator()(std::string& text) { text = reader_.text(); }
  void operator()(std::string_view& text) { text = reader_.text(); }
  void operator()(Text& text) { text = Text::borrowed(reader_.text()); }
  void operator()(bool& flag) { flag = reader_.number<std::uint8_t>() != 0; }
  void operator()(Span& span) {
    span = {.file = file_};
    span.begin = reader_.number<std::uint32_t>();
    span.end = reader_.number<std::uint32_t>();
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    list.resize(reader_.count(sizeof(std::uint32_t)));  // no element is shorter
    for (T& element : list) (*this)(element);
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    bool has_value = false;
    (*this)(has_value);
    if (has_value) (*this)(value.emplace());
  }
  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      value = reader_.number<T>();
    } else {
      fields(*this, value);
    }
  }
  bool has_read_all() const { return reader_.is_whole() && reader_.at_end(); }

 private:
  BinaryReader reader_;
  FileId file_;
};

enum class Kind : std::uint8_t { edition, item, page };

template <class Document>
std::string encode(Kind kind, const Document& document, std::string_view text) {
  Encoder code;
  code(kind), code(text), code(document);
  return code.take();
}

template <class Document>
std::optional<Decoded<Document>> decode(Kind kind, std::string_view bytes, FileId file) {
  Decoder code(bytes, file);
  Kind written{};
  code(written);
  if (written != kind) return std::nullopt;
  Decoded<Document> decoded{.document = std::make_unique<Document>(), .text = {}};
  code(decoded.text), code(*decoded.document);
  if (!code.has_read_all()) return std::nullopt;
  decoded.document->file = file;
  return decoded;
}

}  // namespace

std::string encode_document(const Edition& edition, std::string_view text) {
  return encode(Kind::edition, edition, text);
}
std::string encode_document(const Item& item, std::string_view text) {
  return encode(Kind::item, item, text);
}
std::string encode_document(const Page& page, std::string_view text) {
  return encode(Kind::page, page, text);
}

std::optional<Decoded<Edition>> decode_edition(std::string_view bytes, FileId file) {
  return decode<Edition>(Kind::edition, bytes, file);
}
std::optional<Decoded<Item>> decode_item(std::string_view bytes, FileId file) {
  return decode<Item>(Kind::item, bytes, file);
}
std::optional<Decoded<Page>> decode_page(std::string_view bytes, FileId file) {
  return decode<Page>(Kind::page, bytes, file);
}

}  // namespace tokensite
