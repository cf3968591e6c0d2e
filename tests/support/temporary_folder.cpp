#include "tests/support/temporary_folder.hpp"

#include <boost/filesystem.hpp>
#include <stdexcept>

#include "support/files.hpp"

namespace tokensite {

namespace fs = boost::filesystem;

TemporaryFolder::TemporaryFolder() {
  const fs::path folder =
      fs::temp_directory_path() / fs::unique_path("tokensite-test-%%%%%%%%%%%%");
  fs::create_directories(folder);
  path_ = fs::canonical(folder).string();
}

TemporaryFolder::~TemporaryFolder() {
  boost::system::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(const std::string& relative) const {
  return relative.empty() ? path_ : path_ + "/" + relative;
}

void TemporaryFolder::write(const std::map<std::string, std::string, std::less<>>& files) const {
  for (const auto& [name, text] : files) {
    const auto written = write_file_atomically(path(name), text);
    if (!written) throw std::runtime_error(written.error().message);
  }
}

std::map<std::string, std::string> TemporaryFolder::texts_below(const std::string& relative,
                                                                const std::string& skipped) const {
  std::map<std::string, std::string> texts;
  const fs::path top(path(relative));
  if (!fs::exists(top)) return texts;
  for (const auto& entry : fs::recursive_directory_iterator(top)) {
    if (!fs::is_regular_file(entry.symlink_status()) || entry.path().filename() == skipped)
      continue;
    const Result<std::string> text = read_file(entry.path().string());
    texts[entry.path().lexically_relative(top).string()] = text ? *text : text.error().message;
  }
  return texts;
}

}  // namespace tokensite
