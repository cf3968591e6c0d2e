#include "render/template.hpp"

#include <string>

#include "render/template_tags.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

Template compiled(std::string_view text) {
  return Template(text, [](std::string_view name) -> std::optional<std::string> {
    if (name == "t.month.1") return "January";
    if (name == "asset.style.css") return "/assets/style.0.css?a&b";
    if (name.starts_with("t.")) return "";
    return std::nullopt;
  });
}

std::string rendered(std::string_view text, const View& root) {
  return compiled(text).render(root);
}

TEST_CASE("template: texts are escaped, objects entered, lists repeated") {
  View inner;
  inner.set(ViewKey::title, "b & <c>").set(ViewKey::summary, "");
  View other;
  other.set(ViewKey::title, "d").set(ViewKey::summary, "");
  View root;
  root.set(ViewKey::title, "a")
      .set_object(ViewKey::item, &inner)
      .set_object(ViewKey::newer, nullptr)
      .set_list(ViewKey::items, std::vector<const View*>{&inner, &other})
      .set_list(ViewKey::tags, {});
  CHECK(rendered("{{title}} {{item.title}} {{{item.title}}} {{& item.title }}", root) ==
        "a b &amp; &lt;c&gt; b & <c> b & <c>");
  CHECK(rendered("{{#items}}[{{title}}]{{/items}}{{^tags}}!{{/tags}}", root) ==
        "[b &amp; &lt;c&gt;][d]!");
  CHECK(rendered("{{#items}}{{#summary}}x{{/summary}}{{^summary}}y{{/summary}}{{/items}}", root) ==
        "yy");
  CHECK(
      rendered("{{#has_items}}{{#has_tags}}x{{/has_tags}}{{^has_tags}}z{{/has_tags}}{{/has_items}}",
               root) == "z");
  CHECK(rendered("{{#item}}{{title}}{{/item}}{{#title}}!{{/title}}{{#newer}}x{{/newer}}", root) ==
        "b &amp; &lt;c&gt;!");
  CHECK(rendered("{{unknown}}{{item.unknown.deep}}{{title.url}}{{#nothing}}x{{/nothing}}", root)
            .empty());
  CHECK(rendered("{{^nothing}}x{{/nothing}}", root) == "x");
}

TEST_CASE("template: a key that the inner view lacks is that of the outer one") {
  View inner;
  inner.set(ViewKey::url, "/inner/");
  View root;
  root.set(ViewKey::title, "outer").set(ViewKey::url, "/").set_object(ViewKey::item, &inner);
  CHECK(rendered("{{#item}}{{title}} {{url}}{{/item}} {{url}}", root) == "outer /inner/ /");
}

constexpr std::string_view long_row =
    "{{#items}}<{{title}} {{#url}}{{url}}{{/url}} {{summary}} {{host}} "
    "{{#page.in_tags}}t{{/page.in_tags}}>{{/items}}";

TEST_CASE("template: a row is kept for all lists with the same flags around them") {
  std::vector<View> items(2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    items[i].set(ViewKey::title, i == 0 ? "a" : "b").set(ViewKey::url, "/").set_row(i);
    items[i].set(ViewKey::summary, "s").set(ViewKey::host, "h");
  }
  View tags_page;
  tags_page.set_flag(ViewKey::in_tags, true);
  View other_page;
  other_page.set_flag(ViewKey::in_tags, false);
  const auto root_of = [](const View& page, std::vector<const View*> list) {
    View root;
    root.set_object(ViewKey::page, &page).set_rows(ViewKey::items, list);
    return root;
  };
  const Template both = compiled(long_row);
  const RowCache rows(2);
  for (int time = 0; time < 3; ++time) {
    CHECK(both.render(root_of(tags_page, {&items[0], &items[1]}), &rows) ==
          "<a / s h t><b / s h t>");
  }
  CHECK(both.render(root_of(other_page, {&items[1], &items[0]}), &rows) == "<b / s h ><a / s h >");
  // What is kept is what is shown: the row is not looked at again.
  items[0].set(ViewKey::title, "new");
  CHECK(both.render(root_of(tags_page, {&items[0]}), &rows) == "<a / s h t>");
  CHECK(both.render(root_of(tags_page, {&items[0]})) == "<new / s h t>");
}

TEST_CASE("template: a row that shows a text of the page around it is rendered for each") {
  View item;
  item.set(ViewKey::title, "a").set(ViewKey::url, "/").set_row(0);
  item.set(ViewKey::summary, "s");
  const Template shows_outer = compiled(long_row);
  const RowCache rows(1);
  for (const char* outer : {"x", "y", "x", "y"}) {
    View root;
    root.set(ViewKey::host, outer).set_rows(ViewKey::items, std::vector<const View*>{&item});
    CHECK(shows_outer.render(root, &rows) == std::string("<a / s ") + outer + " >");
  }
}

TEST_CASE("template: rows of more looks than are kept are rendered as any list") {
  View item;
  item.set(ViewKey::title, "a").set(ViewKey::url, "/").set(ViewKey::summary, "s").set_row(0);
  const RowCache rows(1);
  for (int i = 0; i < 40; ++i) {
    const int look = i % 20;
    const std::string mark(static_cast<std::size_t>(look), '.');
    View root;
    root.set_rows(ViewKey::items, std::vector<const View*>{&item});
    CHECK(
        compiled("{{#items}}" + mark + "{{title}} {{url}} {{summary}} {{title}} {{url}}{{/items}}")
            .render(root, &rows) == mark + "a / s a /");
  }
}

TEST_CASE("template: constants are filled in when it is compiled") {
  CHECK(rendered("{{t.month.1}} {{asset.style.css}} {{{asset.style.css}}}{{t.none}}", {}) ==
        "January /assets/style.0.css?a&amp;b /assets/style.0.css?a&b");
  CHECK(rendered("{{#t.month.1}}a{{/t.month.1}}{{^t.month.1}}b{{/t.month.1}}", {}) == "a");
  CHECK(rendered("{{#t.none}}a{{/t.none}}{{^t.none}}b{{/t.none}}", {}) == "b");
}

TEST_CASE("template: the last value of a key counts, and a view can be moved") {
  View view;
  view.set(ViewKey::title, "a title that is too long to lie inside of a string")
      .set_flag(ViewKey::draft, true);
  view.set(ViewKey::title, "b");
  const View moved = std::move(view);
  CHECK(rendered("{{title}}{{#draft}}!{{/draft}}", moved) == "b!");
}

TEST_CASE("template: faults are told with their place") {
  CHECK_FALSE(find_template_fault("{{#a}}{{b}}{{/a}}{{! fine }}{{!}}"));
  const auto unclosed = find_template_fault("ab {{#a}} {{b}}");
  REQUIRE(unclosed);
  CHECK(unclosed->offset == 3);
  CHECK(unclosed->message == "unclosed section `a`");
  CHECK(find_template_fault("x {{a")->offset == 2);
  CHECK(find_template_fault("x {{")->offset == 2);
  CHECK(find_template_fault("{{{a}}")->message == "this tag is never closed");
  CHECK(find_template_fault("{{")->offset == 0);
  CHECK(find_template_fault("{{ }}")->message == "this tag has no name");
  CHECK(find_template_fault("{{/a}}")->message == "unopened section `a`");
  CHECK(find_template_fault("{{#a}}{{#b}}{{/a}}{{/b}}")->offset == 12);
  CHECK(find_template_fault("{{=<% %>=}}"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{{#a}}";
  CHECK(find_template_fault(deep)->message == "sections are nested more than 64 deep");
}

TEST_CASE("template: lines of tags that print nothing are told from others") {
  CHECK(is_silent_line("{{#a}}"));
  CHECK(is_silent_line(" {{/a}} {{^b}} {{! note }} "));
  CHECK_FALSE(is_silent_line("{{#a}}x{{/a}}"));
  CHECK_FALSE(is_silent_line("{{#a}} {{b}}"));
  CHECK_FALSE(is_silent_line("{{/a}},"));
  CHECK_FALSE(is_silent_line(""));
}

TEST_CASE("template: no short text makes the compiler crash") {
  const std::string alphabet = "{}#/^>!&= a\n";
  std::string text;
  const auto visit = [&](const auto& self, int depth) -> void {
    if (!find_template_fault(text) && partial_tags(text).empty()) rendered(text, View());
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
