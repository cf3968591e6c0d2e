#include "git/history_stamp.hpp"

#include <boost/filesystem.hpp>
#include <optional>
#include <string_view>

#include "support/files.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// A short file's text without the line feed at its end; empty if there is none.
std::string text_of(const fs::path& file) {
  constexpr std::size_t longest = 4096;
  const Result<std::optional<std::string>> text =
      read_file_up_to(file.string(), longest, Links::follow);
  return text && *text ? std::string(trim(**text)) : std::string();
}

/// The folder that a file in the repository's own folder points to, or else `otherwise`.
fs::path pointed_to(const std::string& text, const fs::path& from, const fs::path& otherwise) {
  if (text.empty()) return otherwise;
  return fs::path(text).is_absolute() ? fs::path(text) : from / text;
}

/// What makes a repository of the site's folder, or of one around it: a folder, or a file.
std::optional<fs::path> git_entry(const std::string& site) {
  boost::system::error_code failure;
  for (fs::path folder = fs::canonical(site, failure); !folder.empty();
       folder = folder.parent_path()) {
    fs::path git = folder / ".git";
    const fs::file_type type = fs::status(git, failure).type();
    if (type == fs::directory_file || type == fs::regular_file) return git;
  }
  return std::nullopt;
}

/// The repository's own folder; a work tree beside the main one has a file in its place.
std::optional<fs::path> git_folder(const std::string& site) {
  boost::system::error_code failure;
  const std::optional<fs::path> git = git_entry(site);
  if (!git || fs::is_directory(*git, failure)) return git;
  constexpr std::string_view start = "gitdir: ";
  const std::string text = text_of(*git);
  if (!text.starts_with(start)) return std::nullopt;
  return pointed_to(text.substr(start.size()), git->parent_path(), *git);
}

/// For a file that may be long: another one has other numbers.
void add_stamp(Hasher& hasher, const fs::path& file) {
  const FileStamp stamp = file_stamp(file.string()).value_or(FileStamp{});
  hasher.add(static_cast<std::uint64_t>(stamp.modified))
      .add(static_cast<std::uint64_t>(stamp.changed))
      .add(stamp.size)
      .add(stamp.inode);
}

/// Where git keeps what the last commit is.
struct Places {
  std::vector<fs::path> heads;  ///< HEAD, and the branches that it points to, each the next one
  std::string head;             ///< what the last of them says
  fs::path packed;              ///< branches that have no file: lines among others
  fs::path shallow;             ///< what a clone lacks, which may be fetched
};

Places places_in(const fs::path& git) {
  const fs::path common = pointed_to(text_of(git / "commondir"), git, git);
  constexpr std::string_view start = "ref: ";
  constexpr std::size_t most = 6;
  Places places{.heads = {git / "HEAD"},
                .head = text_of(git / "HEAD"),
                .packed = common / "packed-refs",
                .shallow = common / "shallow"};
  while (places.heads.size() < most && places.head.starts_with(start)) {
    places.heads.push_back(common / places.head.substr(start.size()));
    places.head = text_of(places.heads.back());
  }
  return places;
}

}  // namespace

bool lies_in_repository(const std::string& site) { return git_entry(site).has_value(); }

Fingerprint history_stamp(const std::string& site) {
  Hasher hasher;
  const std::optional<fs::path> git = git_folder(site);
  if (!git) return hasher.finish();
  const Places places = places_in(*git);
  for (const fs::path& head : places.heads) hasher.add(head.string());
  add_stamp(hasher, places.packed);
  add_stamp(hasher, places.shallow);
  return hasher.add(places.head).finish();
}

std::vector<std::string> history_files(const std::string& site) {
  const std::optional<fs::path> git = git_folder(site);
  if (!git) return {site + "/.git"};
  const Places places = places_in(*git);
  std::vector<std::string> files = {places.packed.string(), places.shallow.string()};
  for (const fs::path& head : places.heads) files.push_back(head.string());
  return files;
}

}  // namespace tokensite
