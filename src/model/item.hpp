// One recommended link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/span.hpp"
#include "model/body.hpp"
#include "support/date.hpp"
#include "support/hash.hpp"

namespace tokensite {

/// A further link of an item; either `url` or the reason why there is none.
struct ItemLink {
  std::string label;
  Spanned url;
  std::string no_url;
};

struct Item {
  int position = 0;  ///< as in the file's name
  std::string slug;
  Spanned title;
  Spanned url;         ///< empty if there is none
  std::string no_url;  ///< the reason, if there is none
  std::vector<ItemLink> links;
  bool has_faulty_tags = false;  ///< there are some, and what is wrong with them is reported
  std::vector<Spanned> tags;     ///< as written
  std::vector<std::string> authors;
  std::optional<Date> published;
  Span published_span;
  Spanned again;  ///< why this link runs a second time
  bool draft = false;
  Body body;

  std::uint32_t section = 0;               ///< index into `Config::sections`
  std::uint32_t edition = 0;               ///< index into `Archive::editions`
  int number = 0;                          ///< 1, 2, … within its section, as shown
  std::vector<std::uint32_t> tag_entries;  ///< indices into `Archive::tags`, each once
  /// Items of other editions with the same link, in the archive's order: indices into
  /// `Archive::items`.
  std::vector<std::uint32_t> also;
  std::optional<std::uint32_t> source;  ///< index into `Archive::sources`; none without a host

  std::string path;  ///< "content/editions/0032-x/papers/1-y.md"
  FileId file;
  Fingerprint fingerprint;  ///< of the file; once indexed, of all that pages show of it
};

}  // namespace tokensite
