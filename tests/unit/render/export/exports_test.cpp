// Whole editions as they leave the site. TOKENSITE_UPDATE_GOLDEN=1 writes tests/golden/exports/
// anew; read the diff.
#include "render/export/exports.hpp"

#include <algorithm>

#include "render/export/html_tokens.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

/// An edition that uses what there is: further links, authors, code, a table, a picture, links into
/// the site and to a page that is gone.
Files full_site(const std::string& theme = "plain", const std::string& language = "en") {
  return small_site(
      {{"tokensite.yml", std::string(small_config) + "tagline: Tests & more\ntheme: " + theme +
                             "\nlanguage: " + language + "\nrules: {\"*\": off}\n"},
       {"content/editions/0001-first/papers/1-alpha.md",
        "---\ntitle: \"Alpha & <Omega>\"\nurl: https://arxiv.org/abs/2601.00001?a=1&b=2\n"
        "links:\n  - {label: Code, url: https://example.net/code}\n"
        "  - {label: Slides, no_url: never published}\n"
        "tags: [llm, rag]\nauthors: [Ada Moss, Jo Reed]\npublished: 2025-03\n---\n\n"
        "The *first* paper, with [a **bold** link](https://example.org/bold), "
        "[the second](2-beta.md) and one that is [gone](https://gone.example/x).\n\n"
        "```cpp\nauto x = {{1}};\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
        "![A heap of leaves](heap.png)\n"},
       {"content/editions/0001-first/papers/heap.png", "png"},
       {"links.lock",
        "https://gone.example/x dead 2026-06-01 since=2026-05-01 reason=404 "
        "archive=https://web.archive.org/web/2025/https://gone.example/x\n"}});
}

std::string email_of(const Files& files, const ExportOptions& options = {}) {
  const Plan plan = plan_of(files);
  REQUIRE(plan.summary.errors == 0);
  return edition_email(*plan.site, 0, options);
}

TEST_CASE("golden: an edition as e-mail, as text, and to paste") {
  const Plan plan = plan_of(full_site());
  REQUIRE(plan.summary.errors == 0);
  const auto check = [](const std::string& name, const std::string& text) {
    INFO(name);
    CHECK(golden("tests/golden/exports/" + name, text) == text);
  };
  check("edition-1.html", edition_email(*plan.site, 0, {}));
  check("edition-1.txt", edition_text(*plan.site, 0, {}));
  check("edition-1-paste.html", edition_paste_html(*plan.site, 0));
  const ExportOptions compact{.unsubscribe = "{{ unsubscribe_url }}", .compact = true};
  check("edition-1-compact.html", edition_email(*plan.site, 0, compact));
  check("edition-1-compact.txt", edition_text(*plan.site, 0, compact));
}

/// What mail programs would choke on, or remove.
std::vector<std::string> email_faults(const std::string& html) {
  std::vector<std::string> faults;
  std::vector<std::string> open;
  HtmlTokens tokens(html);
  for (HtmlToken token; tokens.next(token);) {
    const std::string source(token.source);
    if (token.kind == HtmlToken::Kind::close) {
      if (open.empty() || open.back() != token.name) faults.push_back(source);
      if (!open.empty()) open.pop_back();
    }
    if (token.kind != HtmlToken::Kind::open) continue;
    if (!is_void_element(token.name)) open.push_back(token.name);
    if (token.name == "script" || token.name == "link") faults.push_back(source);
    if (token.name == "table" && token.attribute("role") != "presentation" &&
        !token.attribute("cellpadding").empty()) {
      faults.push_back(source);
    }
    for (const TagAttribute& attribute : token.attributes) {
      const bool is_target = attribute.name == "href" || attribute.name == "src";
      const bool is_absolute =
          attribute.value.starts_with("https://") || attribute.value.starts_with("mailto:");
      if ((is_target && !is_absolute) || attribute.name.starts_with("on")) faults.push_back(source);
    }
  }
  for (const std::string& name : open) faults.push_back("<" + name + "> is never closed");
  for (const char* word : {"{{", "}}}", "data-inline", "url(", "@font-face"}) {
    if (html.find(word) != html.npos) faults.emplace_back(word);
  }
  return faults;
}

TEST_CASE("e-mail: both themes make one that mail programs take, in every language") {
  for (const char* theme : {"tokenizer", "plain"}) {
    for (const char* language : {"en", "de", "fr", "he"}) {
      INFO(theme << " " << language);
      const std::string html = email_of(full_site(theme, language));
      CHECK(email_faults(html) == std::vector<std::string>{});
      CHECK(html.find("<td ") != html.npos);
      CHECK(html.find(std::string("lang=\"") + language) != html.npos);
      CHECK(html.find(std::string(language) == "he" ? "dir=\"rtl\"" : "dir=\"ltr\"") != html.npos);
    }
  }
}

TEST_CASE("e-mail: HTML that an author typed brings nothing that runs, and breaks nothing") {
  Files files = full_site("tokenizer");
  files["tokensite.yml"] += "markdown: {html: allow}\n";
  files["content/editions/0001-first/edition.md"] +=
      "\n</td></tr></table><script>x()</script><p onclick=\"x()\">Words <a href=\"/x\">y</a>\n";
  const std::string html = email_of(files);
  CHECK(email_faults(html) == std::vector<std::string>{});
  CHECK(html.find("Words <a href=\"https://example.org/x\"") != html.npos);
}

TEST_CASE("e-mail: the preview is the subtitle, else the TL;DR, else the text's beginning") {
  const std::string path = "content/editions/0001-first/edition.md";
  const std::string head = "---\nnumber: 1\ntitle: First\ndate: 2026-06-17\n";
  const auto preview = [&](const std::string& rest) {
    Files files = full_site("plain");
    files[path] = head + rest;
    const std::string mail = email_of(files);
    const std::size_t begin = mail.find('>', mail.find("<div ")) + 1;
    return mail.substr(begin, mail.find("&#847;", begin) - begin);
  };
  CHECK(preview("subtitle: Sub & title\ntldr: {papers: Two}\n---\nText.\n") == "Sub &amp; title");
  CHECK(preview("tldr: {tools: A tool., papers: Two.}\n---\nText.\n") == "Two. · A tool.");
  CHECK(preview("---\n\n# Head\n\nText *begins*.\n") == "Text begins.");
}

TEST_CASE("e-mail: what sending services would fill in is a text, but for their own placeholder") {
  const std::string html = email_of(full_site(), {.unsubscribe = "*|UNSUB|*"});
  CHECK(html.find("auto x = &#123;{1}};") != html.npos);
  CHECK(html.find("href=\"*|UNSUB|*\"") != html.npos);
}

TEST_CASE("e-mail: a site may have a template of its own, or a theme none") {
  Files files = full_site("plain");
  files["themes/plain/templates/email.mustache"] =
      "<style data-inline>p{margin:0}</style><p>{{edition.title}}</p>{{> sign}}\n";
  files["themes/plain/templates/sign.mustache"] = "<b>{{site.home_url}} {{asset.style.css}}</b>\n";
  const std::string html = email_of(files);
  CHECK(
      html.starts_with("<p style=\"margin:0\">First</p><b>https://example.org/tester/ "
                       "https://example.org/tester/assets/style."));
  Files own = full_site("own");
  own["themes/own/templates/layout.mustache"] = "{{> content}}";
  own["themes/own/templates/default.mustache"] = "x";
  CHECK_FALSE(has_email(*plan_of(own).site));
}

TEST_CASE("e-mail: pages don't depend on its template") {
  Files files = full_site("plain");
  const Fingerprint before = plan_of(files).site->fingerprint;
  files["themes/plain/templates/email.mustache"] = "<p>x</p>";
  CHECK(plan_of(files).site->fingerprint == before);
}

TEST_CASE("plain-text twin: no line but an address is wider than 72 columns") {
  const Plan plan = plan_of(full_site());
  std::string text = edition_text(*plan.site, 0, {});
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    INFO(line);
    CHECK((display_width(line) <= 72 || line.find("https://") != line.npos));
  }
}

}  // namespace
}  // namespace tokensite
