#include "render/trends_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "index/trends.hpp"
#include "render/charts/charts.hpp"

namespace tokensite {
namespace {

class TrendsView {
 public:
  TrendsView(const Site& site, const SiteViews& views, std::deque<View>& own)
      : site_(site), views_(views), own_(own), trends_(trends_of(site.archive)) {
    for (const Period& period : trends_.periods) labels_.push_back(label_of(period));
  }

  std::vector<const View*> tag_trends() {
    std::uint32_t largest = 0;
    for (const TagTrend& trend : trends_.tags) {
      largest = std::max(largest, std::ranges::max(trend.counts));
    }
    std::vector<const View*> list;
    for (const TagTrend& trend : trends_.tags) {
      View& view = own_.emplace_back(counted_tag(trend.tag));
      view.set_markup(ViewKey::chart, chart_of(trend, list.size() + 1, largest))
          .set_list(ViewKey::rows, rows_of(trend));
      list.push_back(&view);
    }
    return list;
  }

  /// Of every section that links to somewhere.
  std::vector<const View*> favourites() {
    std::vector<const View*> list;
    for (std::size_t section = 0; section < trends_.favourites.size(); ++section) {
      const std::vector<FavouriteSource>& favourites = trends_.favourites[section];
      if (favourites.empty()) continue;
      std::vector<const View*> sources;
      for (const FavouriteSource& favourite : favourites) sources.push_back(&source_row(favourite));
      View& view = own_.emplace_back(make_section_view(site_, section));
      view.set_markup(ViewKey::chart, chart_of(favourites, section))
          .set_list(ViewKey::sources, sources);
      list.push_back(&view);
    }
    return list;
  }

  /// Null if there are no tags.
  const View* tag_spans() {
    std::vector<std::size_t> tags = most_frequent_tags(site_.archive, most_spans);
    if (tags.empty()) return nullptr;
    std::ranges::stable_sort(tags, {}, [&](std::size_t tag) {
      return std::pair(first_edition(tag), last_edition(tag));
    });
    std::vector<const View*> list;
    for (const std::size_t tag : tags) {
      list.push_back(&own_.emplace_back(counted_tag(tag))
                          .set_object(ViewKey::first, &views_.edition(first_edition(tag)))
                          .set_object(ViewKey::last, &views_.edition(last_edition(tag))));
    }
    return &own_.emplace_back()
                .set_markup(ViewKey::chart, chart_of(tags))
                .set_list(ViewKey::tags, list);
  }

 private:
  std::string label_of(const Period& period) const {
    if (period.months == 1) return site_.date_label({.year = period.year, .month = period.month});
    if (period.months == 3) {
      return site_.theme.words("date.quarter",
                               {{"quarter", fmt::format("{}", (period.month + 2) / 3)},
                                {"year", fmt::format("{}", period.year)}});
    }
    if (period.months == 12) return fmt::format("{}", period.year);
    return fmt::format("{}–{}", period.year, period.year + period.months / 12 - 1);
  }

  const TagEntry& tag(std::size_t index) const { return site_.archive.tags[index]; }
  std::size_t first_edition(std::size_t index) const {
    return site_.archive.items[tag(index).items.back()].edition;
  }
  std::size_t last_edition(std::size_t index) const {
    return site_.archive.items[tag(index).items.front()].edition;
  }
  std::string count_label(std::size_t n) const { return site_.theme.counted("items", n); }

  View counted_tag(std::size_t index) const { return views_.tag(index); }

  std::vector<const View*> rows_of(const TagTrend& trend) {
    std::vector<const View*> rows;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      rows.push_back(&own_.emplace_back()
                          .set(ViewKey::label, labels_[i])
                          .set(ViewKey::count, fmt::format("{}", trend.counts[i])));
    }
    return rows;
  }

  const View& source_row(const FavouriteSource& favourite) {
    View view = views_.source(favourite.source);
    view.set(ViewKey::count, fmt::format("{}", favourite.items))
        .set(ViewKey::count_label, count_label(favourite.items));
    return own_.emplace_back(std::move(view));
  }

  std::string chart_of(const TagTrend& trend, std::size_t number, std::uint32_t largest) const {
    const auto peak = std::ranges::max_element(trend.counts);
    const std::string& peak_label = labels_[static_cast<std::size_t>(peak - trend.counts.begin())];
    const TagEntry& entry = tag(trend.tag);
    const Theme& theme = site_.theme;
    return column_chart(
        {.words = {.id = fmt::format("trend-{}", number),
                   .title = theme.words("trends_tag", {{"tag", entry.title}}),
                   .description =
                       theme.words("trends_tag_text", {{"items", count_label(entry.items.size())},
                                                       {"first", labels_.front()},
                                                       {"last", labels_.back()},
                                                       {"peak", peak_label},
                                                       {"most", fmt::format("{}", *peak)}})},
         .values = trend.counts,
         .largest = largest,
         .first_label = labels_.front(),
         .last_label = labels_.size() > 1 ? labels_.back() : ""});
  }

  std::string chart_of(const std::vector<FavouriteSource>& favourites, std::size_t section) const {
    const Theme& theme = site_.theme;
    BarChart chart;
    for (const FavouriteSource& favourite : favourites) {
      chart.bars.push_back(
          {.label = site_.archive.sources[favourite.source].host, .value = favourite.items});
    }
    chart.words = {
        .id = fmt::format("favourites-{}", section + 1),
        .title = theme.words("trends_section", {{"section", site_.config.sections[section].title}}),
        .description =
            theme.words("trends_section_text", {{"source", chart.bars.front().label},
                                                {"items", count_label(chart.bars.front().value)}})};
    return bar_chart(chart);
  }

  std::string chart_of(const std::vector<std::size_t>& tags) const {
    const std::vector<Edition>& editions = site_.archive.editions;
    const Theme& theme = site_.theme;
    SpanChart chart{.words = {.id = "spans",
                              .title = theme.words("trends_spans"),
                              .description = theme.words("trends_spans_text")},
                    .steps = editions.size(),
                    .first_label = fmt::format("#{}", editions.front().number),
                    .last_label = fmt::format("#{}", editions.back().number),
                    .lines = {}};
    for (const std::size_t index : tags) {
      chart.lines.push_back(
          {.label = tag(index).title, .first = first_edition(index), .last = last_edition(index)});
    }
    return span_chart(chart);
  }

  const Site& site_;
  const SiteViews& views_;
  std::deque<View>& own_;
  Trends trends_;
  std::vector<std::string> labels_;  ///< of the periods
};

}  // namespace

void set_trends(View& page, const Site& site, const SiteViews& views, std::deque<View>& own) {
  TrendsView trends(site, views, own);
  page.set_list(ViewKey::tag_trends, trends.tag_trends())
      .set_list(ViewKey::favourites, trends.favourites())
      .set_object(ViewKey::tag_spans, trends.tag_spans());
}

}  // namespace tokensite
