#include "tests/cli/walk/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <fstream>
#include <vector>

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr std::string_view file_mark = "file ";
constexpr std::string_view link_mark = "link ";

std::string described(const fs::path& path, fs::file_type type) {
  if (type == fs::symlink_file) return std::string(link_mark) + fs::read_symlink(path).string();
  if (type == fs::directory_file) return "folder";
  return std::string(file_mark) + bytes_of(path.string());
}

/// What stands around the first difference of two texts.
std::string first_difference(const std::string& expected, const std::string& found) {
  const auto [left, right] = std::ranges::mismatch(expected, found);
  const auto at = static_cast<std::size_t>(left - expected.begin());
  const std::size_t begin = at < 60 ? 0 : at - 60;
  return fmt::format("  expected: …{}…\n  found:    …{}…\n", expected.substr(begin, 120),
                     found.substr(std::min(begin, found.size()), 120));
}

}  // namespace

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return "";
  std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

Tree tree_of(const std::string& folder, const std::set<std::string>& tops) {
  Tree tree;
  if (!fs::is_directory(folder)) return tree;
  for (fs::recursive_directory_iterator entry(folder), end; entry != end; ++entry) {
    const std::string path = entry->path().string().substr(folder.size() + 1);
    if (!tops.empty() && !tops.contains(path.substr(0, path.find('/')))) {
      entry.disable_recursion_pending();
      continue;
    }
    tree[path] = described(entry->path(), entry->symlink_status().type());
  }
  return tree;
}

void make_tree(const std::string& folder, const Tree& tree, const std::set<std::string>& tops) {
  const Tree before = tree_of(folder, tops);
  for (const auto& [path, what] : before) {
    const auto wanted = tree.find(path);
    if (wanted == tree.end() || wanted->second.substr(0, 4) != what.substr(0, 4)) {
      fs::remove_all(fs::path(folder) / path);
    }
  }
  fs::create_directories(folder);
  for (const auto& [path, what] : tree) {
    const fs::path target = fs::path(folder) / path;
    const auto here = before.find(path);
    if (here != before.end() && here->second == what) continue;
    if (what.starts_with(file_mark)) {
      std::ofstream(target.string(), std::ios::binary) << what.substr(file_mark.size());
    } else if (what.starts_with(link_mark)) {
      fs::remove(target);
      fs::create_symlink(what.substr(link_mark.size()), target);
    } else {
      fs::create_directory(target);
    }
  }
}

std::string difference(const Tree& expected, const Tree& found) {
  std::vector<std::string> places;
  for (const auto& [path, what] : expected) {
    const auto other = found.find(path);
    if (other == found.end()) {
      places.push_back(fmt::format("{} is missing\n", path));
    } else if (other->second != what) {
      places.push_back(fmt::format("{} differs\n{}", path, first_difference(what, other->second)));
    }
  }
  for (const auto& [path, what] : found) {
    if (!expected.contains(path)) places.push_back(fmt::format("{} is there\n", path));
  }
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(places.size(), 6); ++i) text += places[i];
  if (places.size() > 6) text += fmt::format("and {} more\n", places.size() - 6);
  return text;
}

}  // namespace tokensite
