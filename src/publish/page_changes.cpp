#include "publish/page_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t most_in_subject = 40;

/// The number in "editions/32.md".
std::optional<int> edition_of_copy(std::string_view path) {
  constexpr std::string_view folder = "editions/";
  constexpr std::string_view end = ".md";
  if (!path.starts_with(folder) || !path.ends_with(end) ||
      path.size() <= folder.size() + end.size())
    return std::nullopt;
  const std::string_view digits =
      path.substr(folder.size(), path.size() - folder.size() - end.size());
  int number = 0;
  const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::vector<int> editions_among(const std::vector<std::string>& paths) {
  std::vector<int> numbers;
  for (const std::string& path : paths) {
    if (const auto number = edition_of_copy(path)) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

/// "edition 33", "editions 1 to 4", "14 editions"
std::string editions_in_words(const std::vector<int>& numbers) {
  const std::string list = numbers_in_words(numbers);
  if (list.size() > most_in_subject) return fmt::format("{} editions", numbers.size());
  return fmt::format("edition{} {}", numbers.size() == 1 ? "" : "s", list);
}

std::string subject(const EditionChanges& editions) {
  if (!editions.added.empty()) return "Publish " + editions_in_words(editions.added);
  if (!editions.changed.empty()) return "Publish changes to " + editions_in_words(editions.changed);
  if (!editions.removed.empty()) return "Take back " + editions_in_words(editions.removed);
  return "Publish the site";
}

}  // namespace

PageChanges page_changes(std::span<const TreeFile> before, std::span<const TreeFile> after) {
  PageChanges changes;
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() || now != after.end()) {
    if (now == after.end() || (old != before.end() && old->path < now->path)) {
      changes.removed.push_back((old++)->path);
    } else if (old == before.end() || now->path < old->path) {
      changes.added.push_back((now++)->path);
    } else {
      if (old->id != now->id) changes.changed.push_back(now->path);
      ++old;
      ++now;
    }
  }
  return changes;
}

std::string counts_line(const PageChanges& changes) {
  return fmt::format("{} added, {} changed, {} removed", changes.added.size(),
                     changes.changed.size(), changes.removed.size());
}

EditionChanges edition_changes(const PageChanges& changes) {
  return {.added = editions_among(changes.added),
          .changed = editions_among(changes.changed),
          .removed = editions_among(changes.removed)};
}

std::string numbers_in_words(const std::vector<int>& numbers) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    if (end - i >= 3) {
      parts.push_back(fmt::format("{} to {}", numbers[i], numbers[end - 1]));
    } else {
      for (std::size_t one = i; one < end; ++one) parts.push_back(fmt::format("{}", numbers[one]));
    }
    i = end;
  }
  return join_in_words(parts);
}

std::string commit_message(const PageChanges& changes, const std::optional<SourceCommit>& source) {
  const EditionChanges editions = edition_changes(changes);
  std::string message = subject(editions) + "\n\n";
  const auto add_line = [&](std::string_view what, const std::vector<int>& numbers) {
    if (!numbers.empty()) message += fmt::format("{}: {}\n", what, numbers_in_words(numbers));
  };
  add_line("Editions added", editions.added);
  add_line("Editions changed", editions.changed);
  add_line("Editions removed", editions.removed);
  message += fmt::format("Pages and files: {}\n", counts_line(changes));
  if (source) {
    message += fmt::format("Source: {}{}{}\n", source->id,
                           source->branch.empty() ? "" : fmt::format(" ({})", source->branch),
                           source->has_changes ? ", with changes that are not committed" : "");
  }
  return message;
}

}  // namespace tokensite
