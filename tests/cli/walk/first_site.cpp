#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

// The mutations find keys, sections (two spaces) and tags (four) by their lines.
const char* const config = R"(# The site of a random walk.
title: The Walker mark-aaaaaa
tagline: mark-aaaaaa
base_url: https://example.org/walk/
language: en
feed_id: "tag:example.org,2025:walk"
author: {name: Ada Moss}
theme: own
repository: https://github.com/owner/walk
rules: {broken-link: warning, section-count: warning, number-mismatch: warning, stray-file: warning}
sections:
  - {id: papers, title: Papers, emoji: 📄}
  - {id: tools, title: Tools, count: "1.."}
  - {id: reads, title: Reads, aliases: [Reading]}
tags:
    compilers: {title: Compilers, aliases: [compiler]}
    history: {title: History}
    gardens: {title: Gardens, aliases: [gardening]}
    networks: {title: Networks}
)";

const char* const layout = R"(<!doctype html>
<title>{{page.head_title}}</title>
<!-- mark-aaaaaa -->
<link rel="stylesheet" href="{{asset.style.css}}">
<ul>{{#site.pages}}<li><a href="{{url}}">{{title}}</a></li>{{/site.pages}}</ul>
{{> content}}
)";

/// A page for every kind, with something of all that templates see.
const char* const everything = R"(<!-- mark-aaaaaa -->
<h1>{{page.title}}</h1>
{{#edition}}<h2>{{title}} {{date.label}} {{item_count_label}}</h2>{{{intro}}}
{{#sections}}{{title}}: {{tldr}} {{count}}
{{#items}}<a href="{{url}}">{{title}}</a>{{archive_url}}{{{body}}}{{/items}}{{/sections}}{{/edition}}
{{#item}}{{title}} {{link}} {{archive_url}} {{authors}} {{published.label}} {{{body}}}{{/item}}
{{#related}}<a href="{{url}}">{{title}}</a>{{/related}}
{{#previous}}{{title}}{{/previous}} {{#next}}{{title}}{{/next}}
{{#newer}}{{title}} {{item_count}}{{/newer}} {{#older}}{{title}}{{/older}}
{{#editions}}{{title}} {{summary}} {{cover_url}}{{/editions}}
{{#items}}{{number}} {{title}} {{host}} {{#edition}}{{title}}{{/edition}}{{/items}}
{{#tags}}{{title}} {{count}}{{/tags}} {{{page.body}}}
)";

}  // namespace

void write_first_site(Playground& play) {
  const SiteFolder& site = play.site;
  const std::string theme = play.random.one_of({"tokenizer", "plain", "own", "own"});
  site.write("tokensite.yml", with_line(config, "theme", theme));
  site.write("links.lock", linked_page +
                               " dead 2026-06-17 since=2026-06-10 reason=404 "
                               "archive=https://web.example/mark-aaaaaa\n");
  site.write("static/rules.txt", "Be kind: mark-aaaaaa\n");
  site.write("static/.well-known/security.txt", "mark-aaaaaa\n");
  site.write("themes/own/templates/layout.mustache", layout);
  site.write("themes/own/templates/default.mustache", everything);
  site.write("themes/own/assets/style.css", "/* mark-aaaaaa */\n");
  site.write("themes/tokenizer/templates/footer.mustache", "<footer>mark-aaaaaa</footer>\n");
  site.write("themes/tokenizer/strings/en.yml", "rss: mark-aaaaaa\n");
  site.write("themes/tokenizer/assets/dot.svg", "<svg><!-- mark-aaaaaa --></svg>\n");

  // First what can be linked to, then the texts that link.
  std::vector<std::string> files = {"content/pages/about.md", "content/pages/help/feeds.md"};
  const int editions = 4 + static_cast<int>(play.random.below(3));
  for (int number = 1; number <= editions; ++number) {
    const std::string folder =
        fmt::format("content/editions/{:04}-{}", number, play.random.letters());
    files.push_back(folder + "/edition.md");
    for (std::size_t i = 3 + play.random.below(4); i > 0; --i) {
      files.push_back(fmt::format("{}/{}/{}-{}.md", folder, play.random.one_of(section_ids()), i,
                                  play.random.fresh("item-")));
    }
    if (number % 2 == 0) site.write(folder + "/cover.png", play.random.mark());
    if (number % 3 == 0) site.write(folder + "/papers/heap.png", play.random.mark());
  }
  for (const std::string& file : files) site.write(file, "");
  for (const std::string& file : files) {
    if (file.ends_with("/edition.md")) {
      const std::size_t name = std::string_view("content/editions/").size();
      const int number = std::stoi(file.substr(name, 4));
      site.write(file, random_edition(play.random, site, file, number));
    } else if (file.starts_with("content/pages/")) {
      site.write(file, random_page(play.random, site, file));
    } else {
      site.write(file, random_item(play.random, site, file));
    }
  }
}

}  // namespace tokensite
