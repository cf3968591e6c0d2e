#include "commands/new_site_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "support/interruption.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

bool is_of_git(const std::string& name) {
  for (const char* known : {".git", ".gitignore", ".gitattributes", ".gitkeep", ".gitmodules"}) {
    if (name == known) return true;
  }
  return false;
}

std::string top_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// The names at the top of the new files, each once, in their order.
std::vector<std::string> tops_of(const std::vector<NewFile>& files) {
  std::vector<std::string> tops;
  for (const NewFile& file : files) {
    const std::string top = top_of(file.path);
    if (std::ranges::find(tops, top) == tops.end()) tops.push_back(top);
  }
  return tops;
}

/// Gives what lies in `hidden` its names in `folder`, or none of it.
Result<Done> move_in(const std::string& hidden, const std::string& folder,
                     const std::vector<std::string>& names) {
  std::vector<std::string> moved;
  std::string failure;
  for (const std::string& name : names) {
    const Result<Named> named = rename_to_new(hidden + "/" + name, folder + "/" + name);
    if (named && *named == Named::yes) {
      moved.push_back(name);
      continue;
    }
    failure =
        named ? fmt::format("{}/{} has come into the way", folder, name) : named.error().message;
    break;
  }
  if (failure.empty()) return Done{};
  for (const std::string& name : moved) {
    [[maybe_unused]] const auto back = rename_to_new(folder + "/" + name, hidden + "/" + name);
  }
  return Error{failure};
}

Result<Done> fill_folder(const std::string& folder, const std::vector<NewFile>& files) {
  const std::string hidden = fmt::format("{}/.site{}", folder, temporary_suffix);
  boost::system::error_code ignored;
  fs::remove_all(hidden, ignored);  // of a run that was killed
  const Result<Named> written = write_new_folder(hidden, files);
  if (!written) return written.error();
  Result<Done> done = move_in(hidden, folder, tops_of(files));
  fs::remove_all(hidden, ignored);
  return done;
}

}  // namespace

const std::string& MadeFolder::text_of(const std::string& path) const {
  return std::ranges::find(files, path, &NewFile::path)->bytes;
}

Result<MadeFolder> make_site_folder(const std::string& path, std::vector<NewFile> files) {
  Interruption interruption;
  MadeFolder made{.obstacle = {}, .kept = {}, .files = files};
  boost::system::error_code failure;
  const fs::file_type type = fs::status(path, failure).type();
  Result<Done> done = Done{};
  if (type == fs::file_not_found) {
    const Result<Named> named = write_new_folder(path, files);
    if (!named) done = named.error();
    if (named && *named == Named::name_is_taken) made.obstacle = path + " is there already";
  } else if (type != fs::directory_file) {
    made.obstacle = path + " is there already, and is no folder";
  } else {
    for (const std::string& name : names_in(path)) {
      if (name.ends_with(temporary_suffix)) continue;
      if (!is_of_git(name)) {
        made.obstacle =
            fs::exists(path + "/tokensite.yml", failure)
                ? path + " is a site already; nothing was written"
                : fmt::format("{} isn't empty: it holds {}; nothing was written", path, name);
        return made;
      }
      if (std::erase_if(files, [&](const NewFile& file) { return file.path == name; }) > 0) {
        made.kept.push_back(name);
      }
    }
    done = fill_folder(path, files);
  }
  if (interruption.has_come()) interruption.end_program();
  if (!done) return done.error();
  return made;
}

}  // namespace tokensite
