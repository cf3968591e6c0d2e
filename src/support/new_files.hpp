// New names on the disk: nothing that is there is ever overwritten, and nothing appears half.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace tokensite {

enum class Named { yes, name_is_taken };

/// Renames a file or a folder, in one step. Missing folders on the way to `to` are made.
Result<Named> rename_to_new(const std::string& from, const std::string& to);

/// The whole file appears under its name, or nothing does. Missing folders are made.
Result<Named> write_new_file(const std::string& path, std::string_view bytes);

struct NewFile {
  std::string path;  ///< below the folder
  std::string bytes;
  friend bool operator==(const NewFile&, const NewFile&) = default;
};

/// The folder appears with all its files, or not at all: they are written under a hidden name
/// beside it, which is what a kill leaves behind and the next call clears away.
Result<Named> write_new_folder(const std::string& path, const std::vector<NewFile>& files);

/// What `folder` holds, by name; none, if it can't be read.
std::vector<std::string> names_in(const std::string& folder);

/// Removes a folder that holds nothing; any other stays.
void remove_if_empty(const std::string& folder);

}  // namespace tokensite
