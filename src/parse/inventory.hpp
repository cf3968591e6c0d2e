// What the files of content/ are, by their names alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "model/config.hpp"
#include "model/edition.hpp"
#include "support/file_system.hpp"

namespace tokensite {

/// A file that is to be read.
struct TextFile {
  FileId id;
  std::optional<Fingerprint> contents;  ///< where known, as in `FileEntry`
};

struct ItemFile {
  TextFile file;
  int position = 0;
  std::string slug;
  std::uint32_t section = 0;
};

struct EditionFolder {
  std::string path;  ///< "content/editions/0032-groq-on-endless-compute"
  int number = 0;    ///< as in the name
  std::string slug;
  std::optional<TextFile> file;  ///< edition.md; none if it is too large to be read
  std::vector<ItemFile> items;
  /// Sections of files that are meant to be items and can't be, by their names or sizes: reported
  /// as such, they are not missing too.
  std::vector<std::uint32_t> faulty_items;
  std::vector<Attachment> attachments;
};

struct PageFile {
  TextFile file;
  std::string slug;
};

struct Inventory {
  std::vector<EditionFolder> editions;  ///< those with an edition.md
  std::vector<PageFile> pages;
};

/// Sorts out `files` (sorted by path, all below content/) and numbers those that are to be read in
/// `sources`. Hidden files, editors' left-overs and README.md are passed over.
Inventory take_inventory(const std::vector<FileEntry>& files, const Config& config,
                         Sources& sources, Diagnostics& diagnostics);

/// Whether a file of this name is some program's and not the author's: ".DS_Store", "x.md~", "#x#".
bool is_left_over(std::string_view file_name);

}  // namespace tokensite
