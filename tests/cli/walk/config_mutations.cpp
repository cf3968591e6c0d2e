#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string.hpp>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

const std::string config = "tokensite.yml";

std::string set_line(Playground& play, std::string_view key, const std::string& value) {
  const std::string text = play.site.read(config);
  return fmt::format(
      "{} = {}, {}", key, value,
      play.save(config, value.empty() ? without_line(text, key) : with_line(text, key, value)));
}

std::string maybe(Playground& play, const std::string& value) {
  return play.random.chance(70) ? value : "";
}

std::string set_rules(Playground& play) {
  std::string rules;
  for (const char* code : {"broken-link", "section-count", "number-mismatch", "stray-file",
                           "untagged-item", "unknown-tag", "missing-strings", "symbolic-link"}) {
    const std::size_t dice = play.random.below(100);
    const char* level = dice < 78 ? "warning" : dice < 98 ? "off" : "error";
    rules += fmt::format("{}{}: {}", rules.empty() ? "" : ", ", code, level);
  }
  return set_line(play, "rules", "{" + rules + "}");
}

/// The config's lines that begin with `start`.
class Lines {
 public:
  Lines(Playground& play, std::string_view start) : play_(play) {
    const std::string text = play.site.read(config);
    boost::algorithm::split(all_, text, boost::is_any_of("\n"));
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].starts_with(start)) chosen_.push_back(i);
    }
  }

  std::size_t size() const { return chosen_.size(); }
  std::string& one() { return all_[any()]; }
  void swap_two() { std::swap(one(), one()); }
  void remove_one() { all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(any())); }
  void add(std::string line) {
    all_.insert(all_.begin() + static_cast<std::ptrdiff_t>(any()), std::move(line));
  }
  std::string save() { return play_.save(config, boost::algorithm::join(all_, "\n")); }

 private:
  std::size_t any() { return chosen_[play_.random.below(chosen_.size())]; }
  Playground& play_;
  std::vector<std::string> all_;
  std::vector<std::size_t> chosen_;
};

constexpr std::string_view section_start = "  - {";
constexpr std::string_view tag_start = "    ";

std::string swap_sections(Playground& play) {
  Lines sections(play, section_start);
  if (sections.size() < 2) return "";
  sections.swap_two();
  return sections.save();
}

/// Title, ornament, count and aliases.
std::string change_section(Playground& play) {
  Lines sections(play, section_start);
  if (sections.size() == 0) return "";
  std::string& line = sections.one();
  line = fmt::format("{}, title: {}, emoji: {}, count: \"{}..\", aliases: [{}]}}",
                     line.substr(0, line.find_first_of(",}")), play.random.mark(),
                     play.random.one_of({"📄", "🛠"}), play.random.below(3),
                     play.random.fresh("section-"));
  return sections.save();
}

std::string add_section(Playground& play) {
  Lines sections(play, section_start);
  if (sections.size() == 0 || sections.size() > 4) return "";
  sections.add(fmt::format("{}id: {}, title: {}}}", section_start, play.random.fresh("extra-"),
                           play.random.mark()));
  return sections.save();
}

/// Its title, and whether an alias leads to it. Items that use the alias are left with an unknown
/// tag.
std::string change_tag(Playground& play) {
  Lines tags(play, tag_start);
  if (tags.size() == 0) return "";
  std::string& line = tags.one();
  const std::string id = line.substr(tag_start.size(), line.find(':') - tag_start.size());
  const std::string alias = id == "compilers" ? "compiler"
                            : id == "gardens" ? "gardening"
                                              : id + "-too";
  line = fmt::format("{}{}: {{title: {}{}}}", tag_start, id, play.random.mark(),
                     play.random.chance(50) ? ", aliases: [" + alias + "]" : "");
  return tags.save();
}

std::string add_tag(Playground& play) {
  Lines tags(play, tag_start);
  if (tags.size() == 0) return "";
  for (const char* id : {"compilers", "history", "gardens", "networks", "unknown"}) {
    if (play.site.read(config).find(fmt::format("\n{}{}:", tag_start, id)) != std::string::npos)
      continue;
    tags.add(fmt::format("{}{}: {{title: {}}}", tag_start, id, play.random.mark()));
    return tags.save();
  }
  return "";
}

std::string remove_tag(Playground& play) {
  Lines tags(play, tag_start);
  if (tags.size() < 2) return "";
  tags.remove_one();
  return tags.save();
}

std::string set_theme(Playground& play) {
  return set_line(play, "theme", play.random.one_of({"tokenizer", "plain", "own", "own"}));
}

std::string set_base_url(Playground& play) {
  return set_line(play, "base_url", fmt::format("https://example.org/{}/", play.random.letters()));
}

std::string set_repository(Playground& play) {
  return set_line(play, "repository",
                  maybe(play, "https://github.com/owner/" + play.random.letters()));
}

}  // namespace

Mutations config_mutations() {
  return {
      {"config: another title",
       [](Playground& play) { return set_line(play, "title", random_title(play.random)); }},
      {"config: another tagline",
       [](Playground& play) { return set_line(play, "tagline", maybe(play, play.random.mark())); }},
      {"config: another base_url", set_base_url},
      {"config: another language",
       [](Playground& play) {
         return set_line(play, "language", play.random.one_of({"en", "de", "en-GB", "eo"}));
       }},
      {"config: another feed_id",
       [](Playground& play) {
         return set_line(play, "feed_id",
                         maybe(play, "\"tag:example.org,2025:" + play.random.letters() + "\""));
       }},
      {"config: another author",
       [](Playground& play) {
         return set_line(play, "author", maybe(play, "{name: " + play.random.mark() + "}"));
       }},
      {"config: another repository", set_repository},
      {"config: another cname",
       [](Playground& play) {
         return set_line(play, "cname", maybe(play, play.random.letters() + ".example.org"));
       }},
      {"config: HTML or not",
       [](Playground& play) {
         return set_line(play, "markdown", play.random.chance(50) ? "{html: allow}" : "");
       }},
      {"config: another theme", set_theme},
      {"config: other rules", set_rules},
      {"config: swap sections", swap_sections},
      {"config: change a section", change_section},
      {"config: add a section", add_section},
      {"config: change a tag", change_tag},
      {"config: add a tag", add_tag},
      {"config: remove a tag", remove_tag},
  };
}

}  // namespace tokensite
