#include "git/source_repository.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "git/changes.hpp"
#include "git/git_handles.hpp"
#include "support/environment.hpp"

namespace tokensite {
namespace {

std::string setting(const git_config* config, const char* name) {
  git_buf value{};
  std::string text;
  if (git_config_get_string_buf(&value, config, name) == 0) text = value.ptr;
  git_buf_dispose(&value);
  return text;
}

std::optional<Author> author_of(git_repository* repository) {
  git_config* raw = nullptr;
  const int status = repository == nullptr ? git_config_open_default(&raw)
                                           : git_repository_config(&raw, repository);
  const git::Config config(raw);
  const auto value = [&](const char* variable, const char* name) {
    std::string told = environment_variable(variable);
    return told.empty() && status == 0 ? setting(raw, name) : told;
  };
  Author author{.name = value("GIT_AUTHOR_NAME", "user.name"),
                .email = value("GIT_AUTHOR_EMAIL", "user.email")};
  if (author.name.empty() || author.email.empty()) return std::nullopt;
  return author;
}

/// What stands between "remote." and ".url" in the settings. git_remote_list does it by a regular
/// expression, which leaks in libgit2 1.5.
std::vector<std::string> remote_names(git_repository* repository) {
  std::vector<std::string> names;
  git_config* raw_config = nullptr;
  git_config_iterator* raw = nullptr;
  if (git_repository_config_snapshot(&raw_config, repository) != 0) return names;
  const git::Config config(raw_config);
  if (git_config_iterator_new(&raw, raw_config) != 0) return names;
  const git::ConfigIterator iterator(raw);
  for (git_config_entry* entry = nullptr; git_config_next(&entry, raw) == 0;) {
    constexpr std::string_view start = "remote.";
    constexpr std::string_view end = ".url";
    const std::string_view name = entry->name;
    if (name.size() > start.size() + end.size() && name.starts_with(start) && name.ends_with(end))
      names.emplace_back(name.substr(start.size(), name.size() - start.size() - end.size()));
  }
  return names;
}

/// Where it is pushed to, after the settings url.….insteadOf and pushInsteadOf.
std::string push_address(const git_remote* remote) {
  const char* address = git_remote_pushurl(remote);
  if (address == nullptr) address = git_remote_url(remote);
  return address == nullptr ? std::string() : address;
}

std::map<std::string, std::string> remotes_of(git_repository* repository) {
  std::map<std::string, std::string> remotes;
  for (const std::string& name : remote_names(repository)) {
    git_remote* raw = nullptr;
    if (git_remote_lookup(&raw, repository, name.c_str()) != 0) continue;
    const git::Remote remote(raw);
    if (std::string address = push_address(raw); !address.empty())
      remotes[name] = std::move(address);
  }
  return remotes;
}

/// An address that is no remote's.
std::string push_address(const std::string& folder, const std::string& address) {
  const git::Library library;
  const Result<git::Repository> repository = git::open_repository(folder);
  git_remote* raw = nullptr;
  if (!repository || git_remote_create_anonymous(&raw, repository->get(), address.c_str()) != 0)
    return address;
  const git::Remote remote(raw);
  return push_address(raw);
}

std::optional<SourceCommit> commit_of(git_repository* repository, const std::string& site) {
  git_reference* raw = nullptr;
  if (git_repository_head(&raw, repository) != 0) return std::nullopt;
  const git::Reference head(raw);
  const git_oid* id = git_reference_target(raw);
  if (id == nullptr) return std::nullopt;
  SourceCommit commit{.id = git::to_hex(*id), .branch = {}};
  if (git_reference_is_branch(raw) == 1) commit.branch = git_reference_shorthand(raw);
  const auto changes = changes_since(site, "HEAD");
  commit.has_changes = changes && !changes->empty();
  return commit;
}

}  // namespace

Result<SourceRepository> read_source_repository(const std::string& site) {
  const git::Library library;
  SourceRepository source{.folder = site, .commit = {}, .remotes = {}, .author = {}};
  const Result<git::Repository> repository = git::open_repository(site);
  if (!repository) return repository.error();
  git_repository* raw = repository->get();
  if (raw == nullptr) {
    source.author = author_of(nullptr);
    return source;
  }
  source.is_there = true;
  if (const char* folder = git_repository_workdir(raw)) source.folder = folder;
  source.commit = commit_of(raw, site);
  source.remotes = remotes_of(raw);
  source.author = author_of(raw);
  return source;
}

Result<RemoteAddress> find_remote(const SourceRepository& repository, const std::string& remote,
                                  const std::string& here) {
  if (const auto known = repository.remotes.find(remote); known != repository.remotes.end())
    return parse_remote_address(known->second, repository.folder);
  if (remote.find_first_of("/:") != remote.npos) {
    return parse_remote_address(
        repository.is_there ? push_address(repository.folder, remote) : remote, here);
  }
  if (!repository.is_there) {
    return Error{
        fmt::format("there is no remote `{}`, for {} lies in no git repository; give a "
                    "URL or a path with --remote",
                    remote, repository.folder)};
  }
  std::vector<std::string> names;
  for (const auto& [name, address] : repository.remotes) names.push_back(name);
  return Error{
      fmt::format("there is no remote `{}`; {}; a URL does as well, or a path with a `/`", remote,
                  names.empty() ? std::string("the repository has none: git remote add origin URL")
                                : fmt::format("the repository has {}", fmt::join(names, ", ")))};
}

}  // namespace tokensite
