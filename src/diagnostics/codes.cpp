#include "diagnostics/codes.hpp"

#include <array>

namespace tokensite {
namespace {

struct Entry {
  Code code;
  std::string_view name;
  Severity severity;
  Adjustable adjustable;
  std::string_view summary;
};

constexpr auto entries = std::to_array<Entry>({
#define TOKENSITE_CODE(identifier, name, severity, adjustable, summary) \
  {Code::identifier, name, Severity::severity, Adjustable::adjustable, summary},
#include "diagnostics/codes.def"
#undef TOKENSITE_CODE
});

const Entry& entry_of(Code code) { return entries[static_cast<std::size_t>(code)]; }

}  // namespace

std::span<const Code> all_codes() {
  static constexpr auto codes = [] {
    std::array<Code, entries.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = entries[i].code;
    return all;
  }();
  return codes;
}

std::string_view name_of(Code code) { return entry_of(code).name; }
std::string_view summary_of(Code code) { return entry_of(code).summary; }
Severity default_severity(Code code) { return entry_of(code).severity; }
bool is_adjustable(Code code) { return entry_of(code).adjustable == Adjustable::yes; }

std::optional<Code> find_code(std::string_view name) {
  for (const Entry& entry : entries) {
    if (entry.name == name) return entry.code;
  }
  return std::nullopt;
}

const std::vector<std::string_view>& code_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const Entry& entry : entries) all.push_back(entry.name);
    return all;
  }();
  return names;
}

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

}  // namespace tokensite
