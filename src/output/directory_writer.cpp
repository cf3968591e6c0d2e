#include "output/directory_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <iterator>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>

#include "output/build_record.hpp"
#include "output/manifest.hpp"
#include "output/output_folders.hpp"
#include "output/output_stamps.hpp"
#include "support/files.hpp"
#include "support/folder_lock.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr std::string_view staging_suffix = ".tokensite-new";

Error failure_at(std::string_view verb, const fs::path& path,
                 const boost::system::error_code& code) {
  return Error{fmt::format("cannot {} {}: {}", verb, path.string(), code.message())};
}

/// What became of one output.
struct Outcome {
  std::optional<Fingerprint> fingerprint;
  FileStamp stamp;
  bool is_written = false;
  std::optional<Error> failure;
};

/// The first failure, in the plan's order, so that the report doesn't depend on threads.
std::optional<Error> first_failure(const std::vector<Outcome>& outcomes) {
  for (const Outcome& outcome : outcomes) {
    if (outcome.failure) return outcome.failure;
  }
  return std::nullopt;
}

Manifest manifest_of(const Plan& plan) {
  Manifest manifest;
  manifest.paths.reserve(plan.outputs.size());
  for (const Output& output : plan.outputs) manifest.paths.push_back(output.path);
  return manifest;
}

void keep_record(const Plan& plan, const std::vector<Outcome>& outcomes, const FileStamp& manifest,
                 const WriteOptions& options) {
  BuildRecord record{.editions = plan.summary.editions,
                     .items = plan.summary.items,
                     .manifest = manifest,
                     .outputs = {}};
  // What there is something to say of is planned, and said, every time.
  if (plan.diagnostics.empty()) record.inputs = options.inputs;
  record.outputs.reserve(outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    record.outputs.push_back({.path = plan.outputs[i].path,
                              .fingerprint = outcomes[i].fingerprint,
                              .stamp = outcomes[i].stamp});
  }
  write_build_record(options.record, record);
}

/// Renders and writes one output without looking at what is there.
Outcome write_fresh(const Output& output, std::span<const std::string> own_folders,
                    const Folder& folder) {
  for (const std::string& own : own_folders) {
    if (const Result<Done> made = folder.make_folder(own); !made) return {.failure = made.error()};
  }
  const Result<std::string> bytes = output.render();
  if (!bytes) return {.failure = bytes.error()};
  const Result<FileStamp> stamp = folder.create(output.path, *bytes);
  if (!stamp) return {.failure = stamp.error()};
  return {.fingerprint = output.fingerprint(), .stamp = *stamp, .is_written = true};
}

/// The places of all outputs, slow ones first.
std::vector<std::size_t> order_of_work(const std::vector<Output>& outputs) {
  std::vector<std::size_t> order(outputs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_partition(order, [&](std::size_t i) { return outputs[i].is_slow; });
  return order;
}

/// All outputs into a new folder.
Result<std::vector<Outcome>> write_all_fresh(const Plan& plan, const std::string& path,
                                             Workers& workers) {
  const Result<Folder> folder = Folder::open(path);
  if (!folder) return folder.error();
  const OutputFolders folders = folders_of(plan.outputs);
  for (const std::string& shared : folders.shared) {
    if (const Result<Done> made = folder->make_folder(shared); !made) return made.error();
  }
  std::vector<Outcome> outcomes(plan.outputs.size());
  const std::vector<std::size_t> order = order_of_work(plan.outputs);
  workers.for_each(order.size(), [&](std::size_t n) {
    const std::size_t i = order[n];
    outcomes[i] = write_fresh(plan.outputs[i], folders.of(i), *folder);
  });
  if (auto error = first_failure(outcomes)) return *error;
  return outcomes;
}

/// Everything into a new folder beside `output`, which then takes its place. None if there can be
/// no such folder, or it can't take that place: the parent may not be ours to write, `output` may
/// be a mount point.
Result<std::optional<WriteReport>> write_first(const Plan& plan, const std::string& output,
                                               const WriteOptions& options, Workers& workers) {
  const std::string staging = fmt::format("{}{}", output, staging_suffix);
  boost::system::error_code failure;
  fs::remove_all(staging, failure);  // of a build that was killed
  const bool is_there = fs::exists(output, failure);
  fs::create_directories(staging, failure);
  if (failure && is_there) return std::optional<WriteReport>();
  if (failure) return failure_at("make", staging, failure);
  const auto clean_up = [&] {
    boost::system::error_code ignored;
    fs::remove_all(staging, ignored);
  };
  const Result<std::vector<Outcome>> outcomes = write_all_fresh(plan, staging, workers);
  if (!outcomes) return clean_up(), outcomes.error();
  const Result<FileStamp> manifest = write_manifest(staging, manifest_of(plan));
  if (!manifest) return clean_up(), manifest.error();
  fs::rename(staging, output, failure);  // over an empty folder, if there is one
  if (failure) {
    clean_up();
    if (is_there) return std::optional<WriteReport>();
    return failure_at("make", output, failure);
  }
  keep_record(plan, *outcomes, *manifest, options);
  return std::optional(WriteReport{.written = plan.outputs.size()});
}

/// Brings a folder that a build of ours filled from what it is to what the plan says.
class Updater {
 public:
  Updater(const Plan& plan, const Folder& folder, const WriteOptions& options, Workers& workers)
      : plan_(plan),
        outputs_(plan.outputs),
        folder_(folder),
        options_(options),
        workers_(workers),
        before_(read_manifest(folder.path())) {
    if (!options.render_all) record_ = read_build_record(options.record);
    split_paths();
  }

  Result<WriteReport> run() {
    if (const auto error = find_foreign_file()) return *error;
    remove_left_overs();
    remove_obstacles();
    const std::vector<const RecordedOutput*> known = known_outputs();
    const auto stamps = stamps_of(
        folder_, outputs_.size(), [&](std::size_t i) { return std::string_view(outputs_[i].path); },
        workers_);
    std::vector<Outcome> outcomes(outputs_.size());
    workers_.for_each(outputs_.size(), [&](std::size_t i) {
      outcomes[i] = update(outputs_[i], known[i], stamps[i]);
    });
    if (auto error = first_failure(outcomes)) return *error;
    for (const std::string& path : gone_) remove(path);
    const Result<FileStamp> manifest = finish_manifest();
    if (!manifest) return manifest.error();
    keep_record(plan_, outcomes, *manifest, options_);
    const auto written =
        static_cast<std::size_t>(std::ranges::count(outcomes, true, &Outcome::is_written));
    return WriteReport{
        .written = written, .unchanged = outputs_.size() - written, .removed = removed_};
  }

 private:
  std::string on_disk(const std::string& path) const {
    return fmt::format("{}/{}", folder_.path(), path);
  }

  /// Which outputs are new, and which paths are no outputs any more.
  void split_paths() {
    auto old = before_.paths.begin();
    for (const Output& output : outputs_) {
      for (; old != before_.paths.end() && *old < output.path; ++old) gone_.push_back(*old);
      if (old != before_.paths.end() && *old == output.path) {
        ++old;
      } else {
        added_.push_back(&output);
      }
    }
    gone_.insert(gone_.end(), old, before_.paths.end());
  }

  /// What is known of each output.
  std::vector<const RecordedOutput*> known_outputs() const {
    std::vector<const RecordedOutput*> known(outputs_.size(), nullptr);
    auto recorded = record_.outputs.begin();
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      while (recorded != record_.outputs.end() && recorded->path < outputs_[i].path) ++recorded;
      if (recorded == record_.outputs.end()) break;
      if (recorded->path == outputs_[i].path) known[i] = &*recorded;
    }
    return known;
  }

  /// A file that would be overwritten and isn't ours.
  std::optional<Error> find_foreign_file() const {
    for (const Output* output : added_) {
      if (!folder_.stamp(output->path)) continue;
      const Result<std::string> here = folder_.read(output->path);
      const Result<std::string> ours = output->render();
      if (here && ours && *here == *ours) continue;
      return Error{
          fmt::format("{} is there and was not written by tokensite; move it away, or choose "
                      "another folder with --output",
                      on_disk(output->path))};
    }
    return std::nullopt;
  }

  /// Temporary files of a build that was killed. One that was killed before it could say so in the
  /// list left only a new list.
  void remove_left_overs() {
    boost::system::error_code failure;
    fs::remove(fmt::format("{}/{}{}", folder_.path(), manifest_name, temporary_suffix), failure);
    if (before_.state == BuildState::finished) return;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator entry(folder_.path(), failure), end;
         !failure && entry != end; entry.increment(failure)) {
      if (entry->path().string().ends_with(temporary_suffix)) found.push_back(entry->path());
    }
    for (const fs::path& path : found) fs::remove(path, failure);
  }

  /// Old files where there is to be a folder now, and old folders where there is to be a file.
  void remove_obstacles() {
    for (const std::string& path : gone_) {
      if (!is_in_the_way(path)) continue;
      if (announce()) return;  // the failure comes back with the first output that is written
      remove(path);
    }
  }

  bool is_output(std::string_view path) const {
    return std::ranges::binary_search(outputs_, path, {}, &Output::path);
  }

  bool is_in_the_way(const std::string& path) const {
    const std::string as_folder = path + "/";
    const auto next = std::ranges::lower_bound(outputs_, as_folder, {}, &Output::path);
    if (next != outputs_.end() && next->path.starts_with(as_folder)) return true;
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      if (is_output(std::string_view(path).substr(0, slash))) return true;
    }
    return false;
  }

  Outcome update(const Output& output, const RecordedOutput* known,
                 const std::optional<FileStamp>& here) {
    Outcome outcome{.fingerprint = output.fingerprint()};
    if (known != nullptr && outcome.fingerprint && known->fingerprint == outcome.fingerprint &&
        here == known->stamp) {
      outcome.stamp = *here;
      return outcome;
    }
    const Result<std::string> bytes = output.render();
    if (!bytes) return {.failure = bytes.error()};
    if (here && here->size == bytes->size()) {
      const Result<std::string> old = folder_.read(output.path);
      if (old && *old == *bytes) {
        outcome.stamp = *here;
        return outcome;
      }
    }
    if (auto error = announce()) return {.failure = std::move(error)};
    const Result<FileStamp> stamp = write(output.path, *bytes);
    if (!stamp) return {.failure = stamp.error()};
    outcome.stamp = *stamp;
    outcome.is_written = true;
    return outcome;
  }

  Result<FileStamp> write(const std::string& path, std::string_view bytes) const {
    Result<FileStamp> stamp = folder_.replace(path, bytes);
    if (stamp) return stamp;
    // Perhaps it is only its folder that isn't there, or another thread is just making it.
    boost::system::error_code failure;
    fs::create_directories(fs::path(on_disk(path)).parent_path(), failure);
    return folder_.replace(path, bytes);
  }

  /// The list as it is from now on.
  Result<FileStamp> finish_manifest() {
    const bool is_as_it_was =
        !announced_ && before_.state == BuildState::finished && added_.empty() && gone_.empty();
    if (is_as_it_was) {
      if (const auto stamp = folder_.stamp(std::string(manifest_name))) return *stamp;
    }
    return write_manifest(folder_.path(), manifest_of(plan_));
  }

  /// Before the first change: from here on, old and new paths are ours, whatever happens.
  std::optional<Error> announce() {
    const std::lock_guard guard(mutex_);
    if (announced_) return announce_failure_;
    announced_ = true;
    Manifest both{.state = BuildState::unfinished, .paths = {}};
    std::ranges::set_union(before_.paths, manifest_of(plan_).paths, std::back_inserter(both.paths));
    const Result<FileStamp> written = write_manifest(folder_.path(), both);
    if (!written) announce_failure_ = written.error();
    return announce_failure_;
  }

  /// A file of ours, and the folders that are empty without it. A folder that has become a link
  /// leads out of the output; what lies behind it is left alone.
  void remove(const std::string& path) {
    boost::system::error_code failure;
    const fs::path file(on_disk(path));
    const fs::path folder = fs::canonical(file.parent_path(), failure);
    if (failure || folder != fs::path(on_disk(path)).parent_path().lexically_normal()) return;
    if (!fs::is_directory(folder, failure)) return;  // it is one of the new files
    if (!fs::is_directory(fs::symlink_status(file, failure)) && fs::remove(file, failure)) {
      ++removed_;
    }
    for (fs::path parent = folder;
         parent != fs::path(folder_.path()) && fs::remove(parent, failure);) {
      parent = parent.parent_path();
    }
  }

  const Plan& plan_;
  const std::vector<Output>& outputs_;
  const Folder& folder_;
  const WriteOptions& options_;
  Workers& workers_;
  Manifest before_;
  std::vector<const Output*> added_;
  std::vector<std::string> gone_;
  BuildRecord record_;
  std::mutex mutex_;
  bool announced_ = false;
  std::optional<Error> announce_failure_;
  std::size_t removed_ = 0;
};

}  // namespace

Result<WriteReport> write_directory(const Plan& plan, const WriteOptions& options,
                                    Workers& workers) {
  boost::system::error_code failure;
  fs::path output = fs::absolute(options.output).lexically_normal();
  if (output.filename() == "." || output.filename().empty()) output = output.parent_path();
  if (output == output.root_path()) return Error{"cannot write a site to the root of the disk"};
  fs::create_directories(output.parent_path(), failure);
  if (failure) return failure_at("make", output.parent_path(), failure);
  const fs::path parent = fs::canonical(output.parent_path(), failure);
  if (failure) return failure_at("open", output.parent_path(), failure);
  output = parent / output.filename();
  if (fs::exists(output, failure)) {
    output = fs::canonical(output, failure);  // it may be a link to where the site is served from
    if (failure) return failure_at("open", output, failure);
  }
  const std::string path = output.string();

  const Result<FolderLock> lock = FolderLock::acquire(output.parent_path().string(), [&] {
    if (options.notice)
      options.notice(fmt::format("waiting for another build in {}", output.parent_path().string()));
  });
  if (!lock) return lock.error();
  const bool is_there = fs::exists(output, failure);
  if (is_there && !fs::is_directory(output, failure)) {
    return Error{fmt::format("{} is not a folder", path)};
  }
  if (!is_there || fs::is_empty(output, failure)) {
    const Result<std::optional<WriteReport>> first = write_first(plan, path, options, workers);
    if (!first) return first.error();
    if (*first) return **first;
  }
  const Result<Folder> folder = Folder::open(path);
  if (!folder) return folder.error();
  return Updater(plan, *folder, options, workers).run();
}

std::optional<FinishedBuild> find_finished_build(const WriteOptions& options, Workers& workers) {
  if (options.render_all || !options.inputs) return std::nullopt;
  const BuildRecord record = read_build_record(options.record);
  if (record.inputs != options.inputs) return std::nullopt;
  const Result<Folder> folder = Folder::open(options.output);
  if (!folder || folder->stamp(std::string(manifest_name)) != record.manifest) return std::nullopt;
  const std::vector<RecordedOutput>& outputs = record.outputs;
  const auto stamps = stamps_of(
      *folder, outputs.size(), [&](std::size_t i) { return outputs[i].path; }, workers);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (stamps[i] != outputs[i].stamp) return std::nullopt;
  }
  return FinishedBuild{.summary = {.editions = record.editions, .items = record.items},
                       .outputs = record.outputs.size()};
}

}  // namespace tokensite
