#include "import/exports/export_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view table_suffix = ".csv";

/// A name's parts, without those that mean nothing ("./a//b").
std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(part.size() + 1, name.size()));
    if (!part.empty() && part != ".") parts.push_back(part);
  }
  return parts;
}

/// What makes a name unfit, as a clause.
std::optional<std::string_view> name_fault(std::string_view name) {
  if (find_invalid_utf8(name)) return "its name isn't UTF-8";
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; };
  if (std::ranges::any_of(name, is_control)) return "its name holds a control character";
  const bool has_drive = name.size() > 1 && name[1] == ':';
  if (name.starts_with('/') || has_drive) return "its name is absolute";
  if (name.find('\\') != name.npos) return "its name holds a backslash";
  const std::vector<std::string_view> parts = parts_of(name);
  if (parts.empty()) return "it has no name";
  if (std::ranges::find(parts, "..") != parts.end()) return "its name leads out of the export";
  return std::nullopt;
}

std::optional<std::string_view> kind_fault(StoredKind kind) {
  switch (kind) {
    case StoredKind::regular:
      return std::nullopt;
    case StoredKind::symbolic_link:
      return "it is a symbolic link";
    case StoredKind::encrypted:
      return "it is encrypted";
    case StoredKind::special:
      return "it is no file";
  }
  return std::nullopt;
}

/// "32 MiB"
std::string shown_size(std::uint64_t bytes) {
  if (bytes < 1U << 20U) return fmt::format("{} bytes", bytes);
  return fmt::format("{} MiB", bytes >> 20U);
}

/// What systems and editors leave: .DS_Store, __MACOSX/._posts.csv.
bool is_left_over(const std::vector<std::string_view>& parts) {
  return std::ranges::any_of(
      parts, [](std::string_view part) { return part.starts_with('.') || part == "__MACOSX"; });
}

std::string joined(const std::vector<std::string_view>& parts) {
  return fmt::format("{}", fmt::join(parts, "/"));
}

std::string_view folder_of(std::string_view name) { return name.substr(0, name.rfind('/') + 1); }

bool is_post_table(std::string_view name) {
  const std::string_view last = name.substr(folder_of(name).size());
  return last == file_name(PostTable::substack) || last == file_name(PostTable::buttondown);
}

}  // namespace

std::string_view file_name(PostTable table) {
  return table == PostTable::substack ? "posts.csv" : "emails.csv";
}

Result<ExportFiles> ExportFiles::open(std::unique_ptr<ExportStore> store,
                                      const ExportLimits& limits) {
  ExportFiles files(std::move(store), limits);
  Result<std::optional<std::vector<StoredFile>>> stored = files.store_->list(limits.files);
  if (!stored) return stored.error();
  if (*stored) {
    files.sort_in(std::move(**stored));
  } else {
    files.notes_.push_back(
        {.kind = NoteKind::failed,
         .message = fmt::format("it holds more than {} files, and none is read", limits.files)});
  }
  return files;
}

void ExportFiles::refuse(std::string_view name, std::string_view why) {
  notes_.push_back({.kind = NoteKind::failed,
                    .message = fmt::format("`{}` is refused: {}", valid_utf8(name), why),
                    .text = {}});
}

void ExportFiles::sort_in(std::vector<StoredFile> files) {
  std::ranges::sort(files, {}, &StoredFile::name);
  std::vector<StoredFile> safe;
  for (StoredFile& file : files) {
    if (const auto fault = name_fault(file.name)) {
      refuse(file.name, *fault);
      continue;
    }
    const std::vector<std::string_view> parts = parts_of(file.name);
    if (is_left_over(parts)) continue;
    if (const auto fault = kind_fault(file.kind)) {
      refuse(file.name, *fault);
      continue;
    }
    std::string name = joined(parts);
    // Under its own name it is read from a folder, from a zip by its place.
    safe.push_back({.name = std::move(name), .size = file.size, .place = file.place});
  }
  std::ranges::stable_sort(safe, {}, &StoredFile::name);
  std::string unread;
  for (std::size_t i = 0; i < safe.size();) {
    std::size_t same = i + 1;
    while (same < safe.size() && safe[same].name == safe[i].name) ++same;
    if (same > i + 1) {
      refuse(safe[i].name, "it is there more than once");
    } else if (!ascii_lower(safe[i].name).ends_with(table_suffix)) {
      names_.push_back(safe[i].name);
      files_.push_back(std::move(safe[i]));
    } else if (is_post_table(safe[i].name)) {
      tables_.push_back(std::move(safe[i]));
    } else {
      unread += fmt::format("{}{}", unread.empty() ? "" : "\n", safe[i].name);
    }
    i = same;
  }
  if (unread.empty()) return;
  const auto count = 1 + std::ranges::count(unread, '\n');
  const std::string tables = count == 1 ? "a table was" : fmt::format("{} tables were", count);
  notes_.push_back({.kind = NoteKind::dropped,
                    .message = fmt::format("{} left unread: such tables hold subscribers", tables),
                    .text = std::move(unread)});
}

bool ExportFiles::has(std::string_view name) const {
  return std::ranges::binary_search(names_, name);
}

std::vector<std::string> ExportFiles::folders_with(PostTable table) const {
  std::vector<std::string> folders;
  for (const StoredFile& file : tables_) {
    const std::string_view folder = folder_of(file.name);
    if (file.name.substr(folder.size()) == file_name(table)) folders.emplace_back(folder);
  }
  std::ranges::stable_sort(
      folders, {}, [](const std::string& folder) { return std::ranges::count(folder, '/'); });
  return folders;
}

DecodedText ExportFiles::read(std::string_view name) {
  const auto found = std::ranges::lower_bound(names_, name);
  if (found == names_.end() || *found != name)
    return {.text = std::nullopt, .fault = "it is not there"};
  return read_stored(files_[static_cast<std::size_t>(found - names_.begin())]);
}

DecodedText ExportFiles::read_table(std::string_view folder, PostTable table) {
  const std::string name = fmt::format("{}{}", folder, file_name(table));
  const auto found = std::ranges::find(tables_, name, &StoredFile::name);
  if (found == tables_.end()) return {.text = std::nullopt, .fault = "it is not there"};
  return read_stored(*found);
}

DecodedText ExportFiles::read_stored(const StoredFile& file) {
  if (budget_ == 0) {
    return {
        .text = std::nullopt,
        .fault = fmt::format("the files before it have {} already", shown_size(limits_.all_read))};
  }
  const std::uint64_t limit = std::min(limits_.file, budget_);
  Result<std::optional<std::string>> bytes = store_->read(file, limit);
  if (!bytes) return {.text = std::nullopt, .fault = bytes.error().message};
  // What was too much has been unpacked up to the limit, too.
  budget_ -= *bytes ? (*bytes)->size() : limit;
  if (!*bytes) {
    return {.text = std::nullopt, .fault = fmt::format("it has more than {}", shown_size(limit))};
  }
  return decoded_text(std::move(**bytes));
}

}  // namespace tokensite
