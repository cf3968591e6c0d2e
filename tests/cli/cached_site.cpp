#include "tests/cli/cached_site.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

const std::string gamma_file = "content/editions/0001-first/tools/1-gamma.md";

/// A site worth warnings of an item, of the config, and of all files together.
Files files_of(int version) {
  return small_site(
      {{"tokensite.yml",
        std::string(small_config) + "language: eo\nrules: {broken-link: warning}\n"},
       {gamma_file, fmt::format("---\ntitle: Gamma {0}\nno_url: lost\ntags: [rga, v{0}]\n---\n\n"
                                "See [alpha](../papers/1-alpha.md) and [{0}](nowhere.md).\n",
                                version)},
       {"content/editions/0001-first/cover.png", "a picture"},
       {"themes/tokenizer/templates/footer.mustache", "<footer>ours</footer>\n"},
       {"static/rules.txt", "be kind\n"}});
}

Run build_in(const std::string& folder) { return run_program({"build"}, {.folder = folder}); }

struct Built {
  Run run;
  Tree output;
};

/// Each version is built once.
const Built& clean(int version) {
  static std::map<int, Built> known;
  const auto [place, is_new] = known.try_emplace(version);
  if (is_new) {
    const TemporaryFolder folder;
    folder.write(files_of(version));
    place->second = {.run = build_in(folder.path()), .output = tree_of(folder.path("public"))};
    REQUIRE(place->second.run.exit_status == 0);
    for (const char* code : {"[missing-strings]", "[unknown-tag]", "[broken-link]"}) {
      REQUIRE(place->second.run.err.find(code) != std::string::npos);
    }
  }
  return place->second;
}

}  // namespace

CachedSite::CachedSite() {
  for (const auto& [path, text] : files_of(version_)) site_.write(path, text);
  check_build("a first build");
}

std::vector<std::string> CachedSite::cache() const {
  std::vector<std::string> files = site_.files_below(".tokensite");
  std::erase(files, ".tokensite/.gitignore");
  return files;
}

void CachedSite::edit() {
  version_ = 1 - version_;
  site_.write(gamma_file, files_of(version_)[gamma_file]);
}

void CachedSite::copy_to(const std::string& folder) {
  fs::copy(site_.path(), folder, fs::copy_options::recursive);
  site_ = SiteFolder(folder);
}

void CachedSite::move_to(const std::string& folder) {
  fs::rename(site_.path(), folder);
  site_ = SiteFolder(folder);
}

Run CachedSite::build() const { return build_in(site_.path()); }

void CachedSite::check_output(const std::string& output) const {
  CHECK(difference(clean(version_).output, tree_of(site_.path(output))) == "");
}

void CachedSite::check_build(const std::string& what_happened) const {
  INFO(what_happened);
  const Run run = build();
  CHECK(run.exit_status == 0);
  CHECK(run.err == clean(version_).run.err);
  check_output("public");
}

void CachedSite::check_builds(const std::string& what_happened) {
  check_build(what_happened);
  edit();
  check_build(what_happened + ", and an edit");
}

}  // namespace tokensite
