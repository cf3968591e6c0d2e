// Reads the keys of one YAML mapping: what is asked for is known, what is left over is unknown.
//
// Every reader gives the value if it is there and fit, and otherwise a diagnostic (or nothing, if
// the key is optional and absent). `finish` reports the keys that nobody asked for, each with the
// nearest known one as help.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "parse/yaml_reader.hpp"
#include "support/date.hpp"

namespace tokensite {

struct SpannedDate {
  Date date;
  Span span;
};

/// The document and the diagnostics outlive the reader.
class Fields {
 public:
  /// `owner` names what the mapping describes, as a message says it: "an item", "a section".
  /// If `map` isn't a mapping there is a diagnostic, and every key is absent.
  Fields(const YamlDocument& document, const YamlNode& map, std::string_view owner,
         Diagnostics& diagnostics);

  const YamlDocument& document() const { return *document_; }
  bool is_map() const { return is_map_; }

  /// The value's node, marked as known; null if the key is absent or its value is empty.
  const YamlNode* find(std::string_view key);

  /// Reports that the key is absent, or that its value is empty.
  void report_missing(std::string_view key);

  std::optional<Spanned> text(std::string_view key);
  std::optional<Spanned> required_text(std::string_view key);
  std::optional<SpannedDate> date(std::string_view key);
  std::optional<Spanned> url(std::string_view key);
  bool flag(std::string_view key);
  std::vector<Spanned> texts(std::string_view key);

  /// The elements of a list; one diagnostic if the value is something else.
  std::vector<const YamlNode*> list(std::string_view key);

  /// The keys and values of a mapping; one diagnostic if the value is something else.
  std::vector<std::pair<Spanned, const YamlNode*>> entries(std::string_view key);

  void finish();

 private:
  /// A key that is misspelt is not missing as well.
  void forget_missing(std::string_view key);

  const YamlDocument* document_;
  const YamlNode* map_;
  std::string_view owner_;
  Diagnostics* diagnostics_;
  bool is_map_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> missing_;  ///< reported as such
};

/// One line without white space around it, or a diagnostic that `what` must be a text.
std::optional<Spanned> scalar_text(const YamlNode& node, std::string_view what,
                                   Diagnostics& diagnostics);

/// A whole number of 0 or more.
std::optional<int> parse_number(std::string_view text);

struct Count;

/// "3", "3..5" or "3.."; none if `text` is no count, or the range is upside down.
std::optional<Count> parse_count(std::string_view text);

Diagnostic bad_url_diagnostic(const Spanned& url, std::string_view fault);

}  // namespace tokensite
