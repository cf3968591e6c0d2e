#include "parse/inventory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "parse/fields.hpp"
#include "parse/source_text.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

struct NumberedName {
  int number = 0;
  std::string_view slug;
};

/// "0032-groq" -> 32, "groq".
std::optional<NumberedName> parse_numbered_name(std::string_view name) {
  const std::size_t hyphen = name.find('-');
  if (hyphen == name.npos || hyphen > 9) return std::nullopt;
  const std::optional<int> number = parse_number(name.substr(0, hyphen));
  const std::string_view slug = name.substr(hyphen + 1);
  if (!number || !is_slug(slug)) return std::nullopt;
  return NumberedName{.number = *number, .slug = slug};
}

/// The first part of `path`, which is removed from it together with the slash; all of it if there
/// is no slash.
std::string_view take_part(std::string_view& path) {
  const std::size_t slash = path.find('/');
  const std::string_view part = path.substr(0, slash);
  path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
  return part;
}

bool is_markdown(std::string_view name) {
  constexpr std::string_view ending = ".md";
  return name.size() >= ending.size() &&
         equal_ignoring_ascii_case(name.substr(name.size() - ending.size()), ending);
}

class InventoryTaker {
 public:
  InventoryTaker(const Config& config, Sources& sources, Diagnostics& diagnostics)
      : config_(config), sources_(sources), diagnostics_(diagnostics) {}

  void add(const FileEntry& entry) {
    std::string_view rest = entry.path;
    const std::string_view name = rest.substr(rest.rfind('/') + 1);
    if (is_left_over(name) || equal_ignoring_ascii_case(name, "README.md")) return;
    if (entry.kind == FileKind::symbolic_link) {
      return report(Code::symbolic_link, entry,
                    "a symbolic link is not followed, and not published",
                    "put the file itself here");
    }
    take_part(rest);  // content
    const std::string_view area = take_part(rest);
    if (area == "editions" && rest.find('/') != rest.npos) {
      const std::string_view folder = take_part(rest);
      if (!is_left_over(folder)) add_to_edition(entry, folder, rest);
    } else if (area == "pages" && is_markdown(rest)) {
      add_page(entry, rest);
    } else if (area != "inbox") {
      report(Code::stray_file, entry, "nothing is made of a file in this place",
             "files of an edition stand in content/editions/NNNN-slug/, free pages in "
             "content/pages/, and what is to be copied as it is in static/");
    }
  }

  Inventory take() {
    for (auto& [path, folder] : folders_) {
      check_positions(folder);
      if (!has_edition_file_.contains(path)) {
        const FileId place = sources_.add(path + "/edition.md", "");
        diagnostics_.push_back(
            {.code = Code::missing_edition_file,
             .span = {.file = place},
             .message = "this edition's folder lacks its edition.md",
             .help = "`tokensite explain missing-edition-file` shows a whole one"});
        continue;
      }
      inventory_.editions.push_back(std::move(folder));
    }
    return std::move(inventory_);
  }

 private:
  void report(Code code, const FileEntry& entry, std::string message, std::string help) {
    diagnostics_.push_back({.code = code,
                            .span = {.file = sources_.add(entry.path, "")},
                            .message = std::move(message),
                            .help = std::move(help)});
  }

  /// Numbers a file that is to be read; none if it is too large for that.
  std::optional<TextFile> add_text(const FileEntry& entry) {
    const FileId file = sources_.add(entry.path, "");
    if (entry.size <= largest_text_file) return TextFile{.id = file, .contents = entry.contents};
    diagnostics_.push_back(file_too_large(file, entry.size));
    return std::nullopt;
  }

  EditionFolder* folder_of(const FileEntry& entry, std::string_view name) {
    // Files come sorted, so that nearly all are in the folder of the one before.
    constexpr std::string_view editions = "content/editions/";
    if (last_folder_ != nullptr && last_folder_->path.size() == editions.size() + name.size() &&
        last_folder_->path.ends_with(name)) {
      return last_folder_;
    }
    last_folder_ = find_or_add_folder(entry, name, std::string(editions).append(name));
    return last_folder_;
  }

  EditionFolder* find_or_add_folder(const FileEntry& entry, std::string_view name,
                                    std::string path) {
    if (bad_folders_.contains(path)) return nullptr;
    const auto known = folders_.find(path);
    if (known != folders_.end()) return &known->second;
    const std::optional<NumberedName> parsed = parse_numbered_name(name);
    if (!parsed || parsed->number == 0) {
      report(Code::bad_folder_name, entry,
             fmt::format("`{}` is no name for an edition's folder, which is `NNNN-slug`", name),
             "write the edition's number with four digits, a hyphen and a few lower-case words: "
             "`0032-groq-on-compute`");
      bad_folders_.insert(path);
      return nullptr;
    }
    EditionFolder folder{.path = path,
                         .number = parsed->number,
                         .slug = std::string(parsed->slug),
                         .file = {},
                         .items = {},
                         .attachments = {}};
    return &folders_.emplace(std::move(path), std::move(folder)).first->second;
  }

  void add_to_edition(const FileEntry& entry, std::string_view folder_name, std::string_view rest) {
    EditionFolder* folder = folder_of(entry, folder_name);
    if (folder == nullptr) return;
    if (rest == "edition.md") {
      has_edition_file_.insert(folder->path);
      folder->file = add_text(entry);
      return;
    }
    if (!is_markdown(rest)) {
      if (is_misnamed_item(rest)) return report_misnamed_item(entry, *folder, rest);
      folder->attachments.push_back({.file = entry, .name = std::string(rest)});
      return;
    }
    const std::size_t slash = rest.find('/');
    if (slash == rest.npos || rest.find('/', slash + 1) != rest.npos) {
      return report(Code::stray_file, entry,
                    "a Markdown file in this place is neither the edition nor an item",
                    "items stand in their section's folder, such as "
                    "`" +
                        config_.sections.front().id + "/1-slug.md`");
    }
    add_item(entry, *folder, rest.substr(0, slash), rest.substr(slash + 1));
  }

  /// "papers/1-alpha.txt": all of an item but its ending.
  bool is_misnamed_item(std::string_view rest) const {
    const std::size_t slash = rest.find('/');
    if (slash == rest.npos || !find_section(config_, rest.substr(0, slash))) return false;
    const std::string_view name = rest.substr(slash + 1);
    const std::string_view stem = name.substr(0, name.find('.'));
    const std::string ending = ascii_lower(name.substr(stem.size()));
    constexpr std::string_view endings[] = {"",       ".txt", ".md.txt", ".markdown",
                                            ".mdown", ".mdx", ".yml",    ".yaml"};
    return parse_numbered_name(stem) && std::ranges::find(endings, ending) != std::end(endings);
  }

  void report_misnamed_item(const FileEntry& entry, EditionFolder& folder, std::string_view rest) {
    const std::size_t slash = rest.find('/');
    folder.faulty_items.push_back(
        static_cast<std::uint32_t>(*find_section(config_, rest.substr(0, slash))));
    const std::string_view name = rest.substr(slash + 1);
    report(Code::stray_file, entry, "an item's file ends in `.md`, and this one doesn't",
           fmt::format("name it {}.md", name.substr(0, name.find('.'))));
  }

  void add_item(const FileEntry& entry, EditionFolder& folder, std::string_view section_id,
                std::string_view name) {
    const std::optional<std::size_t> section = find_section(config_, section_id);
    if (!section) return report_unknown_section(entry, folder, section_id);
    std::string_view stem = name;
    stem.remove_suffix(std::string_view(".md").size());
    const std::optional<NumberedName> parsed = parse_numbered_name(stem);
    if (!parsed) {
      folder.faulty_items.push_back(static_cast<std::uint32_t>(*section));
      std::string_view words = stem;
      const std::string_view digits = stem.substr(0, stem.find_first_not_of("0123456789"));
      while (!words.empty() && (is_ascii_digit(words.front()) || words.front() == '-'))
        words.remove_prefix(1);
      const std::string slug = slugify(words);
      return report(
          Code::bad_file_name, entry,
          fmt::format("`{}` is no name for an item's file, which is `<position>-<slug>.md`", name),
          fmt::format("name it, say, `{}-{}.md`", digits.empty() ? "1" : digits,
                      slug.empty() ? "slug" : slug));
    }
    if (const auto file = add_text(entry)) {
      folder.items.push_back({.file = *file,
                              .position = parsed->number,
                              .slug = std::string(parsed->slug),
                              .section = static_cast<std::uint32_t>(*section)});
    } else {
      folder.faulty_items.push_back(static_cast<std::uint32_t>(*section));
    }
  }

  /// Positions are 1, 2, 3 in each section: a gap is where a file was forgotten or removed.
  void check_positions(const EditionFolder& folder) {
    std::vector<const ItemFile*> items;
    for (const ItemFile& item : folder.items) items.push_back(&item);
    std::ranges::stable_sort(
        items, {}, [](const ItemFile* item) { return std::pair(item->section, item->position); });
    const ItemFile* before = nullptr;
    for (const ItemFile* item : items) {
      if (before != nullptr && before->section != item->section) before = nullptr;
      const int expected = before == nullptr ? 1 : before->position + 1;
      // A file that can't be read by its name may be the one that is missing.
      const bool is_explained =
          std::ranges::find(folder.faulty_items, item->section) != folder.faulty_items.end();
      if (before != nullptr && item->position == before->position) {
        report_position(
            *item, Code::duplicate_position,
            fmt::format("two items of this section have the position {}", item->position), expected,
            before);
      } else if (item->position != expected && !is_explained) {
        report_position(*item, Code::position_gap,
                        fmt::format("this item's position is {}, and no item has the position {}",
                                    item->position, expected),
                        expected, nullptr);
      }
      before = item;
    }
  }

  void report_position(const ItemFile& item, Code code, std::string message, int expected,
                       const ItemFile* other) {
    Diagnostic diagnostic{.code = code,
                          .span = {.file = item.file.id},
                          .message = std::move(message),
                          .help = fmt::format("rename this file: {}-{}.md", expected, item.slug)};
    if (other != nullptr) {
      diagnostic.labels = {{.span = {.file = other->file.id}, .text = "the other is"}};
    }
    diagnostics_.push_back(std::move(diagnostic));
  }

  /// Once a folder, however many files it holds.
  void report_unknown_section(const FileEntry& entry, EditionFolder& folder, std::string_view id) {
    std::vector<std::string_view> known;
    std::vector<std::string> listed;
    for (const Section& section : config_.sections) {
      known.push_back(section.id);
      listed.push_back(fmt::format("`{}`", section.id));
    }
    const auto nearest = nearest_word(id, known);
    if (nearest)
      folder.faulty_items.push_back(static_cast<std::uint32_t>(*find_section(config_, *nearest)));
    if (!reported_sections_.insert(fmt::format("{}/{}", folder.path, id)).second) return;
    report(Code::unknown_section, entry,
           fmt::format("the folder `{}` is no section of tokensite.yml", id),
           nearest ? fmt::format("did you mean `{}`?", *nearest)
                   : fmt::format("the sections are {}", join_in_words(listed)));
  }

  void add_page(const FileEntry& entry, std::string_view rest) {
    std::string slug(rest.substr(0, rest.size() - std::string_view(".md").size()));
    std::string_view parts = slug;
    bool is_fit = true;
    while (!parts.empty()) is_fit = is_slug(take_part(parts)) && is_fit;
    if (!is_fit) {
      return report(
          Code::bad_file_name, entry,
          fmt::format("`{}` can't be an address; the name of a page is made of lower-case "
                      "letters, digits and hyphens",
                      slug),
          fmt::format("name it, say, `{}.md`", slugify(slug)));
    }
    if (const auto file = add_text(entry)) {
      inventory_.pages.push_back({.file = *file, .slug = std::move(slug)});
    }
  }

  const Config& config_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  Inventory inventory_;
  std::map<std::string, EditionFolder> folders_;
  EditionFolder* last_folder_ = nullptr;
  std::set<std::string> has_edition_file_;
  std::set<std::string> bad_folders_;
  std::set<std::string> reported_sections_;
};

}  // namespace

bool is_left_over(std::string_view name) {
  return name.starts_with('.') || name.ends_with('~') ||
         (name.starts_with('#') && name.ends_with('#')) || name == "Thumbs.db" ||
         name.ends_with(".swp");
}

Inventory take_inventory(const std::vector<FileEntry>& files, const Config& config,
                         Sources& sources, Diagnostics& diagnostics) {
  InventoryTaker taker(config, sources, diagnostics);
  for (const FileEntry& file : files) taker.add(file);
  return taker.take();
}

}  // namespace tokensite
