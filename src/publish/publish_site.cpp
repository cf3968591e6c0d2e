#include "publish/publish_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "publish/stray_links.hpp"

namespace tokensite {
namespace {

constexpr std::size_t most_stray_links = 5;  // of a page

/// The branch as it was fetched.
struct Base {
  std::optional<std::string> commit;  ///< none: there is no branch yet
  std::string tree{};
  std::vector<TreeFile> files{};
};

Result<Base> read_base(ObjectStore& store, std::optional<std::string> commit) {
  Base base{.commit = std::move(commit)};
  if (!base.commit) return base;
  Result<std::string> tree = store.tree_of(*base.commit);
  if (!tree) return tree.error();
  base.tree = std::move(*tree);
  Result<std::vector<TreeFile>> files = store.files_of(base.tree);
  if (!files) return files.error();
  base.files = std::move(*files);
  return base;
}

Result<Base> fetch_base(ObjectStore& store, RemoteBranch& remote) {
  Result<std::optional<std::string>> commit = remote.fetch();
  if (!commit) return commit.error();
  return read_base(store, std::move(*commit));
}

/// What the cache lacks of what it ought to hold is fetched once more.
Result<Base> fetch_first_base(ObjectStore& store, RemoteBranch& remote) {
  Result<std::optional<std::string>> commit = remote.fetch();
  if (commit) {
    Result<Base> base = read_base(store, *commit);
    if (base) return base;
    if (const Result<Done> cleared = store.clear(); !cleared) return cleared.error();
    return fetch_base(store, remote);
  }
  return commit.error();
}

Result<std::vector<PublishedFile>> render_files(const PublishRequest& request, ObjectStore& store,
                                                Workers& workers) {
  const std::vector<Output>& outputs = request.outputs;
  std::vector<PublishedFile> files(outputs.size());
  std::vector<std::optional<Error>> failures(outputs.size());
  workers.for_each(outputs.size(), [&](std::size_t i) {
    const Result<std::string> bytes = outputs[i].render();
    const Result<std::string> id = bytes ? store.add_file(*bytes) : bytes.error();
    if (!id) {
      failures[i] = id.error();
      return;
    }
    files[i] = {.path = outputs[i].path, .size = bytes->size(), .id = *id};
    if (files[i].path.ends_with(".html"))
      files[i].strayed = stray_links(*bytes, request.base_path, most_stray_links);
  });
  for (const std::optional<Error>& failure : failures) {
    if (failure) return *failure;
  }
  return files;
}

std::vector<TreeFile> stored(const std::vector<PublishedFile>& files) {
  std::vector<TreeFile> entries;
  entries.reserve(files.size());
  for (const PublishedFile& file : files) entries.push_back({.path = file.path, .id = file.id});
  return entries;
}

/// CNAME among files that are sorted.
template <class File>
Result<std::optional<std::string>> domain_of(const ObjectStore& store,
                                             const std::vector<File>& files) {
  const auto found = std::ranges::lower_bound(files, "CNAME", {}, &File::path);
  if (found == files.end() || found->path != "CNAME") return std::optional<std::string>();
  Result<std::string> text = store.contents(found->id);
  if (!text) return text.error();
  return std::optional(std::move(*text));
}

PublishFaults guard_site(const PublishRequest& request, const std::vector<PublishedFile>& files,
                         const std::optional<std::string>& domain) {
  PublishFaults faults;
  guard_paths(files, faults);
  guard_needed_files(files, faults);
  guard_case_clashes(files, faults);
  guard_file_sizes(files, faults);
  guard_total_size(files, faults);
  guard_links(files, request.base_path, faults);
  guard_address(request.remote.url, request.base_url, domain, faults);
  return faults;
}

/// One site on its way.
class Publication {
 public:
  Publication(const PublishRequest& request, ObjectStore& store, RemoteBranch& remote)
      : request_(request), store_(store), remote_(remote) {}

  Result<PublishReport> run(Workers& workers) {
    // First, so that a remote that can't be reached is known before any work is done.
    Result<Base> base = fetch_first_base(store_, remote_);
    if (!base) return base.error();
    base_ = std::move(*base);
    Result<std::vector<PublishedFile>> files = render_files(request_, store_, workers);
    if (!files) return files.error();
    files_ = std::move(*files);
    Result<std::optional<std::string>> domain = domain_of(store_, files_);
    if (!domain) return domain.error();
    domain_ = std::move(*domain);
    const PublishFaults faults = guard_site(request_, files_, domain_);
    if (has_errors(faults)) return PublishReport{.end = End::withheld, .faults = faults};
    entries_ = stored(files_);
    Result<std::string> tree = store_.write_tree(entries_);
    if (!tree) return tree.error();
    tree_ = std::move(*tree);
    // Past this point the tree is whole; all that is left is the branch.
    Result<PublishReport> report = try_once();
    if (!report && has_lost_race_) {
      has_lost_race_ = false;
      if (request_.on_retry) request_.on_retry();
      report = try_once();
    }
    if (!report) return report.error();
    report->faults.insert(report->faults.begin(), faults.begin(), faults.end());
    return report;
  }

 private:
  using End = PublishReport::End;

  /// On top of `base_`. If that is no longer where the branch is, `base_` is set anew, and
  /// `has_lost_race_`.
  Result<PublishReport> try_once() {
    PublishReport report;
    const Result<std::optional<std::string>> before = domain_of(store_, base_.files);
    if (!before) return before.error();
    guard_domain(*before, domain_, report.faults);
    guard_branch(base_.files, files_, request_.branch, report.faults);
    report.changes = page_changes(base_.files, entries_);
    report.end = has_errors(report.faults)               ? End::withheld
                 : base_.tree == tree_                   ? End::unchanged
                 : request_.mode == PublishMode::dry_run ? End::not_asked
                                                         : End::published;
    if (report.end != End::published) return report;
    const Result<std::string> commit =
        store_.write_commit({.tree = tree_,
                             .parent = base_.commit,
                             .author = request_.source.author.value_or(Author{}),
                             .message = commit_message(report.changes, request_.source.commit)});
    if (!commit) return commit.error();
    report.commit = *commit;
    const Result<PushOutcome> pushed = remote_.push(*commit, base_.commit);
    if (pushed && pushed->kind == PushOutcome::Kind::done) return report;
    // The answer may have been lost on its way, and a refusal may mean that someone was quicker:
    // the branch itself knows.
    Result<Base> now = fetch_base(store_, remote_);
    if (!now) return pushed ? now.error() : pushed.error();
    if (now->commit == report.commit) return report;
    has_lost_race_ = now->commit != base_.commit;
    base_ = std::move(*now);
    if (!pushed) return pushed.error();
    if (pushed->kind == PushOutcome::Kind::moved || has_lost_race_) {
      return Error{fmt::format("others are publishing to {} at the same time; try again later",
                               request_.branch)};
    }
    return Error{fmt::format("{} refused to change {}: {}", request_.remote.url, request_.branch,
                             pushed->words)};
  }

  const PublishRequest& request_;
  ObjectStore& store_;
  RemoteBranch& remote_;
  Base base_;
  std::vector<PublishedFile> files_;
  std::vector<TreeFile> entries_;
  std::optional<std::string> domain_;
  std::string tree_;
  bool has_lost_race_ = false;
};

}  // namespace

Result<PublishReport> publish_site(const PublishRequest& request, Workers& workers) {
  Result<ObjectStore> store = ObjectStore::open(request.cache, request.on_wait);
  if (!store) return store.error();
  RemoteBranch remote(*store, request.remote, request.branch, request.source.folder,
                      request.events);
  return Publication(request, *store, remote).run(workers);
}

}  // namespace tokensite
