// tokensite.yml as plain values. Past `parse_config` without an error, every field is usable as it
// is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/codes.hpp"
#include "diagnostics/span.hpp"

namespace tokensite {

/// How many items a section should have; without `most`, any number from `least` up.
struct Count {
  int least = 0;
  std::optional<int> most;
  bool allows(int n) const { return n >= least && (!most || n <= *most); }
  friend bool operator==(const Count&, const Count&) = default;
};

/// "5", "3 to 5", "3 or more"
std::string to_words(const Count& count);

struct Section {
  std::string id;
  std::string title;
  std::string emoji;
  Count count;
  std::vector<std::string> aliases;
  Span span;  ///< the id
};

/// An entry of the vocabulary.
struct VocabularyTag {
  std::string id;
  std::string title;
  std::string description;  ///< plain text: what the tag is about
  std::vector<std::string> aliases;
  std::vector<std::string> match;  ///< phrases that betray the topic in a text
  Span span;                       ///< the id
};

enum class RawHtml { escape, allow };

/// What pages tell of the history of a site that lies in git.
enum class HistoryShown { nothing, days, names };

/// Whether `check --links` connects to addresses that only some can reach.
enum class PrivateAddresses { refuse, allow };

/// How links to elsewhere are checked.
struct LinkSettings {
  PrivateAddresses private_addresses = PrivateAddresses::refuse;
  /// What is asked for archived copies: an API like the Wayback Machine's; empty: nobody.
  std::string archive = "https://archive.org/wayback/available";
};

struct Rules {
  std::map<Code, Level> levels;
  std::optional<Level> everything_else;  ///< `"*"`
};

struct Config {
  std::string title;
  std::string tagline;
  std::string base_url;  ///< absolute, ends with a slash: "https://example.org/tokenizer/"
  /// What links on pages begin with: its path, "/tokenizer/". Seen from elsewhere, all of it.
  std::string base_path;
  std::string language = "en";
  std::string feed_id;  ///< a tag: URI (RFC 4151) that feed ids begin with
  std::string author_name;
  Spanned theme{.text = "tokenizer", .span = {}};
  std::string repository;
  std::string cname;
  RawHtml raw_html = RawHtml::escape;
  HistoryShown history = HistoryShown::names;
  std::vector<Section> sections;
  std::vector<VocabularyTag> tags;
  bool has_vocabulary = false;
  LinkSettings links;
  Rules rules;
  Span language_span;
};

/// Index into `config.sections`, if the id is declared.
std::optional<std::size_t> find_section(const Config& config, std::string_view id);

/// The vocabulary's entry whose id or alias is `name`.
const VocabularyTag* find_tag(const Config& config, std::string_view name);

/// Sets `base_url` and `base_path`; `url` is a valid http(s) URL.
void set_base_url(Config& config, std::string_view url);

}  // namespace tokensite
