// One numbered newsletter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/span.hpp"
#include "model/body.hpp"
#include "model/config.hpp"
#include "support/date.hpp"
#include "support/file_system.hpp"
#include "support/hash.hpp"

namespace tokensite {

/// A declared exception to a section's count.
struct Expectation {
  Spanned section;
  Count count;
  std::string reason;
};

/// A file that stands beside the edition and is copied beside its page.
struct Attachment {
  FileEntry file;    ///< its path is relative to the site: "content/editions/0032-x/cover.png"
  std::string name;  ///< relative to the edition's folder: "cover.png"
};

struct Edition {
  int number = 0;
  int folder_number = 0;
  std::string folder;  ///< "content/editions/0032-groq-on-endless-compute"
  std::string title;
  Date date;
  std::string subtitle;
  std::vector<std::pair<Spanned, std::string>> tldr;  ///< section id, line; as written
  bool draft = false;
  std::vector<Spanned> aliases;  ///< old paths, relative to the site's root
  std::string canonical_url;
  std::vector<Expectation> expect;
  Body intro;
  std::vector<Attachment> attachments;

  /// The edition's items in `Archive::items`: section s of the config has those from
  /// section_begin[s] up to section_begin[s + 1].
  std::vector<std::uint32_t> section_begin;

  /// Item files per section of the config, drafts apart: also those that can't be read, so that one
  /// fault isn't reported as two.
  std::vector<int> item_files;

  FileId file;
  Span number_span;
  Span title_span;
  Span date_span;  ///< empty if the date can't be read
  Fingerprint fingerprint;  ///< of the file; once indexed, of all that pages show of it
};

/// The line that the TL;DR gives to a section, or nothing.
std::string_view tldr_line(const Edition& edition, std::string_view section_id);

}  // namespace tokensite
