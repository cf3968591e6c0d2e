#include "commands/fix_files.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "diagnostics/report_words.hpp"
#include "fix/unified_diff.hpp"
#include "support/files.hpp"

namespace tokensite {
namespace {

void print_fixed(const FixedFile& file) {
  for (const AppliedFix& fix : file.fixes) {
    fmt::print(stderr, "{}:{}:{}: fixed: {} [{}]\n", printable(file.path), fix.position.line,
               fix.position.column, printable(fix.message), name_of(fix.code));
  }
}

}  // namespace

std::string fix_summary(const std::vector<FixedFile>& files, std::string_view verb) {
  std::size_t faults = 0;
  for (const FixedFile& file : files) faults += file.fixes.size();
  if (faults == 0) return fmt::format("nothing {}", verb);
  return fmt::format("{} {} in {}", counted(faults, "fault"), verb, counted(files.size(), "file"));
}

Result<Done> write_fixes(const std::string& site, std::vector<FixedFile>& files) {
  std::vector<FixedFile> written;
  for (FixedFile& file : files) {
    const Result<Replaced> replaced =
        replace_file(fmt::format("{}/{}", site, file.path), file.before, file.after);
    if (!replaced) return replaced.error();
    switch (*replaced) {
      case Replaced::yes:
        print_fixed(file);
        written.push_back(std::move(file));
        break;
      case Replaced::changed_meanwhile:
        print_failure(fmt::format("{} has changed while it was checked; it is left as it is",
                                  printable(file.path)));
        break;
      case Replaced::symbolic_link:
        print_failure(fmt::format("{} is a symbolic link; it is left as it is, fix the file itself",
                                  printable(file.path)));
        break;
    }
  }
  files = std::move(written);
  return Done{};
}

void print_fixes_as_diff(const std::vector<FixedFile>& files) {
  for (const FixedFile& file : files) {
    const std::string diff = unified_diff(file.path, file.before, file.after);
    std::fwrite(diff.data(), 1, diff.size(), stdout);
  }
}

}  // namespace tokensite
