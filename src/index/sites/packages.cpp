// Packages: PyPI, npm, crates.io, docs.rs. A version's page is apart from its package's: that is
// what an item about a release links to.
#include <algorithm>

#include "index/sites/site_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// PEP 503: "Foo.Bar_baz" -> "foo-bar-baz".
std::string python_name(std::string_view name) {
  std::string normal;
  for (const char c : lower_path(name)) {
    const bool is_mark = c == '-' || c == '_' || c == '.';
    if (!is_mark) {
      normal += c;
    } else if (!normal.ends_with('-')) {
      normal += '-';
    }
  }
  return normal;
}

/// Cargo takes hyphens and underscores for the same.
std::string crate_name(std::string_view name) {
  std::string normal = lower_path(name);
  std::ranges::replace(normal, '_', '-');
  return normal;
}

}  // namespace

std::optional<KnownPage> pypi_page(const WebAddress& address) {
  const std::string_view kind = address.segment(0);
  const bool is_project = kind == "project" || kind == "p" || kind == "pypi";
  const std::size_t count = address.segment_count();
  if (!is_project || (count != 2 && count != 3)) return std::nullopt;
  KnownPage page{.identity = "pypi.org/project/" + python_name(address.segment(1))};
  page.identity.append(address.path_from(2));
  if (address.host != "pypi.org" || kind != "project") {
    page.canonical = std::string("pypi.org/project").append(address.path_from(1)).append("/");
  }
  return page;
}

std::optional<KnownPage> npm_page(const WebAddress& address) {
  if (address.host != "npmjs.com" && address.host != "npmjs.org") return std::nullopt;
  KnownPage page{.identity = "npmjs.com" + address.path, .has_query = true};
  if (address.host == "npmjs.org") page.canonical_host = "www.npmjs.com";
  return page;
}

std::optional<KnownPage> crates_page(const WebAddress& address) {
  if (address.segment(0) != "crates" || address.segment_count() < 2) return std::nullopt;
  std::string identity = "crates.io/crates/" + crate_name(address.segment(1));
  return KnownPage{.identity = identity.append(address.path_from(2)), .has_query = true};
}

/// docs.rs/serde, docs.rs/serde/latest and docs.rs/serde/latest/serde are one page.
std::optional<KnownPage> docs_rs_page(const WebAddress& address) {
  const std::size_t count = address.segment_count();
  const std::string crate = crate_name(address.segment(0));
  const bool is_latest = count >= 2 && address.segment(1) == "latest";
  const bool is_front = count == 1 || (is_latest && count == 2) ||
                        (is_latest && count == 3 && crate_name(address.segment(2)) == crate);
  if (!is_front || crate.empty()) return std::nullopt;
  return KnownPage{.identity = "docs.rs/" + crate};
}

}  // namespace tokensite
