// What `export` made, brought to where it was asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "commands/commands.hpp"
#include "render/site.hpp"

namespace tokensite {

/// Why nothing can be written to `output`, if so: it is a device, say.
std::optional<std::string> output_fault(const std::string& output);

/// Renders the edition, an index into the archive, and writes it: each file atomically, in place of
/// an older one of its name. Says on standard error what a sender has to know of it.
ExitStatus write_export(const Site& site, std::size_t edition, const ExportCommandOptions& options);

}  // namespace tokensite
