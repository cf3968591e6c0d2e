#include "commands/exported_files.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <cstdio>
#include <vector>

#include "commands/site_folder.hpp"
#include "render/copies.hpp"
#include "render/export/exports.hpp"
#include "support/files.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

struct ExportedFile {
  std::string name;  ///< in a folder
  std::string bytes;
};

/// The first is what was asked for.
std::vector<ExportedFile> render(const Site& site, std::size_t edition,
                                 const ExportCommandOptions& options) {
  const std::string stem = fmt::format("edition-{}", site.archive.editions[edition].number);
  const ExportOptions how{.unsubscribe = options.unsubscribe, .compact = options.compact};
  switch (options.format) {
    case ExportFormat::email:
      return {{stem + ".html", edition_email(site, edition, how)},
              {stem + ".txt", edition_text(site, edition, how)}};
    case ExportFormat::text:
      return {{stem + ".txt", edition_text(site, edition, how)}};
    case ExportFormat::markdown:
      return {{stem + ".md", edition_markdown(site, site.archive.editions[edition])}};
    case ExportFormat::html:
      return {{stem + "-paste.html", edition_paste_html(site, edition)}};
  }
  return {};
}

bool is_folder(const std::string& output) {
  boost::system::error_code failure;
  return output.ends_with('/') || fs::is_directory(output, failure);
}

Result<Done> write(const std::vector<ExportedFile>& files, const std::string& output) {
  for (const ExportedFile& file : files) {
    // What a symbolic link leads to is replaced, not the link.
    boost::system::error_code failure;
    const fs::path named = is_folder(output) ? fs::path(output) / file.name : fs::path(output);
    const fs::path real = fs::weakly_canonical(named, failure);
    const std::string path = (failure ? named : real).string();
    if (const auto written = write_file_atomically(path, file.bytes); !written)
      return written.error();
    fmt::print("{} ({} bytes)\n", named.string(), file.bytes.size());
    if (!is_folder(output)) break;
  }
  return Done{};
}

void say_of_draft(const Edition& edition) {
  if (!edition.draft) return;
  print_failure(fmt::format("edition {} is a draft; it is exported as `build --drafts` shows it",
                            edition.number));
}

void say_of_size(const Site& site, std::size_t index, const ExportCommandOptions& options,
                 std::size_t size) {
  if (options.format != ExportFormat::email || size <= largest_email) return;
  std::string help = "send fewer items, or part the edition in two";
  if (!options.compact) {
    const std::size_t compact =
        edition_email(site, index, {.unsubscribe = options.unsubscribe, .compact = true}).size();
    help = fmt::format("with --compact it has {}{}", compact,
                       compact > largest_email ? ": still too many; part the edition in two" : "");
  }
  print_failure(
      fmt::format("warning: the e-mail has {} bytes, and Gmail hides what comes after "
                  "the first {}; {}",
                  size, largest_email, help));
}

}  // namespace

std::optional<std::string> output_fault(const std::string& output) {
  boost::system::error_code failure;
  const fs::file_status status = fs::status(output, failure);
  const bool is_other =
      fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
  if (is_other) {
    return fmt::format(
        "--output: {} is neither a file nor a folder; without --output the result "
        "goes to standard output",
        output);
  }
  if (output.ends_with('/') && fs::is_regular_file(status)) {
    return fmt::format("--output: {} is a file, not a folder", output);
  }
  return std::nullopt;
}

ExitStatus write_export(const Site& site, std::size_t edition,
                        const ExportCommandOptions& options) {
  const std::vector<ExportedFile> files = render(site, edition, options);
  say_of_draft(site.archive.editions[edition]);
  say_of_size(site, edition, options, files.front().bytes.size());
  if (options.output.empty()) {
    fmt::print("{}", files.front().bytes);
    return ExitStatus::fine;
  }
  const Result<Done> written = write(files, options.output);
  return written ? ExitStatus::fine : world_failed(written.error());
}

}  // namespace tokensite
