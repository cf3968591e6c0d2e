// What must hold between the parts of an archive: one function a rule, in files by subject.
//
// Every rule reads the assembled archive, before tags are resolved, and reports what it finds; none
// changes anything.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "index/archive.hpp"
#include "model/config.hpp"

namespace tokensite {

/// Runs all rules. Their order is of no account: reports are sorted by place.
void check_archive(const Archive& archive, const Config& config, Diagnostics& diagnostics);

/// Gives every diagnostic the severity that `rules:` in tokensite.yml wants, and drops those that
/// are off. Codes that can't be lowered keep theirs.
void apply_rules(Diagnostics& diagnostics, const Rules& rules);

// edition_rules.cpp
void check_edition_numbers(const Archive& archive, Diagnostics& diagnostics);
void check_section_counts(const Archive& archive, const Config& config, Diagnostics& diagnostics);
void check_named_sections(const Archive& archive, const Config& config, Diagnostics& diagnostics);
void check_item_slugs(const Archive& archive, Diagnostics& diagnostics);

// tag_rules.cpp
void check_tags_are_known(const Archive& archive, const Config& config, Diagnostics& diagnostics);
void check_items_have_tags(const Archive& archive, Diagnostics& diagnostics);

}  // namespace tokensite
