// What was parsed of a document, as bytes: its text, and all fields that come from it alone.
//
// Places in the text are kept as offsets; whose text it is, the reader says.
#pragma once

#include <memory>
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

/// Lives as long as the bytes that it was decoded of: they hold the texts of its body, too.
template <class Document>
struct Decoded {
  std::unique_ptr<Document> document;  ///< never null
  std::string_view text;
};

/// None if the bytes aren't those of such a document. Fields that the file's path gives (position,
/// slug, section) are left as they are by default.
std::optional<Decoded<Edition>> decode_edition(std::string_view bytes, FileId file);
std::optional<Decoded<Item>> decode_item(std::string_view bytes, FileId file);
std::optional<Decoded<Page>> decode_page(std::string_view bytes, FileId file);

}  // namespace tokensite
