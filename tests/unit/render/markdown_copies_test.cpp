// An edition's Markdown copy says all that the edition holds: a reader of the form that
// render/markdown_copies.cpp describes, and nothing else, gets it back.
#include <sstream>

#include "render/copies.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

/// `text` without the backslashes before punctuation, cut where `separator` stands unescaped.
std::vector<std::string> unescaped_parts(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!separator.empty() && text.substr(i).starts_with(separator)) {
      parts.emplace_back();
      i += separator.size() - 1;
    } else {
      if (text[i] == '\\') ++i;
      parts.back() += text[i];
    }
  }
  return parts;
}

std::string unescaped(std::string_view text) { return unescaped_parts(text, "").front(); }

struct CopiedItem {
  std::string title;
  std::string target;  ///< "<https://…>" or "(reason)", and the further links
  std::map<std::string, std::string> facts;
  std::string text;
};

struct Copy {
  CopiedItem head;  ///< of the edition: title, head line, facts, introduction
  std::vector<CopiedItem> items;
};

class CopyReader {
 public:
  explicit CopyReader(const std::string& markdown) : in_(markdown) { next(); }

  Copy read() {
    Copy copy;
    copy.head = read_part("# ");
    while (has_line_ && !line_.starts_with("### ")) next();
    for (int number = 1; has_line_;) {
      if (line_.starts_with("## ")) {
        number = 1;
        next();
      } else if (const std::string mark = "### " + std::to_string(number) + ". ";
                 line_.starts_with(mark)) {
        copy.items.push_back(read_part(mark));
        ++number;
      } else {
        REQUIRE(line_.empty());
        next();
      }
    }
    return copy;
  }

 private:
  void next() { has_line_ = static_cast<bool>(std::getline(in_, line_)); }

  CopiedItem read_part(const std::string& mark) {
    CopiedItem part;
    REQUIRE(line_.starts_with(mark));
    part.title = unescaped(line_.substr(mark.size()));
    next();
    REQUIRE(line_.empty());
    for (bool is_first = true; next(), has_line_ && !line_.empty(); is_first = false) {
      const std::size_t last = line_.find_last_not_of('\\');
      if ((line_.size() - 1 - last) % 2 == 1) line_.pop_back();
      if (is_first) {
        part.target = line_;
      } else {
        part.facts[line_.substr(0, line_.find(": "))] = line_.substr(line_.find(": ") + 2);
      }
    }
    part.text = read_text();
    return part;
  }

  std::string read_text() {
    while (has_line_ && line_.empty()) next();
    std::string end;
    if (line_.starts_with("<!-- text")) {
      end = "<!-- end of " + line_.substr(5);
      next();
      next();
    }
    std::string text;
    while (has_line_ &&
           (end.empty() ? !line_.starts_with("## ") && !line_.starts_with("### ") : line_ != end)) {
      text += line_ + "\n";
      next();
    }
    if (!end.empty()) next();
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }

  std::istringstream in_;
  std::string line_;
  bool has_line_ = false;
};

Copy copy_of(const Files& files) {
  const Plan plan = plan_of(files);
  REQUIRE(plan.summary.errors == 0);
  const Site& site = *plan.site;
  return CopyReader(edition_markdown(site, site.archive.editions.front())).read();
}

/// A site whose first item has this title and text.
Files site_with(const std::string& title, const std::string& text) {
  std::string quoted;
  for (const char c : title)
    quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  const std::string config = std::string(small_config) + "rules: {\"*\": off}\n";
  return small_site({{"tokensite.yml", config},
                     {"content/editions/0001-first/papers/1-alpha.md",
                      "---\ntitle: \"" + quoted + "\"\nurl: https://a.example/\n---\n\n" + text}});
}

TEST_CASE("markdown copies: titles come back to the byte") {
  for (const char* title :
       {"Plain", "*a* _b_ `c` [d](e) <f> # g | h ~i~", "1. #", "back\\slash\\",
        "AT&amp;T & Co. &#38;", "![x]", "- a", "# a #", "C++ & C#", "中文 (עברית)",
        "https://a.example/ www.b.example", "### 2. Title", "\\"}) {
    INFO(title);
    CHECK(copy_of(site_with(title, "x\n")).items[0].title == title);
  }
}

TEST_CASE("markdown copies: texts come back to the byte, whatever they look like") {
  for (const char* text :
       {"One *two*  three\nfour.\n\nFive.", "    code first\n\ttab\n\n\n\nfar",
        "## 2. A heading\n\n### 2. B", "Setext\n---\n\nx", "Setext\n===", "Tags: a, b\\\nAgain: c",
        "<https://x.example/>\\\nTags: a", "```\n# code\n```", "<!-- text -->\nx",
        "# a\n<!-- end of text -->\nb\n<!-- end of text 2 -->", "- Papers: x",
        "hard  \nbreak\\\nand", "***", "| a |\n|---|\n| b |"}) {
    INFO(text);
    const Copy copy = copy_of(site_with("A", std::string(text) + "\n"));
    REQUIRE(copy.items.size() == 3);
    CHECK(copy.items[0].text == text);
    CHECK(copy.items[1].title == "Beta");
    CHECK(copy.items[2].text == "A tool.");
  }
}

TEST_CASE("markdown copies: line ends are line feeds, and an item may have no text") {
  CHECK(copy_of(site_with("A", "a\r\n\r\nb\r\n")).items[0].text == "a\n\nb");
  const Copy copy = copy_of(site_with("A", ""));
  CHECK(copy.items[0].text.empty());
  CHECK(copy.items.size() == 3);
}

TEST_CASE("markdown copies: everything that an item and an edition say is there") {
  const std::string config = std::string(small_config) + "rules: {\"*\": off}\n";
  const std::string item = "content/editions/0001-first/papers/2-beta.md";
  const Files files = small_site(
      {{"tokensite.yml", config.substr(0, config.find("tags:")) + "rules: {\"*\": off}\n"},
       {"content/editions/0001-first/edition.md",
        "---\nnumber: 1\ntitle: First\ndate: 2026-06\nsubtitle: \"A *sub*\\\\\"\n"
        "canonical_url: https://b.example/1\ntldr: {papers: \"Two | of [them]\"}\n---\n\n## In\n"},
       {item,
        "---\ntitle: Beta\nno_url: \"lost (in (the) mail)\"\nlinks:\n"
        "  - {label: \"Slides (PDF)\", no_url: \"gone (twice)\"}\n"
        "  - {label: \"[x]\", url: https://c.example/}\n"
        "tags: [\"a, b\", c]\nauthors: [\"Moss, Ada\", Jo]\npublished: 2025-03-09\n---\n"}});
  Copy copy = copy_of(files);
  CHECK(copy.head.target == "The Tester #1 · June 2026");
  CHECK(copy.head.text == "## In");
  CHECK(copy.head.facts["Date"] == "2026-06");
  CHECK(unescaped(copy.head.facts["Subtitle"]) == "A *sub*\\");
  CHECK(copy.head.facts["Canonical"] == "<https://b.example/1>");
  CopiedItem beta = copy.items[1];
  CHECK(beta.target ==
        "(lost \\(in \\(the\\) mail\\)) | Slides \\(PDF\\) (gone \\(twice\\)) | "
        "[\\[x\\]](<https://c.example/>)");
  CHECK(unescaped_parts(beta.facts["Tags"], ", ") == std::vector<std::string>{"a, b", "c"});
  CHECK(unescaped_parts(beta.facts["Authors"], ", ") ==
        std::vector<std::string>{"Moss, Ada", "Jo"});
  CHECK(beta.facts["Published"] == "2025-03-09");
  CHECK(beta.facts["Permalink"] == "<https://example.org/tester/editions/1/beta/>");
  const std::string text = rendered(plan_of(files), "editions/1.md");
  CHECK(text.find("\n## TL;DR\n\n- Papers: Two \\| of \\[them\\]\n\n## 📄 Papers\n") != text.npos);
}

}  // namespace
}  // namespace tokensite
