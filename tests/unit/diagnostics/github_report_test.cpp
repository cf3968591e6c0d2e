#include "diagnostics/report.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string alpha = "content/editions/0001-first/papers/1-alpha.md";

TEST_CASE("github report: a command a diagnostic, with its place, code, help and labels") {
  const Plan plan = plan_of(small_site(
      {{alpha, "---\ntitle: Alpha\nurl: https://arxiv.org/abs/2601.00001\ntags: [lllm]\n---\n"}}));
  CHECK(
      github_report(plan.diagnostics, *plan.sources, "letters/") ==
      "::warning file=letters/" + alpha +
          ",line=4,col=8,endLine=4,endColumn=12,title=unknown-tag::unknown tag `lllm`%0Ahelp: did "
          "you mean `llm`? (declared at letters/tokensite.yml:8:3)\n");
}

TEST_CASE("github report: what would end a property or a message is escaped") {
  Sources sources;
  const FileId file = sources.add("a,b: 100%\n::error::c.md", "x\n");
  const Diagnostics diagnostics = {{.code = Code::bad_value,
                                    .span = {.file = file, .begin = 0, .end = 1},
                                    .message = "50%0A of `a:b,c`\n::error::no",
                                    .labels = {{.span = {.file = file}, .text = "the other is"}}}};
  CHECK(github_report(diagnostics, sources, "d:e/") ==
        "::error file=d%3Ae/a%2Cb%3A 100%25%0A%3A%3Aerror%3A%3Ac.md,line=1,col=1,endLine=1,"
        "endColumn=2,title=bad-value::50%250A of `a:b,c`\uFFFD::error::no%0Anote: the other is at "
        "d:e/a,b: 100%25\uFFFD::error::c.md:1:1\n");
}

TEST_CASE("github report: no columns for a place on many lines") {
  Sources sources;
  const FileId file = sources.add("x.md", "one\ntwo\n");
  const Diagnostics diagnostics = {{.code = Code::bad_value,
                                    .span = {.file = file, .begin = 1, .end = 6},
                                    .message = "too long"}};
  CHECK(github_report(diagnostics, sources, "") ==
        "::error file=x.md,line=1,endLine=2,title=bad-value::too long\n");
}

TEST_CASE("github report: nothing to say, nothing said") {
  CHECK(github_report({}, Sources(), "").empty());
}

}  // namespace
}  // namespace tokensite
