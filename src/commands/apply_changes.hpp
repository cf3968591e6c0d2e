// Files of a site that get other places, shown to whoever asked for it.
#pragma once

#include <string>
#include <vector>

#include "authoring/mended_links.hpp"
#include "commands/opened_site.hpp"

namespace tokensite {

/// "content/editions/0032-x" on a line, and below it a line "papers/2-a.md → papers/1-a.md" for
/// every file that moves inside of it; others by their whole paths.
std::string changes_text(const std::vector<FileChange>& changes);

enum class Doing { show, carry_out };

/// Carries the changes out, or only shows them. Says what it did, and which links it had to leave.
ExitStatus apply_changes(const OpenedSite& site, const MendedFiles& mended, Doing doing);

}  // namespace tokensite
