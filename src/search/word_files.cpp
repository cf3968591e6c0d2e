#include "search/word_files.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

#include "search/packed_numbers.hpp"
#include "search/titles_of_words.hpp"
#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// What a file begins with that has no words left.
constexpr const char* past_all = "\uFFFF";

/// Differences, the last of them marked.
void append_places(std::string& packed, std::span<const std::uint32_t> places) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint32_t is_last = i + 1 == places.size() ? 1 : 0;
    append_packed(packed, 2 * (places[i] - std::exchange(before, places[i])) + is_last);
  }
}

/// The items that a word says as much of, group by group, the most telling first; and where it
/// stands in titles, item by item. A few groups take less room than a number for each item.
std::string packed_postings(const SearchIndex& index, const SearchTerm& term) {
  const auto postings = index.postings_of(term);
  const auto weight = [](const Posting& posting) {
    return 2U * posting.impact + (posting.title_count > 0 ? 1U : 0U);
  };
  std::array<std::vector<ItemIndex>, 2 * (most_impact + 1)> groups;
  for (const Posting& posting : postings) groups[weight(posting)].push_back(posting.item);
  std::string packed;
  packed.reserve(3 * postings.size());
  for (std::uint32_t of_weight = groups.size(); of_weight-- > 0;) {
    const std::vector<ItemIndex>& items = groups[of_weight];
    if (items.empty()) continue;
    append_packed(packed, of_weight);
    append_packed(packed, static_cast<std::uint32_t>(items.size()));
    ItemIndex before = 0;
    for (const ItemIndex item : items) append_packed(packed, item - std::exchange(before, item));
  }
  append_packed(packed, 0);
  for (const Posting& posting : postings) append_places(packed, index.title_positions_of(posting));
  return packed;
}

/// Where it stands otherwise, posting by posting. Nothing but a title begins at 0: so a 0 says
/// nowhere.
std::string packed_places(const SearchIndex& index, const SearchTerm& term) {
  std::string packed;
  for (const Posting& posting : index.postings_of(term)) {
    const auto places = index.positions_of(posting).subspan(posting.title_count);
    if (places.empty()) append_packed(packed, 0);
    append_places(packed, places);
  }
  return packed;
}

/// About the bytes that a word adds: its own, and titles.
std::size_t weight(const SearchIndex& index, const SearchTerm& term, const std::string& postings) {
  constexpr std::size_t title = 20;
  const auto titles = static_cast<std::size_t>(std::ranges::count_if(
      index.postings_of(term), [](const Posting& posting) { return posting.title_count > 0; }));
  return term.form.size() + postings.size() + title * std::min(most_titles_of_a_word, titles);
}

std::string word_file(const TitlesOfWords& titles, std::span<const SearchTerm> terms,
                      std::span<const std::string> postings) {
  JsonWriter json;
  json.begin_object().key("words").begin_array();
  for (const SearchTerm& term : terms) json.text(term.form);
  json.end_array().key("postings").begin_array();
  for (const std::string& packed : postings) json.text(packed);
  json.end_array();
  titles.write(json, terms);
  return json.end_object().take();
}

/// `ends` are those of the files of words, as indices of terms; this is the one of places for
/// `files` of them, from `first` on.
std::string place_file(const SearchIndex& index, std::span<const std::size_t> ends,
                       std::size_t first) {
  JsonWriter json;
  json.begin_object().key("places").begin_array();
  const std::size_t last = std::min(first + word_files_of_a_place_file, ends.size());
  for (std::size_t file = first; file < last; ++file) {
    json.begin_array();
    for (std::size_t term = file == 0 ? 0 : ends[file - 1]; term < ends[file]; ++term) {
      json.text(packed_places(index, index.terms[term]));
    }
    json.end_array();
  }
  return json.end_array().end_object().take();
}

/// How many letters two words begin with alike.
std::size_t shared_beginning(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// The shortest beginning of `next` that is after `last`: what begins like `next` alone is not
/// looked for in the file before it.
std::string separator(std::string_view last, std::string_view next) {
  std::size_t size = 0;
  while (size < next.size() && last.starts_with(next.substr(0, size))) {
    size += code_point_length(next.substr(size));
  }
  return std::string(next.substr(0, size));
}

/// Where each of `count` files ends: about where the bytes so far reach its share, between words as
/// unlike as can be had near by. The forms of a word are asked for together.
std::vector<std::size_t> cut_alphabet(std::span<const SearchTerm> terms,
                                      std::span<const std::size_t> weights, std::size_t count) {
  const std::size_t share = std::reduce(weights.begin(), weights.end()) / count;
  std::vector<std::size_t> ends;
  std::size_t end = 0;
  std::size_t done = 0;
  while (ends.size() + 1 < count) {
    const std::size_t goal = share * (ends.size() + 1);
    while (end < terms.size() && done + share / 4 < goal) done += weights[end++];
    std::size_t best = end;
    std::size_t least_shared = std::string::npos;
    std::size_t bytes = done;
    for (std::size_t at = end; at > 0 && at < terms.size() && bytes <= goal + share / 4; ++at) {
      const std::size_t shared = shared_beginning(terms[at - 1].form, terms[at].form);
      if (shared < least_shared) {
        least_shared = shared;
        best = at;
      }
      bytes += weights[at];
    }
    while (end < best) done += weights[end++];
    ends.push_back(end);
  }
  ends.push_back(terms.size());
  return ends;
}

std::string reversed(std::string_view form) {
  std::string reversed;
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < form.size();) {
    letters.push_back(form.substr(at, code_point_length(form.substr(at))));
    at += letters.back().size();
  }
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) reversed += *letter;
  return reversed;
}

}  // namespace

WordFiles make_word_files(const Archive& archive, const SearchIndex& index, std::size_t count,
                          Workers& workers) {
  const std::vector<SearchTerm>& terms = index.terms;
  std::vector<std::string> postings(terms.size());
  workers.for_each(terms.size(),
                   [&](std::size_t i) { postings[i] = packed_postings(index, terms[i]); });
  std::vector<std::size_t> weights;
  for (std::size_t i = 0; i < terms.size(); ++i)
    weights.push_back(weight(index, terms[i], postings[i]));
  const std::vector<std::size_t> ends = cut_alphabet(terms, weights, count);

  WordFiles made;
  const TitlesOfWords titles(archive, index, workers);
  made.words.files.resize(count);
  const std::size_t place_files =
      (count + word_files_of_a_place_file - 1) / word_files_of_a_place_file;
  made.places.resize(place_files);
  workers.for_each(place_files + count, [&](std::size_t n) {
    if (n < place_files) {
      made.places[n] = VersionedFile(place_file(index, ends, n * word_files_of_a_place_file));
      return;
    }
    const std::size_t file = n - place_files;
    const std::size_t begin = file == 0 ? 0 : ends[file - 1];
    const std::size_t size = ends[file] - begin;
    made.words.files[file] = VersionedFile(word_file(titles, std::span(terms).subspan(begin, size),
                                                     std::span(postings).subspan(begin, size)));
  });
  for (std::size_t file = 0; file < count; ++file) {
    const std::size_t begin = file == 0 ? 0 : ends[file - 1];
    made.words.firsts.push_back(begin == 0 ? ""
                                : begin == terms.size()
                                    ? past_all
                                    : separator(terms[begin - 1].form, terms[begin].form));
  }
  return made;
}

CutFiles make_ending_files(const SearchIndex& index, std::size_t count) {
  CutFiles made;
  struct Reversed {
    std::string form;
    const SearchTerm* term;
  };
  std::vector<Reversed> words;
  for (const SearchTerm& term : index.terms) {
    const bool has_digit = std::ranges::any_of(term.form, is_ascii_digit);
    if (!has_digit && code_point_count(term.form) >= 3) {
      words.push_back({.form = reversed(term.form), .term = &term});
    }
  }
  std::ranges::sort(words, utf16_less, &Reversed::form);
  for (std::size_t file = 0; file < count; ++file) {
    const std::size_t begin = words.size() * file / count;
    const std::size_t end = words.size() * (file + 1) / count;
    made.firsts.push_back(begin == 0 ? ""
                          : begin == words.size()
                              ? past_all
                              : separator(words[begin - 1].form, words[begin].form));
    JsonWriter json;
    json.begin_object().key("words").begin_array();
    for (std::size_t i = begin; i < end; ++i) json.text(words[i].term->form);
    made.files.emplace_back(json.end_array().end_object().take());
  }
  return made;
}

}  // namespace tokensite
