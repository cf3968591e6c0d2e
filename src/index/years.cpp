#include "index/years.hpp"

#include <functional>
#include <set>

namespace tokensite {

std::vector<int> years_of(const Archive& archive) {
  std::set<int, std::greater<>> years;
  for (const Edition& edition : archive.editions) years.insert(edition.date.year);
  return {years.begin(), years.end()};
}

std::vector<std::size_t> editions_of_year(const Archive& archive, int year) {
  std::vector<std::size_t> editions;
  for (std::size_t i = archive.editions.size(); i > 0; --i) {
    if (archive.editions[i - 1].date.year == year) editions.push_back(i - 1);
  }
  return editions;
}

}  // namespace tokensite
