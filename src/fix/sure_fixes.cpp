#include "fix/sure_fixes.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace tokensite {
namespace {

bool is_insertion(const Edit& edit) { return edit.span.begin == edit.span.end; }

bool collide(const Edit& a, const Edit& b) {
  if (is_insertion(a) || is_insertion(b))
    return a.span.begin <= b.span.end && b.span.begin <= a.span.end;
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

/// Edits of one file that don't collide, so that a new one can collide with its neighbours only.
class TakenEdits {
 public:
  /// Two diagnostics may well propose the same.
  bool has(const Fix& fix) const {
    return std::ranges::all_of(fix.edits, [&](const Edit& edit) {
      const auto found = edits_.find(edit.span);
      return found != edits_.end() && found->second->replacement == edit.replacement;
    });
  }

  bool collide_with(const Fix& fix) const {
    return std::ranges::any_of(fix.edits, [&](const Edit& edit) {
      const auto next = edits_.lower_bound(edit.span);
      return (next != edits_.end() && collide(*next->second, edit)) ||
             (next != edits_.begin() && collide(*std::prev(next)->second, edit));
    });
  }

  void take(const Fix& fix) {
    for (const Edit& edit : fix.edits) edits_.emplace(edit.span, &edit);
  }

  std::vector<Edit> in_order() const {
    std::vector<Edit> all;
    for (const auto& [span, edit] : edits_) all.push_back(*edit);
    return all;
  }

 private:
  std::map<Span, const Edit*> edits_;
};

const Fix* sure_fix(const Diagnostic& diagnostic, const Sources& sources) {
  const auto found = std::ranges::find(diagnostic.fixes, Confidence::sure,
                                       [](const Fix& fix) { return fix.confidence; });
  if (found == diagnostic.fixes.end() || found->edits.empty()) return nullptr;
  const bool is_fit = std::ranges::all_of(found->edits, [&](const Edit& edit) {
    return edit.span.file == found->edits.front().span.file &&
           edit.span.end <= sources.text(edit.span.file).size();
  });
  return is_fit ? &*found : nullptr;
}

}  // namespace

std::map<FileId, FileFixes> choose_sure_fixes(
    const Diagnostics& diagnostics, const Sources& sources,
    const std::function<bool(const Diagnostic&)>& is_wanted) {
  std::map<FileId, FileFixes> chosen;
  std::map<FileId, TakenEdits> taken_edits;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Fix* fix = is_wanted(diagnostic) ? sure_fix(diagnostic, sources) : nullptr;
    if (fix == nullptr) continue;
    const FileId file = fix->edits.front().span.file;
    TakenEdits& taken = taken_edits[file];
    if (!taken.has(*fix)) {
      if (taken.collide_with(*fix)) continue;
      taken.take(*fix);
    }
    chosen[file].mended.push_back(&diagnostic);
    chosen[file].fixes.push_back(fix);
  }
  for (auto& [file, fixes] : chosen) fixes.edits = taken_edits[file].in_order();
  return chosen;
}

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  const std::size_t line_end = text.find('\n');
  const bool has_crlf = line_end != text.npos && line_end > 0 && text[line_end - 1] == '\r';
  std::string result;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= done);
    result += text.substr(done, edit.span.begin - done);
    for (const char c : edit.replacement) {
      if (c == '\n' && has_crlf && !result.ends_with('\r')) result += '\r';
      result += c;
    }
    done = edit.span.end;
  }
  result += text.substr(done);
  return result;
}

}  // namespace tokensite
