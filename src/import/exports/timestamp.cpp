#include "import/exports/timestamp.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// The months by their first letters; 0 if `word` is none.
int month_of_name(std::string_view word) {
  constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string lower = ascii_lower(word);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (lower.size() >= 3 && (names[i].starts_with(lower) || lower == "sept")) {
      if (lower != "sept" || names[i] == "september") return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

/// Two digits are of a year between 1950 and 2049 (RFC 2822, section 4.3).
int year_of(std::string_view digits) {
  const int year = std::stoi(std::string(digits));
  if (digits.size() > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/// Day, month and year in either order, in front of whatever time follows.
std::optional<Date> date_in_words(std::string_view text) {
  Date date;
  while (!text.empty() && (date.year == 0 || date.month == 0 || date.day == 0)) {
    const std::string_view word = text.substr(0, text.find_first_of(" ,\t\n"));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (is_digits(word) && word.size() <= 2 && date.day == 0) {
      date.day = std::stoi(std::string(word));
    } else if (is_digits(word) && (word.size() == 2 || word.size() == 4) && date.month != 0) {
      date.year = year_of(word);
    } else if (const int month = month_of_name(word); month != 0) {
      date.month = month;
    } else if (!word.empty() && (date.day != 0 || date.month != 0)) {
      return std::nullopt;  // only the day of the week stands in front
    }
  }
  if (date.day == 0) return std::nullopt;
  return parse_date(to_iso(date));
}

}  // namespace

std::optional<Date> date_of_timestamp(std::string_view text) {
  text = trim(text);
  constexpr std::size_t iso_length = 10;
  const bool has_time = text.size() > iso_length + 1 &&
                        std::string_view("Tt ").find(text[iso_length]) != std::string_view::npos &&
                        is_ascii_digit(text[iso_length + 1]);
  if (const auto date = parse_date(has_time ? text.substr(0, iso_length) : text)) return date;
  return date_in_words(text);
}

void take_date(Post& post, std::string_view text) {
  if (trim(text).empty()) return;
  post.date = date_of_timestamp(text);
  if (post.date) return;
  post.notes.push_back({.kind = NoteKind::look,
                        .message = "its date can't be read",
                        .text = std::string(trim(text))});
}

}  // namespace tokensite
