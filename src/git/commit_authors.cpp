#include "git/commit_authors.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "support/text.hpp"

namespace tokensite::git {
namespace {

/// Empty for a program.
std::string shown_name(const Person& person, const git_mailmap* names) {
  const char* shown = person.name.c_str();
  const char* shown_address = person.address.c_str();
  // If it fails, they stay as they are.
  static_cast<void>(git_mailmap_resolve(&shown, &shown_address, names, person.name.c_str(),
                                        person.address.c_str()));
  std::string text = valid_utf8(shown);
  while (const auto stray = find_non_xml_character(text))
    text.erase(*stray, code_point_length(std::string_view(text).substr(*stray)));
  return text.ends_with("[bot]") ? std::string() : text;
}

/// Of "Name <address>".
std::optional<Person> read_person(std::string_view text) {
  const std::size_t begin = text.find('<');
  const std::size_t end = text.find('>', begin);
  if (end == text.npos) return std::nullopt;
  return Person{.name = std::string(trim(text.substr(0, begin))),
                .address = std::string(trim(text.substr(begin + 1, end - begin - 1)))};
}

}  // namespace

std::vector<Person> authors_of(const git_commit* commit) {
  const git_signature& author = *git_commit_author(commit);
  std::vector<Person> authors = {{.name = author.name, .address = author.email}};
  git_message_trailer_array trailers{};
  if (git_message_trailers(&trailers, git_commit_message(commit)) != 0) return authors;
  for (std::size_t i = 0; i < trailers.count; ++i) {
    if (!equal_ignoring_ascii_case(trailers.trailers[i].key, "Co-authored-by")) continue;
    if (auto person = read_person(trailers.trailers[i].value))
      authors.push_back(std::move(*person));
  }
  git_message_trailer_array_free(&trailers);
  return authors;
}

std::vector<std::string> shown_names(const std::vector<Person>& people, const git_mailmap* names) {
  std::vector<std::string> shown;
  for (const Person& person : people) {
    std::string name = shown_name(person, names);
    if (!name.empty() && std::ranges::find(shown, name) == shown.end())
      shown.push_back(std::move(name));
  }
  return shown;
}

}  // namespace tokensite::git
