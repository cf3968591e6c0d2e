// links.lock: what is known of the links to elsewhere, of which pages show archived copies.
#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

const std::string lock = "links.lock";

/// A link that some item, or many a text, has.
std::string any_link(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  const std::string text = item.empty() ? "" : play.site.read(item);
  const std::string key = "\nurl: ";
  const std::size_t at = text.find(key);
  if (at == text.npos || play.random.chance(40)) return linked_page;
  const std::size_t begin = at + key.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::string any_line(Playground& play) {
  const std::string url = any_link(play);
  const std::string day = fmt::format("2026-06-{:02}", 1 + play.random.below(28));
  switch (play.random.below(6)) {
    case 0:
      return fmt::format("{} alive {}\n", url, day);
    case 1:
      return fmt::format("{} failing {} since={} reason=404\n", url, day, day);
    case 2:
      return fmt::format("{} dead {} since=2026-05-01 reason=404\n", url, day);
    default:
      return fmt::format("{} dead {} since=2026-05-01 reason=404 archive=https://web.example/{}\n",
                         url, day, play.random.mark());
  }
}

std::string add_line(Playground& play) {
  return play.save(lock, play.site.read(lock) + any_line(play));
}

std::string write_anew(Playground& play) {
  std::string text;
  for (std::size_t i = 1 + play.random.below(5); i > 0; --i) text += any_line(play);
  return play.save(lock, text);
}

std::string remove_line(Playground& play) {
  std::string text = play.site.read(lock);
  return text.empty() ? "" : play.save(lock, text.erase(0, text.find('\n') + 1));
}

std::string remove(Playground& play) {
  if (!play.site.exists(lock)) return "";
  play.site.remove(lock);
  return lock;
}

std::string leave_conflict(Playground& play) {
  return play.save(lock, "<<<<<<< HEAD\n" + any_line(play) + "=======\n>>>>>>> other\n");
}

}  // namespace

Mutations lock_mutations() {
  return {
      {"lock: another line", add_line},     {"lock: another day's run", write_anew},
      {"lock: a line less", remove_line},   {"lock: remove", remove},
      {"lock: a conflict", leave_conflict},
  };
}

}  // namespace tokensite
