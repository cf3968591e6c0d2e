// What earlier runs learnt of a site's sources: which files there were, and what was parsed of
// them.
//
// One file, in which a checksum stands over everything that is read: one that is missing, cut
// short, damaged, of another version of the program or made under another key counts for nothing,
// and costs a full parse. Documents are kept by their contents; a document that has moved is found
// again. The file only grows, by what is new, until half of it is no longer of use.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "support/hash.hpp"
#include "support/mapped_file.hpp"
#include "support/tree_scan.hpp"

namespace tokensite {

class SourceCache {
 public:
  /// Reads the file at `path`, if it is one and fits. Never fails.
  static SourceCache open(const std::string& path);

  /// The sources as they were when the cache was last saved; empty without one.
  const TreeScan& tree() const { return tree_; }

  /// What `encode_document` made of a text of this fingerprint, under `key`: whatever the parse
  /// depends on besides the text. The bytes live as long as `storage`.
  std::optional<std::string_view> find(const Fingerprint& contents, const Fingerprint& key) const;

  std::shared_ptr<const void> storage() const { return file_; }

  /// A document of the site as it is now, whose bytes are in the cache or new.
  struct Document {
    Fingerprint contents;
    std::string bytes;  ///< empty: those that `find` gave
  };

  /// Brings the file up to date. That it can't be written (a read-only site, a full disk, another
  /// run at the same work) is no failure: the next run does more work.
  void save(const TreeScan& tree, const Fingerprint& key,
            const std::vector<Document>& documents) const;

 private:
  struct Entry {
    Fingerprint contents;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t checksum = 0;
  };
  const Entry* find_entry(const Fingerprint& contents) const;
  bool read();

  std::string path_;
  std::shared_ptr<const MappedFile> file_;
  TreeScan tree_;
  Fingerprint key_;
  std::vector<Entry> entries_;  ///< by contents
};

}  // namespace tokensite
