// Editions in Markdown and in HTML, read as an editor would.
#include "tests/support/catch.hpp"
#include "tests/unit/import/edition/imported.hpp"

namespace tokensite {
namespace {

TEST_CASE("import: Markdown with headings for sections and items") {
  CHECK(imported(R"(# Frost: Digest #3

Hello, *you*.

## TL;DR

- 📄 Papers: two
- Reads: two more

---

## 📄 2 Papers

### [Moss](https://example.org/moss)

Moss *waits*.

> It waits.

### 2. Mould

<https://example.org/mould> | [Code](https://example.org/code)

```
# no heading
```

## Sponsor

Buy a rake.

## 📰 Curated Reads

1. **[On Raking](https://example.org/raking)** – a habit,
   says the author.

   And not a need.
2. [Weeds](https://example.org/weeds): asks what they are.

## 🛠 Tools

- [A Rake](https://example.org/rake) - rakes
)",
                 TextFormat::markdown) == R"wanted(---
number: 3
title: "Frost"
date: 0000-00
expect:
  videos: {count: 0, reason: "imported as it was sent"}
  learning: {count: 0, reason: "imported as it was sent"}
tldr:
  papers: "two"
  reads: "two more"
---

Hello, *you*.
== papers (line 14)
---
title: "Moss"
url: https://example.org/moss
---

Moss *waits*.

> It waits.
== papers (line 20)
---
title: "Mould"
url: https://example.org/mould
links:
  - {label: Code, url: https://example.org/code}
---

```
# no heading
```
== reads (line 34)
---
title: "On Raking"
url: https://example.org/raking
---

a habit,
says the author.

And not a need.
== reads (line 38)
---
title: "Weeds"
url: https://example.org/weeds
---

asks what they are.
== tools (line 42)
---
title: "A Rake"
url: https://example.org/rake
---

rakes
==
0 look: Videos: 0 items instead of 2
0 look: Pick of the Week: 0 items instead of 1
28 dropped: a part that is none of the sections | Sponsor
30 dropped: a part that is none of the sections | Buy a rake.
)wanted");
}

TEST_CASE("import: a line of links below a title, in one paragraph with the text") {
  CHECK(imported(R"(# Digest #4: Frost

## Papers
**1. Moss**
https://example.org/moss | [Code](https://example.org/code)
Moss waits.
It has time.

**2. Mould**
https://example.org/mould
Mould doesn't.
)",
                 TextFormat::markdown) == R"wanted(---
number: 4
title: "Frost"
date: 0000-00
expect:
  videos: {count: 0, reason: "imported as it was sent"}
  reads: {count: 0, reason: "imported as it was sent"}
  tools: {count: 0, reason: "imported as it was sent"}
  learning: {count: 0, reason: "imported as it was sent"}
---
== papers (line 4)
---
title: "Moss"
url: https://example.org/moss
links:
  - {label: Code, url: https://example.org/code}
---

Moss waits.
It has time.
== papers (line 9)
---
title: "Mould"
url: https://example.org/mould
---

Mould doesn't.
==
0 look: Videos: 0 items instead of 2
0 look: Curated Reads: 0 items instead of 2
0 look: Tools & Repos: 0 items instead of 1
0 look: Pick of the Week: 0 items instead of 1
)wanted");
}

TEST_CASE("import: HTML as a service exports it") {
  CHECK(imported(R"html(<h1>Frost: Digest #3</h1><p>Hello<br>there.</p>
<div class="subscription-widget-wrap"><p>Thanks for reading!</p><form><input type="email"></form></div>
<h3>TL;DR</h3><ul><li><p>📄 <strong>Papers</strong>: two</p></li><li><p>🎥 Videos: one</p></li></ul>
<h3><strong>📄 2 Papers</strong></h3>
<p><strong>1. Moss</strong></p>
<p><a href="https://example.org/moss">https://example.org/moss</a> | <a href="https://example.org/code">Code</a></p>
<p>It waits &amp; <em>waits</em>.</p>
<p><strong>2. <a href="https://example.org/mould">Mould</a></strong></p>
<p>It doesn't.<strong>🎥 2 Videos</strong></p>
<p><strong>1. Frost</strong></p>
<div id="youtube2-abcdefghijk" class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;abcdefghijk&quot;}" data-component-name="Youtube2ToDOM"></div>
<p>A film.</p>
<p><strong>2. Seedlings</strong></p>
<p>Another film. <a href="javascript:alert(1)" onclick="x()">Look</a></p>
<script>alert(1)</script>
)html",
                 TextFormat::html) == R"wanted(---
number: 3
title: "Frost"
date: 0000-00
expect:
  reads: {count: 0, reason: "imported as it was sent"}
  tools: {count: 0, reason: "imported as it was sent"}
  learning: {count: 0, reason: "imported as it was sent"}
tldr:
  papers: "two"
  videos: "one"
---

Hello\
there.
== papers (line 5)
---
title: "Moss"
url: https://example.org/moss
links:
  - {label: Code, url: https://example.org/code}
---

It waits & *waits*.
== papers (line 8)
---
title: "Mould"
url: https://example.org/mould
---

It doesn't.
== videos (line 10)
---
title: "Frost"
url: https://www.youtube.com/watch?v=abcdefghijk
tags: [frost]
---

A film.
== videos (line 13)
---
title: "Seedlings"
no_url: "the address was not in the text that was imported"
---

Another film. Look
==
0 look: Curated Reads: 0 items instead of 2
0 look: Tools & Repos: 0 items instead of 1
0 look: Pick of the Week: 0 items instead of 1
2 dropped: a box to subscribe | Thanks for reading!
9 repaired: the heading `🎥 2 Videos` was glued to the line before
13 look: `Seedlings` has no address
14 dropped: a link would run a script; its text was kept | javascript:alert(1)
)wanted");
}

TEST_CASE("import: what an item of a list says is kept, and what it loses is told") {
  const std::string text = imported(
      "# Digest #4: Frost\n\n## Papers\n\n"
      "1. **[Moss](https://example.org/moss)** (a classic), in parts:\n   - one\n"
      "2. [Mould](https://exa mple.org/x): never mind\n"
      "3. **[Rot](mailto:)** – gone\n",
      TextFormat::markdown);
  CHECK(text.find("\n\n(a classic), in parts:\n") != text.npos);
  CHECK(text.find("- one") != text.npos);
}

TEST_CASE("import: the marker of a list's item may stand alone on its line") {
  CHECK(outline_of_import("# Digest #4: Frost\n\n## Papers\n\n"
                          "*\n  [Moss](https://example.org/moss) - it waits\n"
                          "*  \n  [Mould](https://example.org/mould) - it doesn't\n",
                          TextFormat::markdown) ==
        "papers: Moss <https://example.org/moss>\npapers: Mould <https://example.org/mould>\n");
}

TEST_CASE("import: a page whose items are articles, with its title in a header") {
  CHECK(outline_of_import(
            R"(<body><nav>Home</nav><main><header><p>Edition 3</p><h1>Frost</h1></header>
<dl><dt>📄 Papers</dt><dd>two on moss</dd></dl>
<h2>📄 Papers</h2>
<article><h3><a href="https://example.org/moss">Moss</a></h3><p>It waits.</p></article>
<article><h3><a href="https://example.org/mould">Mould</a></h3><p>It doesn't.</p></article>
</main><footer>Made by hand</footer></body>)",
            TextFormat::html) == R"(papers: Moss <https://example.org/moss>
papers: Mould <https://example.org/mould>
)");
  const std::string page = imported(
      "<main><header><h1>Frost: Digest #3</h1></header><h2>📄 Papers</h2><p>two on moss</p>"
      "<h2>📄 Papers</h2><h3><a href=\"https://example.org/moss\">Moss</a></h3></main>",
      TextFormat::html);
  CHECK(page.starts_with("---\nnumber: 3\ntitle: \"Frost\"\n"));
  CHECK(page.find("tldr:\n  papers: \"two on moss\"\n") != page.npos);
}

}  // namespace
}  // namespace tokensite
