#include "search/word_files.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "search/packed_numbers.hpp"
#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// A word's best items bring their titles along.
constexpr std::size_t titles_of_a_word = 24;

/// What a file begins with that has no words left.
constexpr const char* past_all = "\uFFFF";

/// The slug that a title suggests. The client makes it likewise; a slug that differs is written
/// out.
std::string plain_slug(std::string_view title) {
  std::string slug;
  for (const char c : ascii_lower(title)) {
    if (is_ascii_alnum(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

void append_differences(std::string& packed, std::span<const std::uint32_t> ascending) {
  std::uint32_t before = 0;
  for (const std::uint32_t number : ascending) {
    append_packed(packed, number - std::exchange(before, number));
  }
}

/// Differences, the last of them marked.
void append_places(std::string& packed, std::span<const std::uint32_t> places) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint32_t is_last = i + 1 == places.size() ? 1 : 0;
    append_packed(packed, 2 * (places[i] - std::exchange(before, places[i])) + is_last);
  }
}

/// A posting's item, how much the word says of it, and where it stands in the title.
std::string packed_postings(const SearchIndex& index, const SearchTerm& term) {
  std::string packed;
  std::uint32_t before = 0;
  for (const Posting& posting : index.postings_of(term)) {
    append_packed(packed, posting.item - std::exchange(before, posting.item));
    append_packed(packed, 2U * posting.impact + (posting.title_count > 0 ? 1U : 0U));
    append_places(packed, index.title_positions_of(posting));
  }
  return packed;
}

/// Where it stands otherwise, posting by posting.
std::string packed_places(const SearchIndex& index, const SearchTerm& term) {
  std::string packed;
  for (const Posting& posting : index.postings_of(term)) {
    const auto places = index.positions_of(posting).subspan(posting.title_count);
    append_packed(packed, static_cast<std::uint32_t>(places.size()));
    append_differences(packed, places);
  }
  return packed;
}

/// About the bytes that a word adds: its own, and titles.
std::size_t weight(const SearchTerm& term, const std::string& postings) {
  constexpr std::size_t title = 40;
  return term.form.size() + postings.size() +
         title * std::min<std::size_t>(titles_of_a_word, term.posting_count) / 3;
}

void write_titles(JsonWriter& json, const Archive& archive, const SearchIndex& index,
                  std::span<const SearchTerm> terms) {
  std::set<ItemIndex> shown;
  for (const SearchTerm& term : terms) {
    std::vector<Posting> titled;
    for (const Posting& posting : index.postings_of(term)) {
      if (posting.title_count > 0) titled.push_back(posting);
    }
    const auto best =
        titled.begin() + static_cast<std::ptrdiff_t>(std::min(titles_of_a_word, titled.size()));
    std::ranges::partial_sort(titled, best, [](const Posting& a, const Posting& b) {
      return a.impact != b.impact ? a.impact > b.impact : a.item > b.item;
    });
    for (auto posting = titled.begin(); posting != best; ++posting) shown.insert(posting->item);
  }
  std::string items;
  ItemIndex before = 0;
  for (const ItemIndex item : shown) append_packed(items, item - std::exchange(before, item));
  json.member("items", items).key("titles").begin_array();
  for (const ItemIndex item : shown) json.text(archive.items[item].title.text);
  json.end_array().key("slugs").begin_array();
  for (const ItemIndex i : shown) {
    const Item& item = archive.items[i];
    json.text(item.slug == plain_slug(item.title.text) ? "" : item.slug);
  }
  json.end_array();
}

std::string word_file(const Archive& archive, const SearchIndex& index,
                      std::span<const SearchTerm> terms, std::span<const std::string> postings) {
  JsonWriter json;
  json.begin_object().key("words").begin_array();
  for (const SearchTerm& term : terms) json.text(term.form);
  json.end_array().key("postings").begin_array();
  for (const std::string& packed : postings) json.text(packed);
  json.end_array();
  write_titles(json, archive, index, terms);
  return json.end_object().take();
}

/// `ends` are those of the files of words, as indices of terms.
std::vector<VersionedFile> make_place_files(const SearchIndex& index,
                                            const std::vector<std::size_t>& ends) {
  std::vector<VersionedFile> files;
  std::size_t term = 0;
  for (std::size_t file = 0; file < ends.size(); file += word_files_of_a_place_file) {
    JsonWriter json;
    json.begin_object().key("places").begin_array();
    const std::size_t last = std::min(file + word_files_of_a_place_file, ends.size());
    for (std::size_t i = file; i < last; ++i) {
      json.begin_array();
      for (; term < ends[i]; ++term) json.text(packed_places(index, index.terms[term]));
      json.end_array();
    }
    files.emplace_back(json.end_array().end_object().take());
  }
  return files;
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

WordFiles make_word_files(const Archive& archive, const SearchIndex& index, std::size_t count) {
  WordFiles made;
  std::vector<std::string> postings;
  std::size_t total = 0;
  for (const SearchTerm& term : index.terms) {
    postings.push_back(packed_postings(index, term));
    total += weight(term, postings.back());
  }
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  std::size_t done = 0;
  // The alphabet is cut where the bytes so far reach the next file's share.
  for (std::size_t file = 0; file < count; ++file) {
    std::size_t end = begin;
    const std::size_t goal = total / count * (file + 1);
    while (end < index.terms.size() && (done < goal || file + 1 == count)) {
      done += weight(index.terms[end], postings[end]);
      ++end;
    }
    made.words.firsts.push_back(begin < index.terms.size() ? index.terms[begin].form : past_all);
    made.words.files.emplace_back(word_file(archive, index,
                                            std::span(index.terms).subspan(begin, end - begin),
                                            std::span(postings).subspan(begin, end - begin)));
    ends.push_back(end);
    begin = end;
  }
  made.places = make_place_files(index, ends);
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
    made.firsts.push_back(begin < words.size() ? words[begin].form : past_all);
    JsonWriter json;
    json.begin_object().key("words").begin_array();
    for (std::size_t i = begin; i < end; ++i) json.text(words[i].term->form);
    made.files.emplace_back(json.end_array().end_object().take());
  }
  return made;
}

}  // namespace tokensite
