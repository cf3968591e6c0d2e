#include "support/new_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <cerrno>
#include <cstring>

#include "support/files.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

Error failed_to(std::string_view verb, const std::string& path, int reason) {
  return Error{fmt::format("cannot {} {}: {}", verb, path, std::strerror(reason))};
}

/// "a/x.md" -> "a/.x.md.tokensite-tmp": hidden, so that what a kill leaves is no part of the site.
std::string hidden_name(const std::string& path, std::string_view mark = "") {
  std::string hidden = path;
  return hidden.insert(path.rfind('/') + 1, 1, '.').append(mark).append(temporary_suffix);
}

/// The folder that `path` is to be in.
Result<Done> make_folder_for(const std::string& path) {
  boost::system::error_code failure;
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, failure);
  if (failure) return Error{fmt::format("cannot make {}: {}", folder.string(), failure.message())};
  return Done{};
}

/// A failure told by the name that was wanted.
Error without_hidden_name(Error error, const std::string& hidden, const std::string& path) {
  const std::size_t at = error.message.find(hidden);
  if (at != std::string::npos) error.message.replace(at, hidden.size(), path);
  return error;
}

/// 0, or why not. EEXIST: the name is taken.
int try_rename(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that can't promise it. A second name for a file is never given over a first one;
  // folders have only one.
  if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
  if (errno == EEXIST) return errno;
  struct stat status {};
  if (::lstat(to.c_str(), &status) == 0) return EEXIST;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Result<Named> rename_to_new(const std::string& from, const std::string& to) {
  if (const Result<Done> made = make_folder_for(to); !made) return made.error();
  const int reason = try_rename(from, to);
  if (reason == 0) return Named::yes;
  if (reason == EEXIST) return Named::name_is_taken;
  return failed_to("move", fmt::format("{} to {}", from, to), reason);
}

Result<Named> write_new_file(const std::string& path, std::string_view bytes) {
  // Two programs may want the same name at the same time; each writes to a file of its own.
  const std::string hidden = hidden_name(path, fmt::format(".{}", ::getpid()));
  if (const Result<Done> made = make_folder_for(path); !made) return made.error();
  const Result<FileStamp> written = write_file_atomically(hidden, bytes);
  if (!written) return without_hidden_name(written.error(), hidden, path);
  Result<Named> named = rename_to_new(hidden, path);
  if (!named || *named != Named::yes) ::unlink(hidden.c_str());
  return named;
}

Result<Named> write_new_folder(const std::string& path, const std::vector<NewFile>& files) {
  boost::system::error_code failure;
  if (fs::symlink_status(path, failure).type() != fs::file_not_found) return Named::name_is_taken;
  if (const Result<Done> made = make_folder_for(path); !made) return made.error();
  const std::string hidden = hidden_name(path);
  fs::remove_all(hidden, failure);
  for (const NewFile& file : files) {
    const Result<FileStamp> written =
        write_file_atomically(fmt::format("{}/{}", hidden, file.path), file.bytes);
    if (written) continue;
    fs::remove_all(hidden, failure);
    return without_hidden_name(written.error(), hidden, path);
  }
  Result<Named> named = rename_to_new(hidden, path);
  if (!named || *named != Named::yes) fs::remove_all(hidden, failure);
  return named;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  boost::system::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    names.push_back(entry->path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

void remove_if_empty(const std::string& folder) { ::rmdir(folder.c_str()); }

}  // namespace tokensite
