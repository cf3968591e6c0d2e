#include "import/edition/number_and_title.hpp"

#include <array>
#include <vector>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// What introduces a number, in a few languages' newsletters.
constexpr std::array<std::string_view, 12> words_for_edition = {
    "edition", "issue",  "no.",     "no",      "nr.",    "nr",
    "vol.",    "volume", "ausgabe", "édition", "numéro", "episode"};

/// A word of a text: what stands between white space.
struct Word {
  std::size_t begin = 0;
  std::string_view text;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_ascii_space(text[at])) ++at;
    if (at > begin) words.push_back({.begin = begin, .text = text.substr(begin, at - begin)});
  }
  return words;
}

/// "#32", "#32:" -> 32; digits alone only if `bare`.
std::optional<int> number_in(std::string_view word, bool bare) {
  while (!word.empty() && std::string_view(":,.-").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  if (word.starts_with('#')) {
    word.remove_prefix(1);
  } else if (!bare) {
    return std::nullopt;
  }
  if (!is_digits(word) || word.size() > 6) return std::nullopt;
  const int number = std::stoi(std::string(word));
  return number > 0 ? std::optional(number) : std::nullopt;
}

/// Whether nothing in `word` is a letter or a digit: a dash, a colon, an emoji.
bool is_ornament(std::string_view word) { return slugify(word).empty(); }

bool is_word_for_edition(std::string_view word) {
  const std::string lower = lower_composed(word);
  for (const std::string_view known : words_for_edition) {
    if (lower == known) return true;
  }
  return false;
}

/// Whether the words of `name` end just before words[end]; the index of the first of them.
std::optional<std::size_t> name_before(const std::vector<Word>& words, std::size_t end,
                                       const std::vector<std::string>& name) {
  if (name.empty() || name.size() > end) return std::nullopt;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (slugify(words[end - name.size() + i].text) != name[i]) return std::nullopt;
  }
  return end - name.size();
}

std::vector<std::string> slugs_of(std::string_view name) {
  std::vector<std::string> slugs;
  for (const Word& word : words_of(name)) {
    if (std::string slug = slugify(word.text); !slug.empty()) slugs.push_back(std::move(slug));
  }
  return slugs;
}

/// A text without what only joined it to what was cut off.
std::string_view without_joints(std::string_view text) {
  for (;;) {
    text = trim(text);
    const std::size_t before = text.size();
    for (const std::string_view joint : {"-", "–", "—", ":", "|", "·", "•", ","}) {
      if (text.ends_with(joint)) text.remove_suffix(joint.size());
      if (text.starts_with(joint)) text.remove_prefix(joint.size());
    }
    if (text.size() == before) return text;
  }
}

/// The words that give the number: [first, last).
struct Mention {
  int number = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<Mention> find_mention(const std::vector<Word>& words,
                                    const std::vector<std::string>& newsletter) {
  // "The Tokenizer" is "Tokenizer" as well.
  std::vector<std::string> short_name = newsletter;
  if (short_name.size() > 1 && short_name.front() == "the") short_name.erase(short_name.begin());
  for (std::size_t i = words.size(); i-- > 0;) {
    std::size_t first = i;
    while (first > 0 && is_word_for_edition(words[first - 1].text)) --first;
    auto name = name_before(words, first, newsletter);
    if (!name) name = name_before(words, first, short_name);
    const bool is_introduced = first < i || name;
    const std::optional<int> number = number_in(words[i].text, is_introduced);
    if (!number) continue;
    if (name) first = *name;
    // "#1 in the charts" is a number of something else.
    if (!is_introduced && i != 0 && i + 1 != words.size()) continue;
    while (first > 0 && is_ornament(words[first - 1].text)) --first;
    return Mention{.number = *number, .first = first, .last = i + 1};
  }
  return std::nullopt;
}

}  // namespace

NumberAndTitle number_and_title(std::string_view text, std::string_view newsletter) {
  const std::vector<Word> words = words_of(text);
  const std::optional<Mention> mention = find_mention(words, slugs_of(newsletter));
  if (!mention) return {.number = std::nullopt, .title = std::string(trim(text))};
  const std::size_t begin = mention->first < words.size() ? words[mention->first].begin : 0;
  const std::size_t end = mention->last < words.size() ? words[mention->last].begin : text.size();
  const std::string_view before = without_joints(text.substr(0, begin));
  const std::string_view after = without_joints(text.substr(end));
  std::string title(before);
  if (!before.empty() && !after.empty()) title += ' ';
  title += after;
  if (slugify(title).empty()) title = trim(text);
  return {.number = mention->number, .title = std::move(title)};
}

}  // namespace tokensite
