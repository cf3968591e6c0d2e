#include "support/profile.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <utility>

namespace tokensite {

Profile::Profile() : last_(now()) {}

Profile::Moment Profile::now() {
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now().time_since_epoch();
  return {.wall = wall.count(), .cpu = static_cast<double>(std::clock()) / CLOCKS_PER_SEC};
}

void Profile::end(std::string pass) {
  const Moment moment = now();
  passes_.push_back({.name = std::move(pass),
                     .taken = {.wall = moment.wall - last_.wall, .cpu = moment.cpu - last_.cpu}});
  last_ = moment;
}

std::string Profile::table() const {
  std::string table = fmt::format("{:<24} {:>9} {:>9}\n", "pass", "ms", "cpu ms");
  Moment sum;
  for (const Pass& pass : passes_) {
    table += fmt::format("{:<24} {:>9.1f} {:>9.1f}\n", pass.name, pass.taken.wall * 1e3,
                         pass.taken.cpu * 1e3);
    sum.wall += pass.taken.wall;
    sum.cpu += pass.taken.cpu;
  }
  return table + fmt::format("{:<24} {:>9.1f} {:>9.1f}\n", "sum", sum.wall * 1e3, sum.cpu * 1e3);
}

}  // namespace tokensite
