// The arrows between modules: what src/CMakeLists.txt declares, the #includes keep to.
#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// "parse: support,diagnostics" a line, as CMake writes it.
std::map<std::string, std::set<std::string>> declared_arrows() {
  std::map<std::string, std::set<std::string>> arrows;
  const Result<std::string> text = read_file(TOKENSITE_ARROWS_FILE);
  REQUIRE(text);
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(':');
    std::set<std::string>& targets = arrows[line.substr(0, colon)];
    std::istringstream names(line.substr(colon + 2));
    for (std::string name; std::getline(names, name, ',');) targets.insert(name);
  }
  return arrows;
}

/// The headers that a file includes with quotes or brackets.
std::vector<std::string> includes_of(const fs::path& file) {
  const Result<std::string> text = read_file(file.string());
  REQUIRE(text);
  static const std::regex include(R"re(#include [<"]([^">]+)[">])re");
  std::vector<std::string> headers;
  for (std::sregex_iterator match(text->begin(), text->end(), include), end; match != end;
       ++match) {
    headers.push_back((*match)[1]);
  }
  return headers;
}

template <class Visit>
void for_each_source(const Visit& visit) {
  const fs::path root(TOKENSITE_SOURCE_DIR "/src");
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const fs::path relative = entry.path().lexically_relative(root);
    visit(relative.string(), relative.begin()->string(), includes_of(entry.path()));
  }
}

TEST_CASE("architecture: modules include only what they declare") {
  const auto arrows = declared_arrows();
  CHECK(arrows.size() >= 10);
  std::size_t checked = 0;
  for_each_source([&](const std::string& file, const std::string& module,
                      const std::vector<std::string>& headers) {
    if (module == "main.cpp") return;
    REQUIRE(arrows.contains(module));
    for (const std::string& header : headers) {
      const std::string target = header.substr(0, header.find('/'));
      if (header.find('/') == header.npos || !arrows.contains(target) || target == module) continue;
      INFO(file << " includes " << header);
      CHECK(arrows.at(module).contains(target));
      ++checked;
    }
  });
  CHECK(checked > 100);
}

TEST_CASE("architecture: arrows go one way") {
  const auto arrows = declared_arrows();
  const auto reaches = [&](const auto& self, const std::string& from,
                           const std::string& to) -> bool {
    for (const std::string& next : arrows.at(from)) {
      if (next == to || self(self, next, to)) return true;
    }
    return false;
  };
  for (const auto& [module, targets] : arrows) {
    INFO(module);
    CHECK_FALSE(reaches(reaches, module, module));
  }
}

TEST_CASE("architecture: each library is known to one module only") {
  const std::map<std::string, std::string> owners = {
      {"yaml-cpp/", "parse/yaml_reader.cpp"},
      {"md4c.h", "parse/"},
      {"CLI/", "commands/"},
      {"kainjow/", "render/template.cpp"},
      {"rapidjson/", "support/json"},
      {"utf8proc.h", "support/"},
      {"libstemmer.h", "search/stemmer.cpp"},
      {"xxhash.h", "support/hash.cpp"},
      {"git2", "git/"},
      {"curl/", "links/fetch"},
      {"zip.h", "import/exports/zip_store.cpp"},
      {"csv.h", "import/exports/csv_table.cpp"},
      {"pugixml.hpp", "import/exports/feed_export.cpp"},
      {"gumbo.h", "import/html/html_tree.cpp"},
      {"boost/asio", "serve/http_"},
      {"boost/beast", "serve/http_"},
  };
  for_each_source(
      [&](const std::string& file, const std::string&, const std::vector<std::string>& headers) {
        for (const std::string& header : headers) {
          for (const auto& [library, owner] : owners) {
            if (!header.starts_with(library)) continue;
            INFO(file << " includes " << header);
            CHECK(file.starts_with(owner));
          }
        }
      });
}

}  // namespace
}  // namespace tokensite
