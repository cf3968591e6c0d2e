#include "render/charts/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Units of the picture's own coordinates, in tenths.
using Tenths = std::uint64_t;

constexpr std::size_t longest_label = 40;  ///< code points, in a picture that is 320 units wide

/// 125 -> "12.5", 120 -> "12"
std::string number(Tenths tenths) {
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                          : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// A picture's coordinates are the same whichever way the page is written.
std::string open_svg(const ChartWords& words, std::string_view kind, Tenths width, Tenths height) {
  const std::string id = html_escaped(words.id);
  return fmt::format(
      "<svg class=\"chart {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\" "
      "viewBox=\"0 0 {} {}\" direction=\"ltr\">\n<title id=\"{}-title\">{}</title>\n"
      "<desc id=\"{}-desc\">{}</desc>\n",
      kind, id, id, number(width), number(height), id, html_escaped(words.title), id,
      html_escaped(words.description));
}

enum class Anchor { start, middle, end };

std::string text(Tenths x, Tenths y, Anchor anchor, std::string_view words) {
  constexpr std::string_view names[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  return fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>\n", number(x), number(y),
                     names[static_cast<std::size_t>(anchor)], html_escaped(words));
}

std::string rectangle(Tenths x, Tenths y, Tenths width, Tenths height) {
  return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", number(x), number(y),
                     number(width), number(height));
}

std::string line(std::string_view kind, Tenths x1, Tenths x2, Tenths y) {
  return fmt::format("<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", kind,
                     number(x1), number(x2), number(y), number(y));
}

std::string dot(Tenths x, Tenths y) {
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"4\"/>\n", number(x), number(y));
}

}  // namespace

std::string column_chart(const ColumnChart& chart) {
  constexpr Tenths width = 2400;
  constexpr Tenths height = 960;
  constexpr Tenths top = 160;  // room for the number above the highest column
  constexpr Tenths ground = 760;
  constexpr Tenths widest = 400;
  std::string svg = open_svg(chart.words, "columns", width, height);
  const std::size_t count = chart.values.size();
  const Tenths step = width / count;
  const Tenths wide = std::min(step - step / 5, widest);
  const Tenths largest = std::max<Tenths>(chart.largest, 1);
  const auto peak =
      static_cast<std::size_t>(std::ranges::max_element(chart.values) - chart.values.begin());
  for (std::size_t i = 0; i < count; ++i) {
    if (chart.values[i] == 0) continue;
    const Tenths x = step * i + (step - wide) / 2;
    const Tenths tall = std::max<Tenths>((ground - top) * chart.values[i] / largest, 10);
    svg += rectangle(x, ground - tall, wide, tall);
    if (i != peak) continue;
    const Tenths middle = x + wide / 2;
    const Anchor anchor = middle < 120           ? Anchor::start
                          : middle > width - 120 ? Anchor::end
                                                 : Anchor::middle;
    svg += text(anchor == Anchor::start ? x
                : anchor == Anchor::end ? x + wide
                                        : middle,
                ground - tall - 40, anchor, fmt::format("{}", chart.values[i]));
  }
  svg += line("axis", 0, width, ground);
  svg += text(0, height - 60, Anchor::start, chart.first_label);
  if (!chart.last_label.empty()) svg += text(width, height - 60, Anchor::end, chart.last_label);
  return svg + "</svg>\n";
}

std::string bar_chart(const BarChart& chart) {
  constexpr Tenths width = 3200;
  constexpr Tenths row = 340;
  constexpr Tenths longest = 2700;  // the number stands behind it
  std::string svg = open_svg(chart.words, "bars", width, row * chart.bars.size());
  const Tenths largest =
      std::max<Tenths>(std::ranges::max(chart.bars, {}, &BarChart::Bar::value).value, 1);
  Tenths y = 0;
  for (const BarChart::Bar& bar : chart.bars) {
    const Tenths size = std::max<Tenths>(longest * bar.value / largest, 10);
    svg += text(0, y + 130, Anchor::start, shortened(bar.label, longest_label));
    svg += rectangle(0, y + 180, size, 100);
    svg += text(size + 60, y + 270, Anchor::start, fmt::format("{}", bar.value));
    y += row;
  }
  return svg + "</svg>\n";
}

std::string span_chart(const SpanChart& chart) {
  constexpr Tenths width = 3200;
  constexpr Tenths margin = 40;  // a dot's radius
  constexpr Tenths head = 240;
  constexpr Tenths row = 300;
  std::string svg = open_svg(chart.words, "spans", width, head + row * chart.lines.size());
  svg += text(0, 130, Anchor::start, chart.first_label);
  if (chart.steps > 1) svg += text(width, 130, Anchor::end, chart.last_label);
  const Tenths length = width - 2 * margin;
  const auto place = [&](std::size_t step) {
    return margin + (chart.steps > 1 ? length * step / (chart.steps - 1) : 0);
  };
  Tenths y = head;
  for (const SpanChart::Line& each : chart.lines) {
    svg += text(0, y + 100, Anchor::start, shortened(each.label, longest_label));
    svg += line("axis", margin, width - margin, y + 190);
    if (each.last > each.first) svg += line("span", place(each.first), place(each.last), y + 190);
    svg += dot(place(each.first), y + 190);
    if (each.last > each.first) svg += dot(place(each.last), y + 190);
    y += row;
  }
  return svg + "</svg>\n";
}

}  // namespace tokensite
