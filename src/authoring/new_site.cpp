#include "authoring/new_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "authoring/source_files.hpp"
#include "support/embedded.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Where workflows on GitHub get this program from: action.yml. `v1` counts the versions of its
/// inputs, not of the program; .github/workflows/release.yml moves that tag.
constexpr std::string_view action = "owner/tokensite@v1";

using Values = std::vector<std::pair<std::string, std::string>>;

/// A title as plain text in Markdown: no more than one line, and nothing that means something
/// there.
std::string markdown_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#&|~").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Once, from the left: what is put in is not looked at again.
std::string with_values(std::string_view text, const Values& values) {
  std::string filled;
  while (!text.empty()) {
    const auto here = std::ranges::find_if(
        values, [&](const auto& value) { return text.starts_with(value.first); });
    if (here != values.end()) {
      filled += here->second;
      text.remove_prefix(here->first.size());
    } else {
      filled += text.front();
      text.remove_prefix(1);
    }
  }
  return filled;
}

}  // namespace

std::vector<NewFile> new_site_files(const NewSite& site) {
  const std::string host = ascii_lower(split_url(site.base_url)->host);
  const Values values = {
      {"@title_yaml@", yaml_scalar(site.title)},
      {"@title_text@", markdown_text(site.title)},
      {"@base_url@", yaml_scalar(site.base_url)},
      // RFC 4151: a name of ours for good, of a day on which the host was ours.
      {"@feed_id@", fmt::format("tag:{},{}:{}", host, to_iso(site.today), site.name)},
      {"@date@", to_iso(site.today)},
      {"@action@", std::string(action)},
  };
  std::vector<NewFile> files;
  for (const EmbeddedFile& file : new_site_template()) {
    files.push_back({.path = std::string(file.path), .bytes = with_values(file.bytes, values)});
  }
  // Not std::ranges::stable_partition: clang 14 can't compile the subrange that it returns.
  std::stable_partition(files.begin(), files.end(),
                        [](const NewFile& file) { return file.path != "tokensite.yml"; });
  return files;
}

std::string title_of_folder(std::string_view name) {
  std::string title;
  bool is_start = true;
  for (char c : slugify(name)) {
    if (c == '-') c = ' ';
    if (is_start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    is_start = c == ' ';
    title += c;
  }
  return title.empty() ? "A Newsletter" : title;
}

}  // namespace tokensite
