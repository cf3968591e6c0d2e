// What is served at a moment. It never changes: a save makes a new one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "plan/plan.hpp"

namespace tokensite {

struct Snapshot {
  /// The last plan without errors, whose pages are served; null if there has been none.
  std::shared_ptr<const Plan> pages;
  /// What the pages' addresses begin with: "/tokenizer/".
  std::string base_path = "/";
  /// What there is to say of the sources as they are now, as `fault_report` tells tabs.
  std::string report;
  /// The same as the terminal shows it.
  std::string report_text;
};

/// The output at `path`; null if there is none.
const Output* find_output(const Plan& plan, std::string_view path);

/// Differs between outputs of different bytes. Renders what can't be told otherwise.
Fingerprint version_of(const Output& output);

}  // namespace tokensite
