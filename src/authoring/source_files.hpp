// Sources as a writer would write them: values -> the files of content/.
//
// What is written here reads back as the same values (parse/documents.hpp), whatever the texts
// hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/date.hpp"

namespace tokensite {

/// A further link of an item; either `url` or the reason why there is none.
struct SourceLink {
  std::string label;
  std::string url;
  std::string no_url;
  friend bool operator==(const SourceLink&, const SourceLink&) = default;
};

/// An item's file. What is empty is left out.
struct SourceItem {
  std::string title;
  std::string url;
  std::string no_url;  ///< the reason, if there is no url
  std::vector<SourceLink> links;
  std::vector<std::string> tags;
  std::vector<std::string> authors;
  std::optional<Date> published;
  std::string again;
  bool draft = false;
  std::string body;  ///< Markdown, without white space around it
  friend bool operator==(const SourceItem&, const SourceItem&) = default;
};

/// A declared exception to a section's count.
struct SourceException {
  std::string section;
  int count = 0;
  std::string reason;
  friend bool operator==(const SourceException&, const SourceException&) = default;
};

/// An edition.md. What is empty is left out.
struct SourceEdition {
  int number = 0;
  std::string title;
  Date date;
  std::string subtitle;
  std::vector<std::pair<std::string, std::string>> tldr;  ///< section id, line
  bool draft = false;
  std::vector<std::string> aliases;
  std::string canonical_url;
  std::vector<SourceException> expect;
  std::string body;  ///< Markdown, without white space around it
  friend bool operator==(const SourceEdition&, const SourceEdition&) = default;
};

/// The whole file: front matter, an empty line, the body.
std::string item_source(const SourceItem& item);
std::string edition_source(const SourceEdition& edition);

/// `value` as a YAML scalar on one line that reads back as this text: plain where it can be, else
/// in double quotes. In a flow collection ("[a, b]") more has to be quoted.
enum class YamlPlace { block, flow };
std::string yaml_scalar(std::string_view value, YamlPlace place = YamlPlace::block);

/// "0032-groq-on-endless-compute": the number, and a slug of at most five of the title's words.
std::string edition_folder_name(int number, std::string_view title);

/// A slug of a title's first words, as writers choose them: "kwai-keye-vl-2-0-technical-report".
/// Never empty: a title without a letter gives "item".
std::string item_slug(std::string_view title);

/// `slug`, or `slug` with -2, -3, … at the end: the first that `taken` doesn't hold, and now does.
std::string unique_slug(std::string slug, std::vector<std::string>& taken);

/// "3-loopcoder-v2.md"
std::string item_file_name(int position, std::string_view slug);

}  // namespace tokensite
