#include "output/output_stamps.hpp"

#include <string>

namespace tokensite {
namespace {

/// Files that lie below one folder, two names deep: "editions/32".
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t folder_size = 0;  ///< of the path; 0: none in common
};

/// With fewer files, opening their folder costs more than it saves.
constexpr std::size_t fewest_below_folder = 4;

std::vector<Group> grouped(std::size_t count,
                           const std::function<std::string_view(std::size_t)>& path) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < count;) {
    const std::string_view first = path(i);
    const std::size_t slash = first.find('/', first.find('/') + 1);
    Group group{.begin = i, .end = i + 1, .folder_size = slash == first.npos ? 0 : slash};
    while (group.end < count && group.folder_size > 0 &&
           path(group.end).starts_with(first.substr(0, slash + 1))) {
      ++group.end;
    }
    if (group.end - group.begin < fewest_below_folder) group.folder_size = 0;
    i = group.end;
    groups.push_back(group);
  }
  return groups;
}

}  // namespace

std::vector<std::optional<FileStamp>> stamps_of(
    const Folder& folder, std::size_t count,
    const std::function<std::string_view(std::size_t)>& path, Workers& workers) {
  std::vector<std::optional<FileStamp>> stamps(count);
  const std::vector<Group> groups = grouped(count, path);
  workers.for_each(groups.size(), [&](std::size_t g) {
    const Group& group = groups[g];
    if (group.folder_size > 0) {
      const std::string name(path(group.begin).substr(0, group.folder_size));
      if (const Result<Folder> inner = Folder::open(folder, name)) {
        std::string file;
        for (std::size_t i = group.begin; i < group.end; ++i) {
          file = path(i).substr(group.folder_size + 1);
          stamps[i] = inner->stamp(file);
        }
        return;
      }
    }
    for (std::size_t i = group.begin; i < group.end; ++i) {
      stamps[i] = folder.stamp(std::string(path(i)));
    }
  });
  return stamps;
}

}  // namespace tokensite
