// Pictures of numbers, as SVG that stands in a page.
//
// Each says in words what it shows (role img, title, desc), and leaves every colour and font to the
// theme's style sheet: there are classes and no styles, so that it suits dark pages and a strict
// Content-Security-Policy. Coordinates are whole tenths, worked out without floating point: the
// same numbers give the same bytes on any machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tokensite {

struct ChartWords {
  std::string id;  ///< unique on the page, fit for an attribute
  std::string title;
  std::string description;
};

/// Counts over time, a column each: class `columns`.
struct ColumnChart {
  ChartWords words;
  std::vector<std::uint32_t> values;  ///< never empty
  std::uint32_t largest = 0;          ///< the value of a column that fills the picture
  std::string first_label;            ///< below the first column
  std::string last_label;             ///< below the last; empty if there is only one
};
std::string column_chart(const ColumnChart& chart);

/// Counts of named things, a bar each: class `bars`.
struct BarChart {
  struct Bar {
    std::string label;
    std::size_t value = 0;  ///< from 1
  };
  ChartWords words;
  std::vector<Bar> bars;  ///< never empty
};
std::string bar_chart(const BarChart& chart);

/// From when to when, a line each: class `spans`.
struct SpanChart {
  struct Line {
    std::string label;
    std::size_t first = 0;  ///< steps
    std::size_t last = 0;   ///< at least `first`
  };
  ChartWords words;
  std::size_t steps = 0;  ///< all lines lie below it
  std::string first_label;
  std::string last_label;
  std::vector<Line> lines;
};
std::string span_chart(const SpanChart& chart);

}  // namespace tokensite
