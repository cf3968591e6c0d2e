// What was parsed of a document, as bytes: its text, and all fields that come from it alone.
//
// Places in the text are kept as offsets; whose text it is, the reader says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/edition.hpp"
#include "model/item.hpp"
#include "model/page.hpp"

namespace tokensite {

std::string encode_document(const Edition& edition, std::string_view text);
std::string encode_document(const Item& item, std::string_view text);
std::string encode_document(const Page& page, std::string_view text);

template <class Document>
struct Decoded {
  Document document;
  std::string_view text;  ///< into the bytes
};

/// None if the bytes aren't those of such a document. Fields that the file's path gives (position,
/// slug, section) are left as they are by default.
std::optional<Decoded<Edition>> decode_edition(std::string_view bytes, FileId file);
std::optional<Decoded<Item>> decode_item(std::string_view bytes, FileId file);
std::optional<Decoded<Page>> decode_page(std::string_view bytes, FileId file);

}  // namespace tokensite
