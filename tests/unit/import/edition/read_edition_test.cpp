#include "import/edition/read_edition.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/import/edition/imported.hpp"

namespace tokensite {
namespace {

// Every fault that pasted newsletters have is somewhere in here.
const char* const pasted = R"(Moss, Frost, and a Pick: 📚 The Digest Edition #8
This week's most useful weeds
Hey there! Moss grew while nobody looked.
It rained, too.
New here?
The Digest is my weekly letter. Subscribe to Garden Notes for more.
TL;DR
What caught my eye this week:
📄 Papers: Moss that waits, and leaf mould that doesn't
• 🎥 Videos: Two films on frost
🛠Tools: A rake
🎓 Pick: A whole book
Grab my book — Moss for All — today!
It is about moss.
📄 2 Papers
Moss Under Snow: A Long Wait
https://arxiv.org/abs/2511.10643 | GitHub
Moss sits under the snow and does nothing at all, which turns out to be the trick. A second sentence.
Two Years of Leaf Mould
https://arxiv.org/abs/2510.19338
A heap of leaves was weighed every week by people with more patience than most of us have.
The Frost You Never See
A film about frost that comes at four in the morning and is gone at six, made by somebody who was up.
How Seedlings Fall
Cameras watched a tray for nine days; it is sadder than it sounds, but you will water with more care.
📰 2 Curated Reads
On Raking
explains why raking is a habit and not a need. Worth your time if you rake.Weeds for Normal People
asks what a weed is, and is content without an answer until the last page, where there is one.🛠 1 Tools & Repos
A Rake
https://example.org/rake
It rakes, and it does so without a battery or an account.
🎓 1 Pick of the Week
The Book of Moss
https://example.org/moss
All of it, in one book, with plates that were drawn by hand over eleven years.
Thanks for reading The Digest! Please share it.



)";

TEST_CASE("import: a pasted newsletter with a missing heading and glued lines comes over whole") {
  CHECK(imported(pasted) == R"(---
number: 8
title: "Moss, Frost, and a Pick"
date: 2025-11
tldr:
  papers: "Moss that waits, and leaf mould that doesn't"
  videos: "Two films on frost"
  tools: "A rake"
  learning: "A whole book"
---

Hey there! Moss grew while nobody looked.

It rained, too.
== papers (line 16)
---
title: "Moss Under Snow: A Long Wait"
url: https://arxiv.org/abs/2511.10643
links:
  - {label: GitHub, no_url: "the address was not in the text that was imported"}
---

Moss sits under the snow and does nothing at all, which turns out to be the trick. A second sentence.
== papers (line 19)
---
title: "Two Years of Leaf Mould"
url: https://arxiv.org/abs/2510.19338
tags: [compost]
---

A heap of leaves was weighed every week by people with more patience than most of us have.
== videos (line 22)
---
title: "The Frost You Never See"
no_url: "the address was not in the text that was imported"
tags: [frost]
---

A film about frost that comes at four in the morning and is gone at six, made by somebody who was up.
== videos (line 24)
---
title: "How Seedlings Fall"
no_url: "the address was not in the text that was imported"
---

Cameras watched a tray for nine days; it is sadder than it sounds, but you will water with more care.
== reads (line 27)
---
title: "On Raking"
no_url: "the address was not in the text that was imported"
---

explains why raking is a habit and not a need. Worth your time if you rake.
== reads (line 28)
---
title: "Weeds for Normal People"
no_url: "the address was not in the text that was imported"
---

asks what a weed is, and is content without an answer until the last page, where there is one.
== tools (line 30)
---
title: "A Rake"
url: https://example.org/rake
---

It rakes, and it does so without a battery or an account.
== learning (line 34)
---
title: "The Book of Moss"
url: https://example.org/moss
---

All of it, in one book, with plates that were drawn by hand over eleven years.
==
0 look: the text has no date; its newest link is of 2025-11
2 dropped: the newsletter's tagline | This week's most useful weeds
5 dropped: the box for new readers | New here?
6 dropped: the box for new readers | The Digest is my weekly letter. Subscribe to Garden Notes for more.
8 dropped: the TL;DR's first words | What caught my eye this week:
13 dropped: a promotion | Grab my book — Moss for All — today!
14 dropped: a promotion | It is about moss.
16 look: `Moss Under Snow: A Long Wait` has lost the address of its link `GitHub`
22 repaired: the heading of Videos was missing
22 look: `The Frost You Never See` has no address
24 look: `How Seedlings Fall` has no address
27 look: `On Raking` has no address
28 repaired: the title `Weeds for Normal People` was glued to the text before
28 look: `Weeds for Normal People` has no address
29 repaired: the heading `🛠 1 Tools & Repos` was glued to the line before
37 dropped: the farewell | Thanks for reading The Digest! Please share it.
)");
}

TEST_CASE("import: not a word of a pasted newsletter is lost in silence") {
  // "TL;DR" "Curated" and the title's "Edition #8" are the edition's own.
  CHECK(lost_words(pasted) == "curated dr edition sharp ");
}

TEST_CASE("import: numbers that begin again show where a heading was") {
  CHECK(outline_of_import(R"(Frost: Digest #3
📄 2 Papers
1. Moss
https://example.org/moss
Moss is patient and so should you be, says a paper that took nine years.
2. Mould
https://example.org/mould | Code · Slides
Mould is not.
1. A film. About frost.
Somebody filmed it with a phone.
2. A film about seedlings
They fall.
)") == R"(papers: Moss <https://example.org/moss>
papers: Mould <https://example.org/mould> | Code | Slides
videos: A film. About frost. <>
videos: A film about seedlings <>
9 repaired: the heading of Videos was missing
)");
}

TEST_CASE("import: the first section's heading may be the one that is missing") {
  CHECK(outline_of_import(R"(Frost: Digest #3
Hello!
TL;DR
📄 Papers: two on moss
🎥 Videos: two on frost
Moss
https://example.org/moss
Moss is patient.
Mould
https://example.org/mould
Mould is not.
🎥 2 Videos
Frost
https://example.org/frost
A film.
Seedlings
https://example.org/seedlings
Another.
)") == R"(papers: Moss <https://example.org/moss>
papers: Mould <https://example.org/mould>
videos: Frost <https://example.org/frost>
videos: Seedlings <https://example.org/seedlings>
6 repaired: the heading of Papers was missing
)");
}

TEST_CASE("import: headings by name, alias, emoji or count") {
  CHECK(outline_of_import(R"(Frost
Papers
1. Moss
https://example.org/moss
Text.
2 Videos
1. Frost
https://example.org/frost
Text.
📰 Reads
1. Raking
https://example.org/raking
Text.
🛠️ 1 Things that rake
A Rake
https://example.org/rake
Text.
Learning:
The Book
https://example.org/book
Text.
)") == R"(papers: Moss <https://example.org/moss>
videos: Frost <https://example.org/frost>
reads: Raking <https://example.org/raking>
tools: A Rake <https://example.org/rake>
learning: The Book <https://example.org/book>
)");
}

TEST_CASE("import: an address on the title's line") {
  CHECK(outline_of_import(R"(Frost
📄 2 Papers
1. Moss: https://example.org/moss
Text of the first.
2. (Re)Mould (https://example.org/mould_(slime))
Text of the second.
🛠 1 Tools
A Rake – https://example.org/rake
Text of the third.
)") == R"(papers: Moss <https://example.org/moss>
papers: (Re)Mould <https://example.org/mould_(slime)>
tools: A Rake <https://example.org/rake>
)");
}

TEST_CASE("import: paragraphs that a mail program wrapped are whole again") {
  CHECK(imported(R"(Frost: Digest #3

Hello! This is a letter whose lines end
where a mail program thought they should,
and not where the writer did.

📄 2 Papers

1. Moss in Winter
https://example.org/a/long/address/that/no/program/would/wrap

Moss waits. It has done so for longer
than there have been gardens.

And it goes on.

2. Mould
https://example.org/mould

Mould doesn't.
)") == R"(---
number: 3
title: "Frost"
date: 0000-00
expect:
  videos: {count: 0, reason: "imported as it was sent"}
  reads: {count: 0, reason: "imported as it was sent"}
  tools: {count: 0, reason: "imported as it was sent"}
  learning: {count: 0, reason: "imported as it was sent"}
---

Hello! This is a letter whose lines end where a mail program thought they should, and not where the writer did.
== papers (line 9)
---
title: "Moss in Winter"
url: https://example.org/a/long/address/that/no/program/would/wrap
---

Moss waits. It has done so for longer than there have been gardens.

And it goes on.
== papers (line 17)
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
)");
}

TEST_CASE("import: what new readers are told, and what is sold, is dropped and listed") {
  CHECK(imported(R"(Frost: Digest #3
It was cold.
New here? The Digest comes every week. Subscribe!
Join my workshop on raking in May.
It has twenty places.
TL;DR
📄 Papers: moss
🎥 Videos: frost
📄 1 Papers
Moss
https://example.org/moss
Moss waits.
Share this post
)") == R"(---
number: 3
title: "Frost"
date: 0000-00
expect:
  papers: {count: 1, reason: "imported as it was sent"}
  videos: {count: 0, reason: "imported as it was sent"}
  reads: {count: 0, reason: "imported as it was sent"}
  tools: {count: 0, reason: "imported as it was sent"}
  learning: {count: 0, reason: "imported as it was sent"}
tldr:
  papers: "moss"
  videos: "frost"
---

It was cold.
== papers (line 10)
---
title: "Moss"
url: https://example.org/moss
---

Moss waits.
==
0 look: Papers: 1 item instead of 2
0 look: Videos: 0 items instead of 2
0 look: Curated Reads: 0 items instead of 2
0 look: Tools & Repos: 0 items instead of 1
0 look: Pick of the Week: 0 items instead of 1
3 dropped: the box for new readers | New here? The Digest comes every week. Subscribe!
4 dropped: a promotion | Join my workshop on raking in May.
5 dropped: a promotion | It has twenty places.
13 dropped: a request of the e-mail | Share this post
)");
}

TEST_CASE("import: lines of marks make headings, and lists may be wrapped") {
  CHECK(imported(R"(A Late Frost: Digest #5 and a title that is as long as no paragraph of it
=======================================================================

TL;DR
-----

- Papers: moss that waits in the
  cold
- Videos: a film

📄 Papers (1)
------------

1. Moss
   https://example.org/moss | Slides (not public yet)

   Moss waits in the cold, and
   grows.
)") == R"wanted(---
number: 5
title: "A Late Frost and a title that is as long as no paragraph of it"
date: 0000-00
expect:
  papers: {count: 1, reason: "imported as it was sent"}
  videos: {count: 0, reason: "imported as it was sent"}
  reads: {count: 0, reason: "imported as it was sent"}
  tools: {count: 0, reason: "imported as it was sent"}
  learning: {count: 0, reason: "imported as it was sent"}
tldr:
  papers: "moss that waits in the cold"
  videos: "a film"
---
== papers (line 14)
---
title: "Moss"
url: https://example.org/moss
links:
  - {label: Slides, no_url: "not public yet"}
---

Moss waits in the cold, and grows.
==
0 look: Papers: 1 item instead of 2
0 look: Videos: 0 items instead of 2
0 look: Curated Reads: 0 items instead of 2
0 look: Tools & Repos: 0 items instead of 1
0 look: Pick of the Week: 0 items instead of 1
)wanted");
}

TEST_CASE("import: a text that begins with its introduction has no title") {
  CHECK(imported("Hello! It was cold. It rained.\nPapers\n1. Moss\nhttps://example.org/moss\n"
                 "Moss waits, and it has waited for a long time.\n")
            .starts_with("---\nnumber: 0\ntitle: \"The Digest\"\n"));
}

TEST_CASE("import: what a service knows of a post") {
  const std::string text =
      imported(Post{.origin = "export.zip: posts/7.frost.html",
                    .title = "Frost: Digest #7",
                    .subtitle = "Cold",
                    .url = "https://example.org/p/frost",
                    .date = Date{2026, 5, 4},
                    .state = PostState::draft,
                    .tags = {"moss", "frost"},
                    .body = "Papers\n1. Moss\nhttps://example.org/moss\nMoss.\n",
                    .format = TextFormat::text});
  CHECK(
      text.starts_with("---\nnumber: 7\ntitle: \"Frost\"\nsubtitle: \"Cold\"\ndate: 2026-05-04\n"
                       "draft: true\ncanonical_url: https://example.org/p/frost\n---\n"));
  CHECK(text.ends_with(
      "0 dropped: the tags of the whole post: an edition's items have them | moss, frost\n"));
}

TEST_CASE("import: a text without any of the sections is no edition") {
  CHECK(imported("A letter\nIt has no sections at all, only this.\n") ==
        "0 look: digest.txt is no edition: it has none of the sections\n");
  CHECK(imported("") == "0 look: digest.txt is no edition: it has none of the sections\n");
}

}  // namespace
}  // namespace tokensite
