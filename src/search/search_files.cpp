#include "search/search_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "search/facet_files.hpp"
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

void write_versions(JsonWriter& json, const std::vector<VersionedFile>& files) {
  json.key("versions").begin_array();
  for (const VersionedFile& file : files) json.text(file.version);
  json.end_array();
}

void write_files(JsonWriter& json, std::string_view name, const CutFiles& cut) {
  json.key(name).begin_object().key("first").begin_array();
  for (const std::string& first : cut.firsts) json.text(first);
  json.end_array();
  write_versions(json, cut.files);
  json.end_object();
}

void write_sections(JsonWriter& json, const Config& config) {
  json.key("sections").begin_array();
  for (const Section& section : config.sections) {
    json.begin_array().text(section.id).text(section.title).text(section.emoji);
    for (const std::string& alias : section.aliases) json.text(alias);
    json.end_array();
  }
  json.end_array();
}

void write_editions(JsonWriter& json, const Archive& archive) {
  json.key("editions").begin_array();
  for (const Edition& edition : archive.editions) {
    json.begin_array()
        .number(edition.number)
        .text(to_iso(edition.date))
        .number(static_cast<std::int64_t>(archive.items_of(edition).size()))
        .end_array();
  }
  json.end_array();
}

std::string sections_of_items(const Archive& archive) {
  std::string sections;
  for (const Item& item : archive.items) append_packed(sections, item.section);
  return sections;
}

std::string index_file(const SearchCatalog& catalog, const SearchTexts& texts,
                       const WordFiles& words, const CutFiles& endings, const FacetFiles& facets) {
  const Config& config = catalog.config;
  JsonWriter json;
  json.begin_object().member("format", 1).member("language", config.language);
  json.member("items", static_cast<std::int64_t>(catalog.archive.items.size()));
  json.key("stop_words").begin_array();
  for (const std::string_view word : stop_words(config.language)) json.text(word);
  json.end_array().key("texts").begin_object();
  for (const auto& [name, text] : texts) json.member(name, text);
  json.end_object();
  write_sections(json, config);
  write_editions(json, catalog.archive);
  json.member("item_sections", sections_of_items(catalog.archive));
  write_files(json, "words", words.words);
  write_files(json, "endings", endings);
  json.key("places").begin_object();
  json.member("each", static_cast<std::int64_t>(word_files_of_a_place_file));
  write_versions(json, words.places);
  json.end_object();
  json.member("rare_hosts", facets.rare_hosts.version).member("facets", facets.facets.version);
  return json.end_object().take() + "\n";
}

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
  const Archive& archive = catalog.archive;
  WordFiles words = make_word_files(archive, index, word_file_count(archive), workers);
  CutFiles endings = make_ending_files(index, ending_file_count(archive));
  FacetFiles facets = make_facet_files(catalog);
  std::vector<std::string> files{index_file(catalog, texts, words, endings, facets)};
  for (auto* made : {&words.words.files, &words.places, &endings.files}) {
    for (VersionedFile& file : *made) files.push_back(std::move(file.bytes));
  }
  files.push_back(std::move(facets.rare_hosts.bytes));
  files.push_back(std::move(facets.facets.bytes));
  return files;
}

}  // namespace tokensite
