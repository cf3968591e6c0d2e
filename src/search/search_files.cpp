#include "search/search_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <span>

#include "search/packed_numbers.hpp"
#include "search/stop_words.hpp"
#include "support/hash.hpp"
#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// About how many bytes of text a file of words is made from, and how many such files there are at
/// most: below 200 in all, so that a site stays easy to publish.
constexpr std::size_t text_of_a_word_file = 20'000;
constexpr std::size_t most_word_files = 144;
/// Phrases are rarer than words: where words stand is in fewer files, each for so many files of
/// words.
constexpr std::size_t word_files_of_a_place_file = 4;
constexpr std::size_t text_of_an_ending_file = 300'000;
constexpr std::size_t most_ending_files = 12;

/// A word's best items bring their titles along.
constexpr std::size_t titles_of_a_word = 24;
/// Hosts with so many items at least, and so many of them at most, stand in the index itself.
constexpr std::size_t items_of_a_known_host = 2;
constexpr std::size_t most_known_hosts = 250;

/// Where a file begins that has no words left. One that a long list before it left empty begins
/// with the first word of the next: the last of those that begin alike holds the word.
constexpr const char* past_all = "\uFFFF";

std::size_t text_size(const Archive& archive) {
  std::size_t size = 0;
  for (const Item& item : archive.items) {
    size += item.title.text.size() + item.body.plain_text.size();
  }
  return size;
}

std::size_t word_file_count(const Archive& archive) {
  return std::min(most_word_files, 1 + text_size(archive) / text_of_a_word_file);
}

std::size_t place_file_count(const Archive& archive) {
  return (word_file_count(archive) + word_files_of_a_place_file - 1) / word_files_of_a_place_file;
}

std::size_t ending_file_count(const Archive& archive) {
  return std::min(most_ending_files, 1 + text_size(archive) / text_of_an_ending_file);
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

/// A file whose first member is its own version: the index names it, so that a browser that holds
/// files of two builds notices.
struct VersionedFile {
  explicit VersionedFile(std::string body)
      : version(to_hex(fingerprint_of(body)).substr(0, 10)),
        bytes(fmt::format("{{\"version\":\"{}\",{}", version, std::string_view(body).substr(1))) {}
  std::string version;
  std::string bytes;
};

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

class FileMaker {
 public:
  FileMaker(const SearchCatalog& catalog, const SearchIndex& index)
      : catalog_(catalog), archive_(catalog.archive), index_(index) {}

  std::vector<std::string> make(const SearchTexts& texts) {
    make_word_files();
    make_ending_files();
    known_hosts_ = count_known_hosts();
    const VersionedFile hosts(rare_hosts());
    const VersionedFile tags(tags_of_items());
    std::vector<std::string> files{root(texts, hosts.version, tags.version)};
    for (VersionedFile& file : word_files_) files.push_back(std::move(file.bytes));
    for (VersionedFile& file : place_files_) files.push_back(std::move(file.bytes));
    for (VersionedFile& file : ending_files_) files.push_back(std::move(file.bytes));
    files.push_back(hosts.bytes);
    files.push_back(tags.bytes);
    return files;
  }

 private:
  /// Cuts the alphabet where the bytes so far reach the next file's share.
  void make_word_files() {
    std::vector<std::string> postings;
    std::size_t total = 0;
    for (const SearchTerm& term : index_.terms) {
      postings.push_back(packed_postings(index_, term));
      total += weight(term, postings.back());
    }
    const std::size_t count = word_file_count(archive_);
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    std::size_t done = 0;
    for (std::size_t file = 0; file < count; ++file) {
      std::size_t end = begin;
      const std::size_t goal = total / count * (file + 1);
      while (end < index_.terms.size() && (done < goal || file + 1 == count)) {
        done += weight(index_.terms[end], postings[end]);
        ++end;
      }
      first_words_.push_back(begin < index_.terms.size() ? index_.terms[begin].form : past_all);
      word_files_.emplace_back(word_file(std::span(index_.terms).subspan(begin, end - begin),
                                         std::span(postings).subspan(begin, end - begin)));
      ends.push_back(end);
      begin = end;
    }
    make_place_files(ends);
  }

  /// About the bytes that a word adds: its own, and titles.
  std::size_t weight(const SearchTerm& term, const std::string& postings) const {
    constexpr std::size_t title = 40;
    return term.form.size() + postings.size() +
           title * std::min<std::size_t>(titles_of_a_word, term.posting_count) / 3;
  }

  std::string word_file(std::span<const SearchTerm> terms, std::span<const std::string> postings) {
    JsonWriter json;
    json.begin_object().key("words").begin_array();
    for (const SearchTerm& term : terms) json.text(term.form);
    json.end_array().key("postings").begin_array();
    for (const std::string& packed : postings) json.text(packed);
    json.end_array();
    write_titles(json, terms);
    return json.end_object().take();
  }

  /// `ends` are those of the files of words, as indices of terms.
  void make_place_files(const std::vector<std::size_t>& ends) {
    std::size_t term = 0;
    for (std::size_t file = 0; file < ends.size(); file += word_files_of_a_place_file) {
      JsonWriter json;
      json.begin_object().key("places").begin_array();
      const std::size_t last = std::min(file + word_files_of_a_place_file, ends.size());
      for (std::size_t i = file; i < last; ++i) {
        json.begin_array();
        for (; term < ends[i]; ++term) json.text(packed_places(index_, index_.terms[term]));
        json.end_array();
      }
      place_files_.emplace_back(json.end_array().end_object().take());
    }
  }

  void write_titles(JsonWriter& json, std::span<const SearchTerm> terms) const {
    std::set<ItemIndex> shown;
    for (const SearchTerm& term : terms) {
      std::vector<Posting> titled;
      for (const Posting& posting : index_.postings_of(term)) {
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
    for (const ItemIndex item : shown) json.text(archive_.items[item].title.text);
    json.end_array().key("slugs").begin_array();
    for (const ItemIndex i : shown) {
      const Item& item = archive_.items[i];
      json.text(item.slug == plain_slug(item.title.text) ? "" : item.slug);
    }
    json.end_array();
  }

  void make_ending_files() {
    struct Reversed {
      std::string form;
      const SearchTerm* term;
    };
    std::vector<Reversed> words;
    for (const SearchTerm& term : index_.terms) {
      const bool has_digit = std::ranges::any_of(term.form, is_ascii_digit);
      if (!has_digit && code_point_count(term.form) >= 3) {
        words.push_back({.form = reversed(term.form), .term = &term});
      }
    }
    std::ranges::sort(words, utf16_less, &Reversed::form);
    const std::size_t count = ending_file_count(archive_);
    for (std::size_t file = 0; file < count; ++file) {
      const std::size_t begin = words.size() * file / count;
      const std::size_t end = words.size() * (file + 1) / count;
      first_endings_.push_back(begin < words.size() ? words[begin].form : past_all);
      JsonWriter json;
      json.begin_object().key("words").begin_array();
      for (std::size_t i = begin; i < end; ++i) json.text(words[i].term->form);
      ending_files_.emplace_back(json.end_array().end_object().take());
    }
  }

  static std::string reversed(std::string_view form) {
    std::string reversed;
    std::vector<std::string_view> letters;
    for (std::size_t at = 0; at < form.size();) {
      letters.push_back(form.substr(at, code_point_length(form.substr(at))));
      at += letters.back().size();
    }
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) reversed += *letter;
    return reversed;
  }

  /// Hosts are in order of their numbers of items.
  std::size_t count_known_hosts() const {
    std::vector<std::size_t> counts(catalog_.hosts.size());
    for (const std::uint32_t host : catalog_.host_of_item) {
      if (host != no_host) ++counts[host];
    }
    const auto rare = std::ranges::find_if(
        counts, [](std::size_t count) { return count < items_of_a_known_host; });
    return std::min(most_known_hosts, static_cast<std::size_t>(rare - counts.begin()));
  }

  std::string rare_hosts() const {
    std::vector<std::string> items(catalog_.hosts.size() - known_hosts_);
    std::vector<ItemIndex> before(items.size());
    for (ItemIndex i = 0; i < archive_.items.size(); ++i) {
      const std::uint32_t host = catalog_.host_of_item[i];
      if (host == no_host || host < known_hosts_) continue;
      append_packed(items[host - known_hosts_], i - std::exchange(before[host - known_hosts_], i));
    }
    JsonWriter json;
    json.begin_object();
    write_texts(
        json, "hosts",
        {catalog_.hosts.begin() + static_cast<std::ptrdiff_t>(known_hosts_), catalog_.hosts.end()});
    write_texts(json, "items", items);
    return json.end_object().take();
  }

  std::string root(const SearchTexts& texts, std::string_view hosts_version,
                   std::string_view tags_version) const {
    JsonWriter json;
    json.begin_object().member("format", 1).member("language", catalog_.config.language);
    json.member("items", static_cast<std::int64_t>(archive_.items.size()));
    json.key("stop_words").begin_array();
    for (const std::string_view word : stop_words(catalog_.config.language)) json.text(word);
    json.end_array().key("texts").begin_object();
    for (const auto& [name, text] : texts) json.member(name, text);
    json.end_object();
    write_sections(json);
    write_texts(json, "hosts",
                {catalog_.hosts.begin(),
                 catalog_.hosts.begin() + static_cast<std::ptrdiff_t>(known_hosts_)});
    write_editions(json);
    write_columns(json);
    write_files(json, "words", first_words_, word_files_);
    write_files(json, "endings", first_endings_, ending_files_);
    json.key("places").begin_object();
    json.member("each", static_cast<std::int64_t>(word_files_of_a_place_file));
    write_versions(json, "versions", place_files_);
    json.end_object();
    json.member("rare_hosts", hosts_version).member("tags", tags_version);
    return json.end_object().take() + "\n";
  }

  void write_sections(JsonWriter& json) const {
    json.key("sections").begin_array();
    for (const Section& section : catalog_.config.sections) {
      json.begin_array().text(section.id).text(section.title).text(section.emoji);
      for (const std::string& alias : section.aliases) json.text(alias);
      json.end_array();
    }
    json.end_array();
  }

  void write_tags(JsonWriter& json) const {
    json.key("tags").begin_array();
    for (const TagEntry& tag : archive_.tags) {
      json.begin_array().text(tag.id).text(tag.title);
      if (const VocabularyTag* known = find_tag(catalog_.config, tag.id)) {
        for (const std::string& alias : known->aliases) json.text(alias);
      }
      json.end_array();
    }
    json.end_array();
  }

  void write_editions(JsonWriter& json) const {
    json.key("editions").begin_array();
    for (const Edition& edition : archive_.editions) {
      json.begin_array()
          .number(edition.number)
          .text(to_iso(edition.date))
          .number(static_cast<std::int64_t>(archive_.items_of(edition).size()))
          .end_array();
    }
    json.end_array();
  }

  void write_columns(JsonWriter& json) const {
    std::string sections;
    std::string hosts;
    for (ItemIndex i = 0; i < archive_.items.size(); ++i) {
      const Item& item = archive_.items[i];
      append_packed(sections, item.section);
      const std::uint32_t host = catalog_.host_of_item[i];
      append_packed(hosts, host < known_hosts_ ? host + 1 : 0);
    }
    json.key("columns").begin_object();
    json.member("section", sections).member("host", hosts).end_object();
  }

  std::string tags_of_items() const {
    std::string column;
    for (const Item& item : archive_.items) {
      append_packed(column, static_cast<std::uint32_t>(item.tag_entries.size()));
      for (const std::uint32_t tag : item.tag_entries) append_packed(column, tag);
    }
    JsonWriter json;
    json.begin_object();
    write_tags(json);
    return json.member("column", column).end_object().take();
  }

  static void write_files(JsonWriter& json, std::string_view name,
                          const std::vector<std::string>& firsts,
                          const std::vector<VersionedFile>& files) {
    json.key(name).begin_object();
    write_texts(json, "first", firsts);
    write_versions(json, "versions", files);
    json.end_object();
  }

  static void write_versions(JsonWriter& json, std::string_view name,
                             const std::vector<VersionedFile>& files) {
    json.key(name).begin_array();
    for (const VersionedFile& file : files) json.text(file.version);
    json.end_array();
  }

  const SearchCatalog& catalog_;
  const Archive& archive_;
  const SearchIndex& index_;
  std::vector<VersionedFile> word_files_;
  std::vector<std::string> first_words_;
  std::vector<VersionedFile> place_files_;
  std::vector<VersionedFile> ending_files_;
  std::vector<std::string> first_endings_;
  std::size_t known_hosts_ = 0;
};

}  // namespace

std::vector<std::string> search_file_paths(const Archive& archive) {
  std::vector<std::string> paths{"search/index.json"};
  const std::size_t words = word_file_count(archive);
  for (std::size_t i = 0; i < words; ++i) paths.push_back(fmt::format("search/words/{}.json", i));
  const std::size_t places = place_file_count(archive);
  for (std::size_t i = 0; i < places; ++i) {
    paths.push_back(fmt::format("search/places/{}.json", i));
  }
  const std::size_t endings = ending_file_count(archive);
  for (std::size_t i = 0; i < endings; ++i) {
    paths.push_back(fmt::format("search/endings/{}.json", i));
  }
  paths.emplace_back("search/hosts.json");
  paths.emplace_back("search/tags.json");
  return paths;
}

std::vector<std::string> render_search_files(const SearchCatalog& catalog, const SearchIndex& index,
                                             const SearchTexts& texts) {
  return FileMaker(catalog, index).make(texts);
}

}  // namespace tokensite
