#include "import/edition/newest_link.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

/// 0 if it isn't one.
int number_of_digits(std::string_view text, std::size_t digits) {
  return text.size() == digits && is_digits(text) ? std::stoi(std::string(text)) : 0;
}

int month_of_segment(std::string_view segment) {
  const int number = number_of_digits(segment, 2);
  if (number > 0) return number <= 12 ? number : 0;
  const auto found = std::ranges::find(months, ascii_lower(segment.substr(0, 3)));
  return segment.size() >= 3 && found != months.end() ? static_cast<int>(found - months.begin()) + 1
                                                      : 0;
}

/// "2606.18023", since April 2007 (arXiv's identifier scheme:
/// info.arxiv.org/help/arxiv_identifier).
std::optional<Date> month_of_arxiv(const std::vector<std::string_view>& path) {
  if (path.size() < 2 || path[1].size() < 9 || path[1][4] != '.') return std::nullopt;
  const int year = number_of_digits(path[1].substr(0, 2), 2);
  const int month = month_of_segment(path[1].substr(2, 2));
  if (year < 7 || month == 0) return std::nullopt;
  return Date{.year = 2000 + year, .month = month, .day = 0};
}

std::optional<Date> month_of_path(const std::vector<std::string_view>& path) {
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const int year = number_of_digits(path[i], 4);
    const int month = month_of_segment(path[i + 1]);
    if (year >= 1995 && year < 2100 && month > 0)
      return Date{.year = year, .month = month, .day = 0};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> month_of_newest_link(const std::vector<std::string>& urls) {
  std::optional<Date> newest;
  for (const std::string& url : urls) {
    const std::optional<UrlParts> parts = split_url(url);
    if (!parts) continue;
    const auto path = segments_of(parts->path);
    const auto month =
        display_host(url) == "arxiv.org" ? month_of_arxiv(path) : month_of_path(path);
    if (month && (!newest || *month > *newest)) newest = month;
  }
  return newest;
}

}  // namespace tokensite
