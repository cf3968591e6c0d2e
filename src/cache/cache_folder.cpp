#include "cache/cache_folder.hpp"

#include <boost/filesystem.hpp>

#include "support/files.hpp"

namespace tokensite {

void write_cache_file(const std::string& path, std::string_view bytes) {
  boost::system::error_code failure;
  const boost::filesystem::path folder = boost::filesystem::path(path).parent_path();
  if (boost::filesystem::create_directory(folder, failure)) {
    (void)write_file_atomically((folder / ".gitignore").string(), "*\n");
  }
  (void)write_file_atomically(path, bytes);
}

}  // namespace tokensite
