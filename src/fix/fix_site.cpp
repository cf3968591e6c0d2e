#include "fix/fix_site.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "fix/sure_fixes.hpp"
#include "support/overlay_files.hpp"

namespace tokensite {
namespace {

constexpr int most_passes = 10;   ///< fixes that undo each other must come to an end
constexpr int most_checks = 100;  ///< of all passes, where many attempts fail

using Paths = std::set<std::string, std::less<>>;

/// An error as it is known again after edits have moved it.
using ErrorKey = std::tuple<std::string, Code, std::string>;

std::map<ErrorKey, int> errors_of(const Plan& plan) {
  std::map<ErrorKey, int> errors;
  for (const Diagnostic& diagnostic : plan.diagnostics) {
    if (diagnostic.severity != Severity::error) continue;
    ++errors[{plan.sources->path(diagnostic.span.file), diagnostic.code, diagnostic.message}];
  }
  return errors;
}

/// Files with an error that hides what comes after it.
Paths unreadable_files(const Plan& plan) {
  Paths paths;
  for (const Diagnostic& diagnostic : plan.diagnostics) {
    if (diagnostic.code == Code::yaml_syntax || diagnostic.code == Code::yaml_unclosed_quote)
      paths.insert(plan.sources->path(diagnostic.span.file));
  }
  return paths;
}

/// The files that have an error after that they hadn't before. What comes to light because its file
/// can be read at last was there all the time.
Paths files_with_new_errors(const Plan& before, const Plan& after) {
  const std::map<ErrorKey, int> old = errors_of(before);
  const Paths unreadable_before = unreadable_files(before);
  const Paths unreadable_after = unreadable_files(after);
  const auto is_readable_at_last = [&](const std::string& path) {
    return unreadable_before.contains(path) && !unreadable_after.contains(path);
  };
  Paths paths;
  if (is_readable_at_last("tokensite.yml")) return paths;  // without it nothing else was checked
  for (const auto& [error, count] : errors_of(after)) {
    const auto found = old.find(error);
    const std::string& path = std::get<0>(error);
    if ((found == old.end() || found->second < count) && !is_readable_at_last(path))
      paths.insert(path);
  }
  return paths;
}

/// The passes, and what they have come to.
class FixSearch {
 public:
  FixSearch(const Plan& plan, std::shared_ptr<const FileSystem> files, const FixOptions& options)
      : plan_(plan), files_(std::move(files)), options_(options) {}

  Result<std::vector<FixedFile>> run() {
    for (int pass = 0; pass < most_passes && checks_ < most_checks; ++pass) {
      std::vector<FixedFile> attempt = next_attempt();
      if (attempt.empty()) break;
      const Result<Done> tried = accept_what_does_no_harm(std::move(attempt));
      if (!tried) return tried.error();
    }
    std::vector<FixedFile> fixed;
    for (auto& [path, file] : fixed_) {
      if (file.before != file.after) fixed.push_back(std::move(file));
    }
    return fixed;
  }

 private:
  const Plan& plan() const { return checked_ ? *checked_ : plan_; }

  /// Each file as the next fixes would leave it.
  std::vector<FixedFile> next_attempt() const {
    const Sources& sources = *plan().sources;
    const auto is_wanted = [&](const Diagnostic& diagnostic) {
      return !refused_.contains(sources.path(diagnostic.span.file)) &&
             options_.is_wanted(diagnostic, sources);
    };
    Places places(sources);
    std::vector<FixedFile> attempt;
    for (const auto& [id, chosen] : choose_sure_fixes(plan().diagnostics, sources, is_wanted)) {
      FixedFile file{.path = sources.path(id),
                     .before = std::string(sources.text(id)),
                     .after = edited(sources.text(id), chosen.edits),
                     .fixes = {}};
      if (file.after == file.before || refused_.contains(file.path)) continue;
      for (std::size_t i = 0; i < chosen.fixes.size(); ++i) {
        const Diagnostic& mended = *chosen.mended[i];
        file.fixes.push_back({.position = places.position(mended.span.file, mended.span.begin),
                              .code = mended.code,
                              .message = chosen.fixes[i]->message});
      }
      attempt.push_back(std::move(file));
    }
    return attempt;
  }

  /// Checks the site with the attempt in it, and gives up the files that have got worse, until none
  /// has. If it is others that got worse, half of the attempt waits for the next pass.
  Result<Done> accept_what_does_no_harm(std::vector<FixedFile> attempt) {
    while (!attempt.empty() && checks_ < most_checks) {
      ++checks_;
      Result<Plan> checked = options_.check(with(attempt));
      if (!checked) return checked.error();
      const Paths worse = files_with_new_errors(plan(), *checked);
      if (worse.empty()) {
        accept(std::move(attempt));
        checked_ = std::move(*checked);
        return Done{};
      }
      const auto is_worse = [&](const FixedFile& file) { return worse.contains(file.path); };
      if (std::ranges::any_of(attempt, is_worse)) {
        for (const FixedFile& file : attempt) {
          if (is_worse(file)) refused_.insert(file.path);
        }
        std::erase_if(attempt, is_worse);
      } else if (attempt.size() > 1) {
        attempt.resize(attempt.size() / 2);
      } else {
        refused_.insert(attempt.front().path);
        attempt.clear();
      }
    }
    return Done{};
  }

  std::shared_ptr<const FileSystem> with(const std::vector<FixedFile>& attempt) const {
    OverlayFiles::Overlay overlay;
    for (const auto& [path, file] : fixed_) overlay[path] = file.after;
    for (const FixedFile& file : attempt) overlay[file.path] = file.after;
    return std::make_shared<OverlayFiles>(files_, std::move(overlay));
  }

  void accept(std::vector<FixedFile> attempt) {
    for (FixedFile& file : attempt) {
      const auto [known, is_new] = fixed_.try_emplace(file.path, file);
      if (is_new) continue;
      known->second.after = std::move(file.after);
      std::ranges::move(file.fixes, std::back_inserter(known->second.fixes));
    }
  }

  const Plan& plan_;
  std::shared_ptr<const FileSystem> files_;
  const FixOptions& options_;
  std::map<std::string, FixedFile> fixed_;
  std::optional<Plan> checked_;  ///< what was accepted last, checked
  Paths refused_;
  int checks_ = 0;
};

}  // namespace

Result<std::vector<FixedFile>> find_fixes(const Plan& plan, std::shared_ptr<const FileSystem> files,
                                          const FixOptions& options) {
  return FixSearch(plan, std::move(files), options).run();
}

}  // namespace tokensite
