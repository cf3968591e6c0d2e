#include "render/script_modules.hpp"

#include <map>
#include <string>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using Scripts = std::map<std::string, std::string, std::less<>>;

JoinedScript join(const Scripts& scripts, std::string_view language = "en") {
  return join_modules("scripts/main.js", language,
                      [&](std::string_view path) -> std::optional<std::string_view> {
                        const auto found = scripts.find(path);
                        if (found == scripts.end()) return std::nullopt;
                        return found->second;
                      });
}

std::string only_fault(const Scripts& scripts) {
  const JoinedScript joined = join(scripts);
  REQUIRE(joined.faults.size() == 1);
  return joined.faults[0].path + ": " + joined.faults[0].message;
}

TEST_CASE("scripts: modules come before those that import them, each once") {
  const JoinedScript joined = join({
      {"scripts/main.js",
       "import { a } from \"./parts/a.js\";\nimport {\n  b,\n} from \"./parts/b.js\";\n\n"
       "export const start = () => a + b;\n"},
      {"scripts/parts/a.js", "import { b } from \"./b.js\";\nexport const a = b + 1;\n"},
      {"scripts/parts/b.js", "export const b = 1;\r\n"},
  });
  CHECK(joined.faults.empty());
  CHECK(joined.text == "const b = 1;\nconst a = b + 1;\nexport const start = () => a + b;\n");
}

TEST_CASE("scripts: comments and indentation don't travel, strings do") {
  const JoinedScript joined = join({{"scripts/main.js", R"(// What it is.
/**
 * @param {string} text
 */
export const f = (text) => {
  // why
  const url = "http://example.org/*x*/";
  /** @type {string} */ (text).trim(); // kept: it follows code
  /* gone */
  return `${url} // ${text}`;
};
)"}});
  CHECK(joined.text == R"(export const f = (text) => {
const url = "http://example.org/*x*/";
/** @type {string} */ (text).trim(); // kept: it follows code
return `${url} // ${text}`;
};
)");
}

TEST_CASE("scripts: a module in the site's language stands in for the general one") {
  const Scripts scripts = {{"scripts/main.js", "import { stem } from \"./stem.js\";\nstem();\n"},
                           {"scripts/stem.js", "export const stem = () => 0;\n"},
                           {"scripts/stem.de.js", "export const stem = () => 1;\n"}};
  CHECK(join(scripts, "de-AT").text == "const stem = () => 1;\nstem();\n");
  CHECK(join(scripts, "fr").text == "const stem = () => 0;\nstem();\n");
}

TEST_CASE("scripts: what can't be joined is reported where it stands") {
  CHECK(only_fault({{"scripts/main.js", "import { a } from \"./a.js\";\n"}}) ==
        "scripts/main.js: the theme has no script `scripts/a.js`");
  CHECK(only_fault({{"scripts/main.js", "import { a } from \"../../../etc/a.js\";\n"}}) ==
        "scripts/main.js: the theme has no script `../../../etc/a.js`");
  CHECK(only_fault({{"scripts/main.js", "import a from \"./a.js\";\n"}, {"scripts/a.js", ""}}) ==
        "scripts/main.js: an import is written `import { name, other } from \"./module.js\";`");
  CHECK(only_fault(
            {{"scripts/main.js", "import { a as b } from \"./a.js\";\n"}, {"scripts/a.js", ""}}) ==
        "scripts/main.js: an import is written `import { name, other } from \"./module.js\";`");
  CHECK(only_fault({{"scripts/main.js", "export default 1;\n"}}) ==
        "scripts/main.js: only declarations can be exported: `export const name = …`");
  CHECK(only_fault(
            {{"scripts/main.js", "import { a } from \"./a.js\";\n"},
             {"scripts/a.js", "import { start } from \"./main.js\";\nexport const a = 1;\n"}}) ==
        "scripts/a.js: `scripts/main.js` needs this module itself");
  CHECK(only_fault({{"scripts/main.js", "import { a } from \"./a.js\";\nconst helper = 2;\n"},
                    {"scripts/a.js", "const helper = 1;\nexport const a = helper;\n"}}) ==
        "scripts/main.js: `helper` is declared in scripts/a.js already, and the two become one "
        "script");
}

}  // namespace
}  // namespace tokensite
