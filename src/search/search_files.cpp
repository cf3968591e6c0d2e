#include "search/search_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "search/packed_numbers.hpp"
#include "search/stop_words.hpp"
#include "search/word_files.hpp"
#include "support/json.hpp"

namespace tokensite {
namespace {

/// About how many bytes of text a file of words is made from, and how many such files there are at
/// most: below 200 in all, so that a site stays easy to publish.
constexpr std::size_t text_of_a_word_file = 20'000;
constexpr std::size_t most_word_files = 144;
constexpr std::size_t text_of_an_ending_file = 300'000;
constexpr std::size_t most_ending_files = 12;

/// Hosts with so many items at least, and so many of them at most, stand beside the tags.
constexpr std::size_t items_of_a_known_host = 2;
constexpr std::size_t most_known_hosts = 250;

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

class FileMaker {
 public:
  FileMaker(const SearchCatalog& catalog, const SearchIndex& index)
      : catalog_(catalog), archive_(catalog.archive), index_(index) {}

  std::vector<std::string> make(const SearchTexts& texts, Workers& workers) {
    WordFiles words = make_word_files(archive_, index_, word_file_count(archive_), workers);
    CutFiles endings = make_ending_files(index_, ending_file_count(archive_));
    known_hosts_ = count_known_hosts();
    const VersionedFile hosts(rare_hosts());
    const VersionedFile facets(tags_and_hosts());
    std::vector<std::string> files{root(texts, words, endings, hosts.version, facets.version)};
    for (VersionedFile& file : words.words.files) files.push_back(std::move(file.bytes));
    for (VersionedFile& file : words.places) files.push_back(std::move(file.bytes));
    for (VersionedFile& file : endings.files) files.push_back(std::move(file.bytes));
    files.push_back(hosts.bytes);
    files.push_back(facets.bytes);
    return files;
  }

 private:
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

  std::string root(const SearchTexts& texts, const WordFiles& words, const CutFiles& endings,
                   std::string_view hosts_version, std::string_view facets_version) const {
    JsonWriter json;
    json.begin_object().member("format", 1).member("language", catalog_.config.language);
    json.member("items", static_cast<std::int64_t>(archive_.items.size()));
    json.key("stop_words").begin_array();
    for (const std::string_view word : stop_words(catalog_.config.language)) json.text(word);
    json.end_array().key("texts").begin_object();
    for (const auto& [name, text] : texts) json.member(name, text);
    json.end_object();
    write_sections(json);
    write_editions(json);
    json.member("item_sections", sections_of_items());
    write_files(json, "words", words.words);
    write_files(json, "endings", endings);
    json.key("places").begin_object();
    json.member("each", static_cast<std::int64_t>(word_files_of_a_place_file));
    write_versions(json, "versions", words.places);
    json.end_object();
    json.member("rare_hosts", hosts_version).member("facets", facets_version);
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

  std::string sections_of_items() const {
    std::string sections;
    for (const Item& item : archive_.items) append_packed(sections, item.section);
    return sections;
  }

  std::string tags_and_hosts() const {
    std::string tags;
    std::string hosts;
    for (ItemIndex i = 0; i < archive_.items.size(); ++i) {
      const Item& item = archive_.items[i];
      append_packed(tags, static_cast<std::uint32_t>(item.tag_entries.size()));
      for (const std::uint32_t tag : item.tag_entries) append_packed(tags, tag);
      const std::uint32_t host = catalog_.host_of_item[i];
      append_packed(hosts, host < known_hosts_ ? host + 1 : 0);
    }
    JsonWriter json;
    json.begin_object();
    write_tags(json);
    json.member("item_tags", tags);
    write_texts(json, "hosts",
                {catalog_.hosts.begin(),
                 catalog_.hosts.begin() + static_cast<std::ptrdiff_t>(known_hosts_)});
    return json.member("item_hosts", hosts).end_object().take();
  }

  static void write_files(JsonWriter& json, std::string_view name, const CutFiles& cut) {
    json.key(name).begin_object();
    write_texts(json, "first", cut.firsts);
    write_versions(json, "versions", cut.files);
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
  paths.emplace_back("search/facets.json");
  return paths;
}

std::vector<std::string> render_search_files(const SearchCatalog& catalog, const SearchIndex& index,
                                             const SearchTexts& texts, Workers& workers) {
  return FileMaker(catalog, index).make(texts, workers);
}

}  // namespace tokensite
