// The register of diagnostic codes. A code, once published, is never reused for something else.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tokensite {

enum class Severity : std::uint8_t { error, warning };

/// What `rules:` in tokensite.yml may set a code to.
enum class Level : std::uint8_t { off, warning, error };

/// Whether a site can be built in spite of the fault, so that `rules:` may lower it.
enum class Adjustable : std::uint8_t { no, yes };

enum class Code : std::uint8_t {
#define TOKENSITE_CODE(identifier, name, severity, adjustable, summary) identifier,
#include "diagnostics/codes.def"
#undef TOKENSITE_CODE
};

/// All codes, in the order of codes.def.
std::span<const Code> all_codes();

/// The kebab-case name: "unknown-tag".
std::string_view name_of(Code code);
/// One line on what the code means.
std::string_view summary_of(Code code);
Severity default_severity(Code code);
bool is_adjustable(Code code);
std::optional<Code> find_code(std::string_view name);
/// Every code's name, as candidates for `nearest_word`.
const std::vector<std::string_view>& code_names();

std::string_view name_of(Severity severity);

}  // namespace tokensite
