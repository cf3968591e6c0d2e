// A site in memory, and what tokensite makes of it. The fixture stands in the test.
#pragma once

#include <map>
#include <string>

#include "plan/plan.hpp"

namespace tokensite {

using Files = std::map<std::string, std::string, std::less<>>;

/// The text of a file that stands for a symbolic link.
extern const char* const symbolic_link;

/// tokensite.yml of a small site: sections papers (2 items) and tools (any number), tags llm and
/// rag.
extern const char* const small_config;

/// A site without faults: small_config, edition 1 with two papers and a tool, and a page. `changes`
/// are laid over it; an empty text removes the file.
Files small_site(const Files& changes = {});

Plan plan_of(const Files& files, const PlanOptions& options = {}, unsigned jobs = 1);

/// The text report on `files`, on June 30, 2026, with what their links.lock knows of links.
std::string report_on(const Files& files);

/// The bytes of one output; a text that says so if there is none.
std::string rendered(const Plan& plan, const std::string& path);

/// Whether expected files are to be written anew: TOKENSITE_UPDATE_GOLDEN=1.
bool updates_golden();

/// The expected text kept in `path`; when expectations are updated, `actual` is kept there first.
std::string golden(const std::string& path, const std::string& actual);

/// `path` is relative to the source tree.
std::string read_source_file(const std::string& path);
void write_source_file(const std::string& path, const std::string& text);

}  // namespace tokensite
