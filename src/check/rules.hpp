// What must hold between the parts of an archive: one function a rule, in files by subject.
//
// Nearly every rule reads the assembled archive, before tags are resolved, and reports what it
// finds; none changes anything.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "index/archive.hpp"
#include "index/link_uses.hpp"
#include "index/tag_uses.hpp"
#include "model/config.hpp"
#include "support/date.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// What is not in the archive, and yet there.
struct LeftOut {
  std::vector<std::string> drafts;        ///< files, relative to the site
  std::vector<std::string> draft_tags;    ///< tags of drafts, as written
  bool has_unreadable_documents = false;  ///< whose faults are reported by themselves
};

struct CheckInput {
  const Archive& archive;
  const Config& config;
  const LeftOut& left_out;
  std::optional<Date> today;       ///< none: no date is in the future
  std::span<const LinkUse> links;  ///< all of the archive
  std::span<const TagUse> tags;    ///< likewise
};

/// How the links of one document are written. It needs no other document, and is asked when that is
/// read, so that the cache spares it, too.
void check_link_forms(const Edition& edition, const Sources& sources, Diagnostics& diagnostics);
void check_link_forms(const Item& item, const Sources& sources, Diagnostics& diagnostics);
void check_link_forms(const Page& page, const Sources& sources, Diagnostics& diagnostics);

/// Runs all rules on what several documents are together, side by side: none knows of another.
void check_archive(const CheckInput& input, Workers& workers, Diagnostics& diagnostics);

/// Gives every diagnostic the severity that `rules:` in tokensite.yml wants, and drops those that
/// are off. Codes that can't be lowered keep theirs.
void apply_rules(Diagnostics& diagnostics, const Rules& rules);

// edition_rules.cpp
void check_edition_numbers(const Archive& archive, Diagnostics& diagnostics);
void check_section_counts(const Archive& archive, const Config& config, Diagnostics& diagnostics);
void check_expectations_are_needed(const Archive& archive, const Config& config,
                                   Diagnostics& diagnostics);
void check_named_sections(const Archive& archive, const Config& config, Diagnostics& diagnostics);
void check_item_slugs(const Archive& archive, Diagnostics& diagnostics);

// order_rules.cpp
void check_numbers_go_on(const Archive& archive, Diagnostics& diagnostics);
void check_dates_go_on(const Archive& archive, Diagnostics& diagnostics);
void check_dates_have_come(const Archive& archive, const Date& today, Diagnostics& diagnostics);

// tldr_rules.cpp
void check_tldr_is_whole(const Archive& archive, const Config& config, Diagnostics& diagnostics);
void check_tldr_has_items(const Archive& archive, const Config& config, Diagnostics& diagnostics);

// link_rules.cpp
void check_links_are_new(const CheckInput& input, Diagnostics& diagnostics);

// tag_rules.cpp
void check_tags_are_known(const CheckInput& input, Diagnostics& diagnostics);
void check_tags_go_by_their_ids(const CheckInput& input, Diagnostics& diagnostics);
void check_vocabulary_is_used(const CheckInput& input, Diagnostics& diagnostics);
void check_items_have_tags(const Archive& archive, Diagnostics& diagnostics);

}  // namespace tokensite
