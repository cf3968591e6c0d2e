// A site as commands find it that change its sources: read whole, drafts included.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "authoring/inbox.hpp"
#include "authoring/moves.hpp"
#include "commands/site_folder.hpp"
#include "render/site.hpp"
#include "support/overlay_files.hpp"

namespace tokensite {

class OpenedSite {
 public:
  /// Fails only where the disk does.
  explicit OpenedSite(std::string folder);
  Result<Done> read();

  /// Whether config and theme are such that there is an archive; otherwise the plan says why not.
  bool has_archive() const { return plan_->site != nullptr; }
  const Plan& plan() const { return *plan_; }
  const Config& config() const { return plan_->site->config; }
  const Archive& archive() const { return plan_->site->archive; }
  const std::string& folder() const { return folder_; }
  const FileSystem& files() const { return *sources_->files; }

  /// By their files' names alone, so that those which can't be read are there, too.
  const std::vector<PlacedEdition>& editions() const { return editions_; }
  Result<std::vector<InboxItem>> inbox() const { return read_inbox(files(), config()); }

  /// What the site would be with these files, as readers see it: without drafts.
  Result<Plan> plan_with(OverlayFiles::Overlay files);

 private:
  std::string folder_;
  Workers workers_;
  std::optional<SiteSources> sources_;
  std::optional<Plan> plan_;
  std::vector<PlacedEdition> editions_;
};

/// Finds the site, reads it and calls `work`. Where there is nothing to work on it says why.
ExitStatus with_opened_site(const std::string& site,
                            const std::function<ExitStatus(OpenedSite&)>& work);

/// Prints the failure, and is the exit status for it: what was asked for can't be.
ExitStatus wrong_usage(const Error& error);

/// The edition of the archive that lies in `folder`; null if its edition.md can't be read.
const Edition* find_by_folder(const Archive& archive, const std::string& folder);

}  // namespace tokensite
