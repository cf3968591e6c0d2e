#include "git/commit_authors.hpp"

#include <algorithm>
#include <string_view>

#include "support/text.hpp"

namespace tokensite::git {
namespace {

/// Empty for a program.
std::string shown_name(const char* name, const char* address, const git_mailmap* names) {
  const char* shown = name;
  const char* shown_address = address;
  // If it fails, they stay as they are.
  static_cast<void>(git_mailmap_resolve(&shown, &shown_address, names, name, address));
  std::string text = valid_utf8(shown);
  while (const auto stray = find_non_xml_character(text))
    text.erase(*stray, code_point_length(std::string_view(text).substr(*stray)));
  return text.ends_with("[bot]") ? std::string() : text;
}

/// Of "Name <address>".
std::string shown_name(std::string_view person, const git_mailmap* names) {
  const std::size_t begin = person.find('<');
  const std::size_t end = person.find('>', begin);
  if (end == person.npos) return {};
  const std::string name(trim(person.substr(0, begin)));
  const std::string address(trim(person.substr(begin + 1, end - begin - 1)));
  return shown_name(name.c_str(), address.c_str(), names);
}

}  // namespace

std::vector<std::string> authors_of(const git_commit* commit, const git_mailmap* names) {
  std::vector<std::string> authors;
  const auto add = [&](std::string name) {
    if (!name.empty() && std::ranges::find(authors, name) == authors.end())
      authors.push_back(std::move(name));
  };
  const git_signature& author = *git_commit_author(commit);
  add(shown_name(author.name, author.email, names));
  git_message_trailer_array trailers{};
  if (git_message_trailers(&trailers, git_commit_message(commit)) != 0) return authors;
  for (std::size_t i = 0; i < trailers.count; ++i) {
    if (equal_ignoring_ascii_case(trailers.trailers[i].key, "Co-authored-by"))
      add(shown_name(trailers.trailers[i].value, names));
  }
  git_message_trailer_array_free(&trailers);
  return authors;
}

}  // namespace tokensite::git
