#include "render/template.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("template: texts are escaped, objects entered, lists repeated") {
  View inner;
  inner.set("name", "b & <c>").set("none", "");
  View other;
  other.set("name", "d").set("none", "");
  View root;
  root.set("name", "a")
      .set_object("one", &inner)
      .set_list("many", {&inner, &other})
      .set_list("empty", {});
  CHECK(Template("{{name}} {{one.name}} {{{one.name}}}").render(root) ==
        "a b &amp; &lt;c&gt; b & <c>");
  CHECK(Template("{{#many}}[{{name}}]{{/many}}{{^empty}}!{{/empty}}").render(root) ==
        "[b &amp; &lt;c&gt;][d]!");
  CHECK(Template("{{#many}}{{#none}}x{{/none}}{{^none}}y{{/none}}{{/many}}").render(root) == "yy");
  CHECK(Template("{{#has_many}}{{#has_empty}}x{{/has_empty}}z{{/has_many}}").render(root) == "z");
  CHECK(Template("{{#one}}{{name}}{{/one}}{{#name}}{{.}}{{/name}}").render(root) ==
        "b &amp; &lt;c&gt;a");
  CHECK(Template("{{unknown}}{{one.unknown.deep}}").render(root).empty());
}

TEST_CASE("template: names with dots of their own are found") {
  View words;
  words.set("month.1", "January").set("style.css", "/assets/style.0.css");
  View root;
  root.set_object("t", &words);
  CHECK(Template("{{t.month.1}} {{t.style.css}}").render(root) == "January /assets/style.0.css");
}

TEST_CASE("template: faults are told with their place") {
  CHECK_FALSE(find_template_fault("{{#a}}{{b}}{{/a}}{{! fine }}"));
  const auto unclosed = find_template_fault("ab {{#a}} {{b}}");
  REQUIRE(unclosed);
  CHECK(unclosed->offset == 3);
  CHECK(unclosed->message == "unclosed section `a`");
  CHECK(find_template_fault("x {{a")->offset == 2);
  CHECK(find_template_fault("x {{")->offset == 2);
  CHECK(find_template_fault("{{")->offset == 0);
  CHECK(find_template_fault("{{/a}}")->message == "unopened section `a`");
  CHECK(find_template_fault("{{=<% %>=}}"));
}

TEST_CASE("template: no short text makes the parser crash") {
  const std::string alphabet = "{}#/^>!&= a\n";
  std::string text;
  const auto visit = [&](const auto& self, int depth) -> void {
    if (!find_template_fault(text) && partial_tags(text).empty()) Template(text).render(View());
    if (depth == 5) return;
    for (const char c : alphabet) {
      text.push_back(c);
      self(self, depth + 1);
      text.pop_back();
    }
  };
  visit(visit, 1);
  SUCCEED();
}

}  // namespace
}  // namespace tokensite
