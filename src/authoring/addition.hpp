// A link on its way into the inbox: what is made of what somebody typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/inbox.hpp"
#include "index/archive.hpp"
#include "model/config.hpp"
#include "support/result.hpp"

namespace tokensite {

/// The address to keep: without what only tracks readers, and without detours. Fails if it can't be
/// one.
Result<std::string> cleaned_url(const std::string& given);

/// What became of an address, as a clause: "`utm_source` taken out"; empty if nothing did.
std::string cleaning_of(const std::string& given, const std::string& url);

/// Where the link is that need not be added: in the inbox, in a draft. As a clause, or none.
std::optional<std::string> waiting_place(const Archive& archive,
                                         const std::vector<InboxItem>& inbox, std::string_view url);

/// "this link ran before in #12, at `Title`", or none.
std::optional<std::string> earlier_run(const Archive& archive, std::string_view url);

struct ChosenSection {
  std::string id;      ///< empty: nobody can tell
  std::string reason;  ///< of a guess
};

/// The section that is called `name`, or, without a name, the one that the link seems to belong to.
/// Fails if there is none of that name.
Result<ChosenSection> choose_section(std::string_view name, const Archive& archive,
                                     const Config& config, std::string_view url);

/// The tags by their ids. Fails if the vocabulary has none of that name.
Result<std::vector<std::string>> known_tags(const std::vector<std::string>& written,
                                            const Config& config);

/// On one line. Fails if it isn't UTF-8.
Result<std::string> one_line(std::string_view text, std::string_view option);

/// A text that a file can hold. Fails if it isn't.
Result<std::string> body_text(std::string_view text, std::string_view option);

/// A path that nothing in the inbox has.
std::string inbox_path(const SourceItem& item, std::vector<std::string> names_taken);

}  // namespace tokensite
