// What must hold of a site before it replaces the one that readers see: functions over a list of
// files, each for one thing that goes wrong on GitHub Pages.
//
// Source of the limits: github/docs, "GitHub Pages limits" and "About large files on GitHub".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "git/object_store.hpp"
#include "publish/published_file.hpp"

namespace tokensite {

struct PublishFault {
  enum class Severity { warning, error } severity = Severity::error;
  std::string message;
  std::string help;
  friend bool operator==(const PublishFault&, const PublishFault&) = default;
};
using PublishFaults = std::vector<PublishFault>;

bool has_errors(const PublishFaults& faults);

// Each adds what it finds. Files are sorted by path.

/// Above 100 MiB a file is refused by GitHub, above 50 MiB warned of.
void guard_file_sizes(std::span<const PublishedFile> files, PublishFaults& faults);

/// A published site may have 1 GB; from 800 MB on it is said.
void guard_total_size(std::span<const PublishedFile> files, PublishFaults& faults);

/// index.html, 404.html and .nojekyll.
void guard_needed_files(std::span<const PublishedFile> files, PublishFaults& faults);

/// Two paths that differ only by capitals or by how an accent is spelt are one file to some
/// systems.
void guard_case_clashes(std::span<const PublishedFile> files, PublishFaults& faults);

/// Paths that git can't hold, or that would be another elsewhere; a file where a folder is needed.
void guard_paths(std::span<const PublishedFile> files, PublishFaults& faults);

/// Links that leave the base path.
void guard_links(std::span<const PublishedFile> files, std::string_view base_path,
                 PublishFaults& faults);

/// `before` is CNAME in the branch, `after` in the site, if there is one.
void guard_domain(const std::optional<std::string>& before, const std::optional<std::string>& after,
                  PublishFaults& faults);

/// A branch that holds a site's sources is not one to publish on. `before` is what it holds.
void guard_branch(std::span<const TreeFile> before, std::span<const PublishedFile> files,
                  std::string_view branch, PublishFaults& faults);

/// The address that GitHub gives to a repository's site, against the one that the site is built
/// for.
void guard_address(std::string_view remote_url, std::string_view base_url,
                   const std::optional<std::string>& domain, PublishFaults& faults);

}  // namespace tokensite
