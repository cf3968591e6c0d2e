#include "render/charts/charts.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("charts: columns, to the byte") {
  CHECK(
      column_chart({.words = {.id = "t", .title = "A & B", .description = "3 items."},
                    .values = {1, 0, 2},
                    .largest = 4,
                    .first_label = "May",
                    .last_label = "July"}) ==
      R"(<svg class="chart columns" role="img" aria-labelledby="t-title t-desc" viewBox="0 0 240 96" direction="ltr">
<title id="t-title">A &amp; B</title>
<desc id="t-desc">3 items.</desc>
<rect x="20" y="61" width="40" height="15"/>
<rect x="180" y="46" width="40" height="30"/>
<text x="200" y="42" text-anchor="middle">2</text>
<line class="axis" x1="0" x2="240" y1="76" y2="76"/>
<text x="0" y="90">May</text>
<text x="240" y="90" text-anchor="end">July</text>
</svg>
)");
}

TEST_CASE("charts: bars, to the byte") {
  CHECK(
      bar_chart({.words = {.id = "b", .title = "T", .description = "D"},
                 .bars = {{.label = "arxiv.org", .value = 8}, {.label = "x.org", .value = 3}}}) ==
      R"(<svg class="chart bars" role="img" aria-labelledby="b-title b-desc" viewBox="0 0 320 68" direction="ltr">
<title id="b-title">T</title>
<desc id="b-desc">D</desc>
<text x="0" y="13">arxiv.org</text>
<rect x="0" y="18" width="270" height="10"/>
<text x="276" y="27">8</text>
<text x="0" y="47">x.org</text>
<rect x="0" y="52" width="101.2" height="10"/>
<text x="107.2" y="61">3</text>
</svg>
)");
}

TEST_CASE("charts: spans, to the byte") {
  CHECK(
      span_chart({.words = {.id = "s", .title = "T", .description = "D"},
                  .steps = 3,
                  .first_label = "#1",
                  .last_label = "#3",
                  .lines = {{.label = "<rag>", .first = 0, .last = 1},
                            {.label = "llm", .first = 2, .last = 2}}}) ==
      R"(<svg class="chart spans" role="img" aria-labelledby="s-title s-desc" viewBox="0 0 320 84" direction="ltr">
<title id="s-title">T</title>
<desc id="s-desc">D</desc>
<text x="0" y="13">#1</text>
<text x="320" y="13" text-anchor="end">#3</text>
<text x="0" y="34">&lt;rag&gt;</text>
<line class="axis" x1="4" x2="316" y1="43" y2="43"/>
<line class="span" x1="4" x2="160" y1="43" y2="43"/>
<circle cx="4" cy="43" r="4"/>
<circle cx="160" cy="43" r="4"/>
<text x="0" y="64">llm</text>
<line class="axis" x1="4" x2="316" y1="73" y2="73"/>
<circle cx="316" cy="73" r="4"/>
</svg>
)");
}

TEST_CASE("charts: a single step, a single value and nothing but zeros are pictures, too") {
  const std::string one = span_chart({.words = {.id = "s", .title = "", .description = ""},
                                      .steps = 1,
                                      .first_label = "#1",
                                      .last_label = "#1",
                                      .lines = {{.label = "a", .first = 0, .last = 0}}});
  CHECK(one.find("<circle cx=\"4\"") != std::string::npos);
  CHECK(one.find("text-anchor=\"end\"") == std::string::npos);
  const ColumnChart none{.words = {.id = "c", .title = "", .description = ""},
                         .values = {0},
                         .largest = 0,
                         .first_label = "May",
                         .last_label = ""};
  CHECK(column_chart(none).find("<rect") == std::string::npos);
}

TEST_CASE("charts: what is little can be seen, and a long name is cut") {
  const std::string chart = bar_chart(
      {.words = {.id = "b", .title = "", .description = ""},
       .bars = {{.label = std::string(300, 'x'), .value = 1000000}, {.label = "y", .value = 1}}});
  CHECK(chart.find(std::string(40, 'x') + "…<") != std::string::npos);
  CHECK(chart.find("width=\"1\" height=\"10\"") != std::string::npos);
}

}  // namespace
}  // namespace tokensite
