#include "output/output_folders.hpp"

namespace tokensite {

OutputFolders folders_of(const std::vector<Output>& outputs) {
  OutputFolders folders;
  folders.begin.push_back(0);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::string& path = outputs[i].path;
    // In the order of paths, all that lie below one folder stand together.
    const auto lies_below = [&](std::size_t other, std::string_view folder) {
      return other < outputs.size() && outputs[other].path.starts_with(folder);
    };
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      const std::string_view folder = std::string_view(path).substr(0, slash + 1);
      if (i > 0 && lies_below(i - 1, folder)) continue;
      std::vector<std::string>& list = lies_below(i + 1, folder) ? folders.shared : folders.own;
      list.emplace_back(folder.substr(0, slash));
    }
    folders.begin.push_back(static_cast<std::uint32_t>(folders.own.size()));
  }
  return folders;
}

}  // namespace tokensite
