// Repositories: GitHub, GitLab, Codeberg, Bitbucket, Hugging Face. Their front page has many
// addresses: with `.git`, at the default branch, at the README that it shows.
#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "index/sites/site_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

template <std::size_t size>
bool is_one_of(const std::string_view (&words)[size], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

/// What nearly all repositories call it. One that calls it otherwise is told apart from its root;
/// one that has a `main` beside its default branch is rare.
bool is_default_branch(std::string_view name) {
  constexpr std::string_view names[] = {"main", "master", "HEAD"};
  return is_one_of(names, name);
}

/// "README.md", but not "README.zh-CN.md", a text of its own.
bool is_readme(std::string_view name) {
  constexpr std::string_view names[] = {"readme",      "readme.md",  "readme.markdown",
                                        "readme.mdx",  "readme.rst", "readme.txt",
                                        "readme.adoc", "readme.org"};
  return name.size() < 20 && is_one_of(names, ascii_lower(name));
}

std::string_view without_git(std::string_view name) {
  constexpr std::string_view ending = ".git";
  while (name.size() > ending.size() &&
         equal_ignoring_ascii_case(name.substr(name.size() - ending.size()), ending)) {
    name.remove_suffix(ending.size());
  }
  return name;
}

/// "host/owner/name", whose letters' case doesn't count.
std::string repository(std::string_view host, std::string_view owner, std::string_view name) {
  return std::string(host).append("/") + lower_path(owner) + "/" + lower_path(name);
}

/// Whether the path from segment `at` on is `form` and then a default branch, with nothing behind
/// it but the README.
bool is_root(const WebAddress& address, std::size_t at,
             std::initializer_list<std::string_view> form) {
  for (const std::string_view word : form) {
    if (address.segment(at++) != word) return false;
  }
  if (!is_default_branch(address.segment(at))) return false;
  const std::size_t left = address.segment_count() - at - 1;
  return left == 0 || (left == 1 && is_readme(address.segment(at + 1)));
}

KnownPage front_page(std::string identity, std::string canonical) {
  // GitHub's `tab` says which of its files the front page shows first.
  static constexpr std::string_view idle[] = {"tab", "ref_type", "readme"};
  return {.identity = std::move(identity),
          .canonical = std::move(canonical),
          .idle_parameters = idle,
          .idle_fragment = "readme"};
}

/// `name` without ".git".
KnownPage front_page(std::string_view host, std::string_view owner, std::string_view name) {
  return front_page(repository(host, owner, name),
                    std::string(host).append("/").append(owner).append("/").append(name));
}

KnownPage inner_page(std::string identity) {
  return {.identity = std::move(identity), .has_query = true};
}

/// What github.com has at its root besides people and organisations.
bool is_github_service(std::string_view first) {
  constexpr std::string_view services[] = {"about",
                                           "account",
                                           "apps",
                                           "codespaces",
                                           "collections",
                                           "contact",
                                           "customer-stories",
                                           "enterprise",
                                           "events",
                                           "explore",
                                           "features",
                                           "gist",
                                           "issues",
                                           "join",
                                           "login",
                                           "logout",
                                           "marketplace",
                                           "mobile",
                                           "new",
                                           "notifications",
                                           "organizations",
                                           "orgs",
                                           "pricing",
                                           "pulls",
                                           "readme",
                                           "resources",
                                           "search",
                                           "security",
                                           "sessions",
                                           "settings",
                                           "site",
                                           "solutions",
                                           "sponsors",
                                           "stars",
                                           "team",
                                           "topics",
                                           "trending",
                                           "users",
                                           "watching"};
  return is_one_of(services, first);
}

/// `branch` is the segment that names it, in a blob's address.
KnownPage github_file(const WebAddress& address, std::string_view owner, std::string_view name,
                      std::size_t branch) {
  const bool is_front = is_default_branch(address.segment(branch)) &&
                        address.segment_count() == branch + 2 &&
                        is_readme(address.segment(branch + 1));
  std::string identity = repository("github.com", owner, name);
  if (!is_front) identity.append("/blob").append(address.path_from(branch));
  return {.identity = std::move(identity)};
}

}  // namespace

std::optional<KnownPage> github_page(const WebAddress& address) {
  const std::string_view owner = address.segment(0);
  const std::size_t count = address.segment_count();
  if (address.host != "github.com" || owner.empty() || is_github_service(owner)) {
    return std::nullopt;
  }
  if (count == 1) return inner_page("github.com/" + lower_path(owner));
  const std::string_view name = without_git(address.segment(1));
  if (name.empty()) return std::nullopt;
  if (count == 2 || is_root(address, 2, {"tree"}) || is_root(address, 2, {"blob"})) {
    return front_page("github.com", owner, name);
  }
  const std::string_view kind = address.segment(2);
  if ((kind == "blob" || kind == "raw") && count >= 5) return github_file(address, owner, name, 3);
  std::string root = repository("github.com", owner, name);
  // Issues and pull requests share their numbers; GitHub leads from one to the other.
  if ((kind == "issues" || kind == "pull") && is_digits(address.segment(3))) {
    constexpr std::string_view tabs[] = {"files", "commits", "checks", "changes"};
    const bool is_tab = count == 5 && kind == "pull" && is_one_of(tabs, address.segment(4));
    if (count == 4 || is_tab) {
      return KnownPage{.identity = root.append("/issues/").append(address.segment(3))};
    }
  }
  return inner_page(root.append(address.path_from(2)));
}

/// raw.githubusercontent.com/owner/name/main/file, or …/refs/heads/main/file.
std::optional<KnownPage> github_raw_page(const WebAddress& address) {
  const bool has_refs = address.segment(2) == "refs" && address.segment(3) == "heads";
  const std::size_t branch = has_refs ? 4 : 2;
  const std::string_view owner = address.segment(0);
  const std::string_view name = address.segment(1);
  if (address.segment_count() < branch + 2 || owner.empty() || name.empty()) return std::nullopt;
  return github_file(address, owner, without_git(name), branch);
}

std::optional<KnownPage> gist_page(const WebAddress& address) {
  const std::size_t count = address.segment_count();
  if (count != 1 && count != 2) return std::nullopt;
  const std::string_view id = without_git(address.segment(count - 1));
  const bool is_id = (id.size() == 20 || id.size() == 32) && std::ranges::all_of(id, [](char c) {
                       return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
                     });
  if (!is_id) return std::nullopt;
  return KnownPage{.identity = std::string("gist.github.com/").append(id)};
}

/// gitlab.com/group/subgroup/project/-/tree/main: all up to the dash is the project.
std::optional<KnownPage> gitlab_page(const WebAddress& address) {
  const std::string_view path = address.path;
  const std::size_t dash = path.find("/-/");
  const std::string_view project = without_git(path.substr(0, dash));
  const auto depth = static_cast<std::size_t>(std::ranges::count(project, '/'));
  // Deeper without a dash: an old address of something inside of a project.
  constexpr std::size_t deepest_plain = 3;
  if (address.host != "gitlab.com" || depth < 2 || (dash == path.npos && depth > deepest_plain)) {
    return std::nullopt;
  }
  std::string root = "gitlab.com" + lower_path(project);
  if (dash == path.npos || is_root(address, depth, {"-", "tree"}) ||
      is_root(address, depth, {"-", "blob"})) {
    // Without its dash, a project that lies deeper would look like something inside of one.
    const bool is_plain = depth <= deepest_plain;
    return front_page(std::move(root),
                      is_plain ? std::string("gitlab.com").append(project) : std::string());
  }
  return inner_page(root.append(path.substr(dash)));
}

std::optional<KnownPage> codeberg_page(const WebAddress& address) {
  const std::string_view owner = address.segment(0);
  const std::string_view name = without_git(address.segment(1));
  if (address.host != "codeberg.org" || owner.empty() || name.empty()) return std::nullopt;
  if (address.segment_count() == 2 || is_root(address, 2, {"src", "branch"})) {
    return front_page("codeberg.org", owner, name);
  }
  return inner_page(repository("codeberg.org", owner, name).append(address.path_from(2)));
}

std::optional<KnownPage> bitbucket_page(const WebAddress& address) {
  const std::string_view owner = address.segment(0);
  const std::string_view name = without_git(address.segment(1));
  if (address.host != "bitbucket.org" || owner.empty() || name.empty()) return std::nullopt;
  if (address.segment_count() == 2 || is_root(address, 2, {"src"})) {
    return front_page("bitbucket.org", owner, name);
  }
  return inner_page(repository("bitbucket.org", owner, name).append(address.path_from(2)));
}

/// Models, datasets and spaces are repositories, too. A page of /papers/ has a discussion of its
/// own, and stays apart from the paper.
std::optional<KnownPage> hugging_face_page(const WebAddress& address) {
  constexpr std::string_view services[] = {
      "api",   "blog",          "chat",   "collections", "docs",    "join",     "learn",
      "login", "organizations", "papers", "posts",       "pricing", "settings", "tasks"};
  if (address.host != "huggingface.co" && address.host != "hf.co") return std::nullopt;
  KnownPage page = inner_page("huggingface.co" + address.path);
  if (address.host == "hf.co") page.canonical_host = "huggingface.co";
  const std::string_view first = address.segment(0);
  if (is_one_of(services, first)) return page;
  const std::size_t owner = first == "datasets" || first == "spaces" || first == "models" ? 1 : 0;
  if (address.segment_count() < owner + 2) return page;
  const std::string_view inner = address.path_from(owner + 2);
  const std::string root(
      std::string_view(address.path).substr(0, address.path.size() - inner.size()));
  const std::string_view kind = address.segment(owner + 2);
  const bool is_download = kind == "resolve" || kind == "raw";
  if ((is_download || kind == "tree" || kind == "blob") && is_root(address, owner + 2, {kind})) {
    page.identity = "huggingface.co" + root;
  } else if (is_download) {
    page.identity = "huggingface.co" + root + "/blob" + std::string(address.path_from(owner + 3));
  }
  if (is_download) page.has_query = false;
  return page;
}

}  // namespace tokensite
