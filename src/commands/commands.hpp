// The commands, each in a file of its own: options in, exit status out.
//
// Results go to standard output; diagnostics, failures and notices to standard error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "commands/exit_status.hpp"
#include "import/read_posts.hpp"

namespace tokensite {

struct BuildOptions {
  std::string site;  ///< empty: found by walking up from the current folder
  std::string output;
  std::string base_url;
  bool drafts = false;
  bool force = false;
  bool strict = false;   ///< warnings are errors
  bool profile = false;  ///< print where the time goes
  unsigned jobs = 0;     ///< 0: as many as there are cores
};
ExitStatus run_build(const BuildOptions& options);

enum class ReportFormat { text, json, sarif, github };

struct CheckOptions {
  std::string site;
  ReportFormat format = ReportFormat::text;
  bool drafts = false;
  bool strict = false;   ///< warnings are errors
  bool fix = false;      ///< apply the sure fixes first
  bool dry_run = false;  ///< show them instead
  std::string since{};   ///< a git revision: report only what concerns the changes since; or empty
  bool links = false;    ///< ask the network for the links that are due
};
ExitStatus run_check(const CheckOptions& options);

struct NewSiteOptions {
  std::string folder;
  std::string title;     ///< empty: made of the folder's name
  std::string base_url;  ///< empty: an example's
};
ExitStatus run_new_site(const NewSiteOptions& options);

struct NewEditionOptions {
  std::string site;
  std::string title;
  std::string date;    ///< empty: by the archive's rhythm
  bool force = false;  ///< though the newest edition is still a draft
};
ExitStatus run_new_edition(const NewEditionOptions& options);

struct AddOptions {
  std::string site;
  std::string url;
  std::string section;
  std::string title;
  std::vector<std::string> tags;
  std::string note;    ///< the text
  std::string again;   ///< why a link runs a second time
  bool fetch = false;  ///< ask the network for the title
};
ExitStatus run_add(const AddOptions& options);

enum class DraftFormat { text, json };

struct DraftOptions {
  std::string site;
  std::string edition;            ///< empty: the coming one
  std::vector<std::string> take;  ///< names in the inbox
  std::string section;            ///< for these
  bool fill = false;
  bool force = false;    ///< more than a section's count allows
  bool publish = false;  ///< take the `draft: true` away
  DraftFormat format = DraftFormat::text;
};
ExitStatus run_draft(const DraftOptions& options);

struct MoveOptions {
  std::string site;
  std::string item;
  std::string target;
  bool dry_run = false;
};
ExitStatus run_move(const MoveOptions& options);

struct RenumberOptions {
  std::string site;
  std::string edition;
  bool dry_run = false;
};
ExitStatus run_renumber(const RenumberOptions& options);

struct PublishOptions {
  std::string site;
  std::string remote = "origin";  ///< the name of one, a URL, or a path
  std::string branch = "gh-pages";
  bool dry_run = false;
  bool strict = false;  ///< warnings are errors
};
ExitStatus run_publish(const PublishOptions& options);

/// Without a code: a list of all.
ExitStatus run_explain(const std::string& code);

enum class ExportFormat { email, text, markdown, html };

struct ExportCommandOptions {
  std::string site;
  std::string edition;  ///< "32", "latest", "draft"
  ExportFormat format = ExportFormat::email;
  std::string output{};       ///< a file or a folder; empty: standard output
  std::string unsubscribe{};  ///< see ExportOptions
  bool compact = false;       ///< likewise
};
ExitStatus run_export(const ExportCommandOptions& options);

enum class SearchFormat { text, json };

struct SearchOptions {
  std::string site;
  std::vector<std::string> words;
  std::vector<std::string> tags;
  std::vector<std::string> sections;
  std::vector<std::string> years;
  std::vector<std::string> hosts;
  std::size_t limit = 20;  ///< 0: all
  bool drafts = false;
  SearchFormat format = SearchFormat::text;
};
ExitStatus run_search(const SearchOptions& options);

struct ServeOptions {
  std::string site;
  std::string host = "127.0.0.1";
  std::uint16_t port = 8000;
  bool drafts = false;
  std::string editor;  ///< empty: TOKENSITE_EDITOR, or Visual Studio Code
};
ExitStatus run_serve(const ServeOptions& options);

struct ImportOptions {
  std::string site;
  std::vector<std::string> paths;
  ExportKind from = ExportKind::automatic;
  bool dry_run = false;
  std::string report;  ///< a file for the report as JSON; or empty
};
ExitStatus run_import(const ImportOptions& options);

}  // namespace tokensite
