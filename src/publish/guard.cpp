#include "publish/guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

using Severity = PublishFault::Severity;

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::uint64_t megabyte = 1000 * 1000;

const PublishedFile* find(std::span<const PublishedFile> files, std::string_view path) {
  const auto found = std::ranges::lower_bound(files, path, {}, &PublishedFile::path);
  return found == files.end() || found->path != path ? nullptr : &*found;
}

/// Why git or a system that readers' tools run on would trip over the path; empty: they don't.
std::string_view fault_of_path(std::string_view path) {
  if (path.empty() || path.front() == '/') return "is not relative to the site";
  if (find_invalid_utf8(path)) return "is not UTF-8";
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return "holds a control character";
    if (c == '\\') return "holds a backslash";
  }
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t slash = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, slash - begin);
    if (name.empty() || name == "." || name == "..") return "leads out of the site or nowhere";
    if (equal_ignoring_ascii_case(name, ".git") || equal_ignoring_ascii_case(name, "git~1"))
      return "is git's own";
    begin = slash + 1;
  }
  return {};
}

/// "owner" and "name" of a repository at github.com.
std::optional<std::pair<std::string, std::string>> github_repository(std::string_view url) {
  const std::size_t host = url.find("github.com");
  const bool is_host =
      host != url.npos && (host == 0 || url[host - 1] == '/' || url[host - 1] == '@');
  if (!is_host) return std::nullopt;
  std::string_view path = url.substr(host + std::string_view("github.com").size());
  if (path.empty() || (path.front() != '/' && path.front() != ':')) return std::nullopt;
  path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  const std::size_t slash = path.find('/');
  if (slash == path.npos || path.find('/', slash + 1) != path.npos) return std::nullopt;
  return std::pair(ascii_lower(path.substr(0, slash)), ascii_lower(path.substr(slash + 1)));
}

}  // namespace

bool has_errors(const PublishFaults& faults) {
  return std::ranges::any_of(
      faults, [](const PublishFault& fault) { return fault.severity == Severity::error; });
}

void guard_file_sizes(std::span<const PublishedFile> files, PublishFaults& faults) {
  for (const PublishedFile& file : files) {
    if (file.size <= 50 * mebibyte) continue;
    const bool is_refused = file.size > 100 * mebibyte;
    faults.push_back(
        {.severity = is_refused ? Severity::error : Severity::warning,
         .message = fmt::format("{} has {} MiB; {}", file.path, file.size / mebibyte,
                                is_refused ? "GitHub takes no file above 100 MiB"
                                           : "GitHub advises against files above 50 MiB"),
         .help = "keep large files elsewhere, and link to them"});
  }
}

void guard_total_size(std::span<const PublishedFile> files, PublishFaults& faults) {
  const std::uint64_t total =
      std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const PublishedFile& file) { return sum + file.size; });
  if (total <= 800 * megabyte) return;
  const bool is_refused = total > 1000 * megabyte;
  faults.push_back(
      {.severity = is_refused ? Severity::error : Severity::warning,
       .message = fmt::format("the site has {} MB; GitHub Pages takes no more than 1 GB",
                              total / megabyte),
       .help = "keep large files elsewhere, and link to them"});
}

void guard_needed_files(std::span<const PublishedFile> files, PublishFaults& faults) {
  struct Need {
    std::string_view path;
    std::string_view reason;
  };
  constexpr std::array<Need, 3> needs = {{
      {"index.html", "readers who open the site would find nothing"},
      {"404.html", "readers who follow an old link would not be shown the way"},
      {".nojekyll", "GitHub Pages would leave out files whose names begin with `_`"},
  }};
  for (const Need& need : needs) {
    if (find(files, need.path) != nullptr) continue;
    faults.push_back(
        {.message = fmt::format("the site has no {}: {}", need.path, need.reason), .help = {}});
  }
}

void guard_case_clashes(std::span<const PublishedFile> files, PublishFaults& faults) {
  std::map<std::string, std::string_view> seen;
  for (const PublishedFile& file : files) {
    if (find_invalid_utf8(file.path)) continue;  // a fault of its own
    const auto [first, is_new] = seen.emplace(lower_composed(file.path), file.path);
    if (is_new) continue;
    faults.push_back(
        {.message = fmt::format("{} and {} differ only by capitals or accents, and are one file on "
                                "many systems",
                                first->second, file.path),
         .help = "rename one of the two"});
  }
}

void guard_paths(std::span<const PublishedFile> files, PublishFaults& faults) {
  for (const PublishedFile& file : files) {
    if (const std::string_view fault = fault_of_path(file.path); !fault.empty()) {
      faults.push_back({.message = fmt::format("the path `{}` {}", file.path, fault),
                        .help = "rename the file"});
      continue;
    }
    for (std::size_t slash = file.path.find('/'); slash != file.path.npos;
         slash = file.path.find('/', slash + 1)) {
      const std::string folder = file.path.substr(0, slash);
      if (find(files, folder) == nullptr) continue;
      faults.push_back(
          {.message = fmt::format("{} is a file, and a folder for {}", folder, file.path),
           .help = "rename one of the two"});
    }
  }
}

void guard_links(std::span<const PublishedFile> files, std::string_view base_path,
                 PublishFaults& faults) {
  std::map<std::string_view, std::size_t> pages;
  const PublishedFile* first = nullptr;
  for (const PublishedFile& file : files) {
    for (const std::string& link : file.strayed) ++pages[link];
    if (!file.strayed.empty() && first == nullptr) first = &file;
  }
  if (first == nullptr) return;
  const auto commonest =
      std::ranges::max_element(pages, {}, [](const auto& entry) { return entry.second; });
  faults.push_back(
      {.severity = Severity::warning,
       .message = fmt::format(
           "{} link{} outside of {}, where the site is: `{}` on {}, first in {}", pages.size(),
           pages.size() == 1 ? " leads" : "s lead", base_path, commonest->first,
           commonest->second == 1 ? "1 page" : fmt::format("{} pages", commonest->second),
           first->path),
       .help =
           "if that is meant to be a page of this site, have templates put the base path first"});
}

void guard_domain(const std::optional<std::string>& before, const std::optional<std::string>& after,
                  PublishFaults& faults) {
  const std::string old = before ? std::string(trim(*before)) : "";
  const std::string now = after ? std::string(trim(*after)) : "";
  if (old.empty() || old == now) return;
  if (now.empty()) {
    faults.push_back(
        {.message = fmt::format("the branch has a CNAME for {}, and the site has none: "
                                "GitHub Pages would give up that domain",
                                old),
         .help = fmt::format("write `cname: {}` in tokensite.yml", old)});
    return;
  }
  faults.push_back({.severity = Severity::warning,
                    .message = fmt::format("the site's domain changes from {} to {}", old, now),
                    .help = {}});
}

void guard_branch(std::span<const TreeFile> before, std::span<const PublishedFile> files,
                  std::string_view branch, PublishFaults& faults) {
  const bool has_sources = std::ranges::any_of(before, [&](const TreeFile& file) {
    const bool is_config = file.path == "tokensite.yml" || file.path.ends_with("/tokensite.yml");
    return is_config && find(files, file.path) == nullptr;
  });
  if (!has_sources) return;
  faults.push_back({.message = fmt::format("the branch {} holds a site's sources (tokensite.yml), "
                                           "which the pages would take the place of",
                                           branch),
                    .help = "publish on a branch of its own, with --branch"});
}

void guard_address(std::string_view remote_url, std::string_view base_url,
                   const std::optional<std::string>& domain, PublishFaults& faults) {
  const auto repository = github_repository(remote_url);
  const auto parts = split_url(base_url);
  if (!repository || !parts || domain) return;
  const auto& [owner, name] = *repository;
  const std::string host = owner + ".github.io";
  if (ascii_lower(parts->host) != host) return;  // a domain that the settings have, perhaps
  const std::string path = name == host ? "/" : fmt::format("/{}/", name);
  if (ascii_lower(parts->path) == path) return;
  faults.push_back({.severity = Severity::warning,
                    .message = fmt::format("the site is built for {}, but GitHub Pages shows it at "
                                           "https://{}{}",
                                           base_url, host, path),
                    .help = "write that in tokensite.yml as base_url, or links lead nowhere"});
}

}  // namespace tokensite
