#include "links/due.hpp"

#include "support/hash.hpp"

namespace tokensite {
namespace {

struct Wait {
  int days;
  int spread;  ///< days more or less
};

Wait wait_after(LinkState state) {
  switch (state) {
    case LinkState::failing:
      return {.days = 1, .spread = 0};
    case LinkState::blocked:
      return {.days = 14, .spread = 3};
    case LinkState::alive:
    case LinkState::moved:
    case LinkState::dead:
    case LinkState::hidden:
      break;
  }
  return {.days = 30, .spread = 7};
}

}  // namespace

bool is_due(const LinkRecord& record, const Date& today) {
  const Wait wait = wait_after(record.state);
  const auto choices = static_cast<std::uint64_t>(2 * wait.spread + 1);
  const int shift = static_cast<int>(fingerprint_of(record.url).low % choices) - wait.spread;
  const int age = days_between(record.checked, today);
  return age < 0 || age >= wait.days + shift;  // before today: somebody's clock was wrong
}

}  // namespace tokensite
