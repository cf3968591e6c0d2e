// The two ends that `check --fix` can take: the files written, or shown as a diff.
#pragma once

#include <string>
#include <vector>

#include "commands/site_folder.hpp"
#include "fix/fix_site.hpp"

namespace tokensite {

/// "3 faults fixed in 2 files", or "nothing fixed"; `verb` is what was done.
std::string fix_summary(const std::vector<FixedFile>& files, std::string_view verb);

/// Writes the files, each atomically, and says on standard error what was fixed. A file that has
/// changed since it was read, or that is a symbolic link, is left alone, said so, and taken off the
/// list. A failure leaves the files before it written.
Result<Done> write_fixes(const std::string& site, std::vector<FixedFile>& files);

/// Prints what would be written to standard output.
void print_fixes_as_diff(const std::vector<FixedFile>& files);

}  // namespace tokensite
