// The texts of an export, a zip or a folder: under names that are safe, of sizes that are bounded.
//
// Whatever leads elsewhere or can't be told apart is refused, and noted. Tables (.csv) are not
// among the files: services put the addresses of subscribers into them, opens and clicks. The only
// ones that can be read are those of the posts, by `PostTable`; there is no function for any other.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "import/exports/decoded_text.hpp"
#include "import/exports/export_store.hpp"
#include "import/note.hpp"
#include "support/result.hpp"

namespace tokensite {

enum class PostTable {
  substack,    ///< posts.csv
  buttondown,  ///< emails.csv
};

/// "posts.csv"
std::string_view file_name(PostTable table);

/// In bytes that are really there, not in those that a header claims.
struct ExportLimits {
  std::uint64_t file = 32U << 20U;
  std::uint64_t all_read = 1U << 30U;
  std::size_t files = 100'000;
};

class ExportFiles {
 public:
  /// Fails if the store can't be listed.
  static Result<ExportFiles> open(std::unique_ptr<ExportStore> store,
                                  const ExportLimits& limits = {});

  /// In the order of names: without tables, and without what systems and editors leave (hidden
  /// files, __MACOSX).
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;

  /// The folders, each "" or with its slash at the end ("export/"), that hold such a table; those
  /// less deep first.
  std::vector<std::string> folders_with(PostTable table) const;

  DecodedText read(std::string_view name);
  DecodedText read_table(std::string_view folder, PostTable table);

  /// What was refused, and which tables are left alone.
  const ImportNotes& notes() const { return notes_; }

 private:
  ExportFiles(std::unique_ptr<ExportStore> store, const ExportLimits& limits)
      : store_(std::move(store)), limits_(limits), budget_(limits.all_read) {}
  void sort_in(std::vector<StoredFile> files);
  void refuse(std::string_view name, std::string_view why);
  DecodedText read_stored(const StoredFile& file);

  std::unique_ptr<ExportStore> store_;
  ExportLimits limits_;
  std::uint64_t budget_;  ///< bytes that may still be read
  std::vector<std::string> names_;
  std::vector<StoredFile> files_;   ///< of the same index as names_
  std::vector<StoredFile> tables_;  ///< of posts, by name
  ImportNotes notes_;
};

}  // namespace tokensite
