#include "import/read_posts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <iterator>
#include <utility>

#include "import/exports/buttondown.hpp"
#include "import/exports/decoded_text.hpp"
#include "import/exports/export_files.hpp"
#include "import/exports/recognise.hpp"
#include "import/exports/single_file.hpp"
#include "import/exports/substack.hpp"
#include "support/files.hpp"
#include "support/mapped_file.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// A whole export in one file may be large; what is read of it takes several times as much memory.
constexpr std::uint64_t largest_single_file = 128U << 20U;

/// What a folder or a zip is, by the names in it; none if it stands for the texts that it holds.
std::optional<ExportKind> kind_of(const ExportFiles& files) {
  if (is_substack(files)) return ExportKind::substack;
  if (is_buttondown(files)) return ExportKind::buttondown;
  return std::nullopt;
}

PostSet read_by_kind(ExportFiles& files, const std::string& name, std::string_view origin,
                     ExportKind wanted) {
  const std::optional<ExportKind> found = kind_of(files);
  const bool wants_service = wanted == ExportKind::substack || wanted == ExportKind::buttondown;
  const bool fits = found ? wanted == *found : !wants_service;
  if (wanted != ExportKind::automatic && !fits) {
    return failed_posts(fmt::format("{} looks like {}, not {}", name,
                                    found ? name_of(*found) : "a folder of texts",
                                    name_of(wanted)));
  }
  if (!found) return read_text_folder(files, origin, wanted);
  return *found == ExportKind::substack ? read_substack(files, origin)
                                        : read_buttondown(files, origin);
}

PostSet read_files(ExportFiles files, const std::string& name, std::string_view origin,
                   ExportKind wanted) {
  PostSet set = read_by_kind(files, name, origin, wanted);
  set.notes.insert(set.notes.begin(), files.notes().begin(), files.notes().end());
  return set;
}

Result<PostSet> read_folder(const std::string& path, const std::string& name, ExportKind wanted) {
  Result<ExportFiles> files = ExportFiles::open(open_export_folder(path));
  if (!files) return files.error();
  return read_files(std::move(*files), name, fmt::format("{}/", name), wanted);
}

PostSet read_zip(const std::string& path, const std::string& name, ExportKind wanted) {
  Result<std::unique_ptr<ExportStore>> store = open_zip(path);
  Result<ExportFiles> files = store ? ExportFiles::open(std::move(*store)) : store.error();
  if (!files) {
    return failed_posts(
        fmt::format("{} is a zip that can't be read: {}", name, files.error().message));
  }
  if (files->has("[Content_Types].xml")) {
    return failed_posts(fmt::format("{} is a Word (or other Office) file", name));
  }
  return read_files(std::move(*files), name, fmt::format("{}: ", name), wanted);
}

bool is_zip(const std::string& path) {
  const auto file = MappedFile::open(path);
  if (!file) return false;
  const std::string_view bytes = file->bytes();
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<PostSet> read_file_alone(const std::string& path, const std::string& name,
                                ExportKind wanted) {
  Result<std::optional<std::string>> bytes =
      read_file_up_to(path, largest_single_file, Links::follow);
  if (!bytes) return bytes.error();
  if (!*bytes)
    return failed_posts(fmt::format("{} has more than {} MiB", name, largest_single_file >> 20U));
  if (const auto recognised = recognise_bytes(**bytes)) {
    return failed_posts(fmt::format("{} is {}", name, recognised->what));
  }
  DecodedText text = decoded_text(std::move(**bytes));
  if (!text.text) return failed_posts(fmt::format("{} can't be read: {}", name, text.fault));
  return read_single_file(std::move(*text.text), {.name = name, .origin = name}, wanted);
}

Result<PostSet> read_path(const std::string& path, const std::string& name, ExportKind wanted) {
  boost::system::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::is_directory(status)) return read_folder(path, name, wanted);
  if (fs::is_regular_file(status) && is_zip(path)) return read_zip(path, name, wanted);
  return read_file_alone(path, name, wanted);
}

void finish(PostSet& set) {
  for (Post& post : set.posts) clean(post);
  std::erase_if(set.posts, [&](const Post& post) {
    if (!trim(post.body).empty()) return false;
    set.notes.push_back(
        {.kind = NoteKind::failed, .message = fmt::format("{} has no text", post.origin)});
    return true;
  });
  // What has no date is most likely still to come.
  std::ranges::stable_sort(set.posts, [](const Post& a, const Post& b) {
    if (!a.date || !b.date) return a.date.has_value() && !b.date.has_value();
    return *a.date < *b.date;
  });
  clean(set.notes);
}

/// "exports/2026.zip" -> "2026.zip"
std::string shown_name(const std::string& path) {
  fs::path plain = fs::path(path).lexically_normal();
  if (plain.filename() == ".") plain = plain.parent_path();
  return valid_utf8(plain.has_filename() ? plain.filename().string() : path);
}

}  // namespace

Result<PostSet> read_posts(const std::string& path, ExportKind kind) {
  const std::string name = shown_name(path);
  Result<PostSet> set = read_path(path, name, kind);
  if (!set) return set;
  finish(*set);
  if (set->posts.empty() && set->notes.empty())
    return failed_posts(fmt::format("{} holds no posts", name));
  return set;
}

}  // namespace tokensite
