#include "output/directory_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <boost/filesystem.hpp>
#include <mutex>
#include <optional>
#include <set>

#include "output/build_record.hpp"
#include "output/manifest.hpp"
#include "output/output_lock.hpp"
#include "support/files.hpp"
#include "support/parallel.hpp"

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
  RecordedOutput recorded;
  bool has_fingerprint = false;
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

BuildRecord record_of(const std::vector<Output>& outputs, const std::vector<Outcome>& outcomes) {
  BuildRecord record;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (outcomes[i].has_fingerprint) record.emplace(outputs[i].path, outcomes[i].recorded);
  }
  return record;
}

Manifest manifest_of(const std::vector<Output>& outputs) {
  Manifest manifest;
  for (const Output& output : outputs) manifest.paths.insert(manifest.paths.end(), output.path);
  return manifest;
}

/// Renders and writes one output without looking at what is there.
Outcome write_fresh(const Output& output, const std::string& folder) {
  Outcome outcome{.is_written = true};
  if (const auto fingerprint = output.fingerprint()) {
    outcome.has_fingerprint = true;
    outcome.recorded.fingerprint = *fingerprint;
  }
  const Result<std::string> bytes = output.render();
  if (!bytes) return Outcome{.failure = bytes.error()};
  const auto stamp = write_file_atomically(fmt::format("{}/{}", folder, output.path), *bytes);
  if (!stamp) return Outcome{.failure = stamp.error()};
  outcome.recorded.stamp = *stamp;
  return outcome;
}

/// Everything into a new folder beside `output`, which then takes its place. None if there can be
/// no such folder, or it can't take that place: the parent may not be ours to write, `output` may
/// be a mount point.
Result<std::optional<WriteReport>> write_first(const std::vector<Output>& outputs,
                                               const std::string& output,
                                               const WriteOptions& options) {
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
  std::vector<Outcome> outcomes(outputs.size());
  parallel_for(outputs.size(), options.jobs,
               [&](std::size_t i) { outcomes[i] = write_fresh(outputs[i], staging); });
  if (auto error = first_failure(outcomes)) return clean_up(), *error;
  const Result<Done> manifest = write_manifest(staging, manifest_of(outputs));
  if (!manifest) return clean_up(), manifest.error();
  fs::rename(staging, output, failure);  // over an empty folder, if there is one
  if (failure) {
    clean_up();
    if (is_there) return std::optional<WriteReport>();
    return failure_at("make", output, failure);
  }
  write_build_record(options.record, record_of(outputs, outcomes));
  return std::optional(WriteReport{.written = outputs.size()});
}

/// Brings a folder that a build of ours filled from what it is to what the plan says.
class Updater {
 public:
  Updater(const std::vector<Output>& outputs, const std::string& output,
          const WriteOptions& options)
      : outputs_(outputs),
        output_(output),
        options_(options),
        before_(read_manifest(output)),
        after_(manifest_of(outputs)) {
    if (!options.render_all) record_ = read_build_record(options.record);
  }

  Result<WriteReport> run() {
    if (const auto error = find_foreign_file()) return *error;
    if (before_.state == BuildState::unfinished) remove_left_overs();
    remove_obstacles();
    std::vector<Outcome> outcomes(outputs_.size());
    parallel_for(outputs_.size(), options_.jobs,
                 [&](std::size_t i) { outcomes[i] = update(outputs_[i]); });
    if (auto error = first_failure(outcomes)) return *error;
    for (const std::string& path : before_.paths) {
      if (!after_.paths.contains(path)) remove(path);
    }
    if (announced_ || before_.state == BuildState::unfinished || before_.paths != after_.paths) {
      const Result<Done> manifest = write_manifest(output_, after_);
      if (!manifest) return manifest.error();
    }
    write_build_record(options_.record, record_of(outputs_, outcomes));
    const auto written =
        static_cast<std::size_t>(std::ranges::count(outcomes, true, &Outcome::is_written));
    return WriteReport{
        .written = written, .unchanged = outputs_.size() - written, .removed = removed_};
  }

 private:
  std::string on_disk(const std::string& path) const { return fmt::format("{}/{}", output_, path); }

  /// A file that would be overwritten and isn't ours.
  std::optional<Error> find_foreign_file() const {
    for (const Output& output : outputs_) {
      if (before_.paths.contains(output.path)) continue;
      const std::optional<FileStamp> stamp = file_stamp(on_disk(output.path));
      if (!stamp) continue;
      const Result<std::string> here = read_file(on_disk(output.path));
      const Result<std::string> ours = output.render();
      if (here && ours && *here == *ours) continue;
      return Error{
          fmt::format("{} is there and was not written by tokensite; move it away, or choose "
                      "another folder with --output",
                      on_disk(output.path))};
    }
    return std::nullopt;
  }

  /// Temporary files of a build that was killed.
  void remove_left_overs() {
    boost::system::error_code failure;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator entry(output_, failure), end; !failure && entry != end;
         entry.increment(failure)) {
      if (entry->path().string().ends_with(temporary_suffix)) found.push_back(entry->path());
    }
    for (const fs::path& path : found) fs::remove(path, failure);
  }

  /// Old files where there is to be a folder now, and old folders where there is to be a file.
  void remove_obstacles() {
    for (const std::string& path : before_.paths) {
      if (after_.paths.contains(path) || !is_in_the_way(path)) continue;
      if (announce()) return;  // the failure comes back with the first output that is written
      remove(path);
    }
  }

  bool is_in_the_way(const std::string& path) const {
    const auto next = after_.paths.lower_bound(path + "/");
    if (next != after_.paths.end() && next->starts_with(path + "/")) return true;
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      if (after_.paths.contains(path.substr(0, slash))) return true;
    }
    return false;
  }

  Outcome update(const Output& output) {
    Outcome outcome;
    if (const auto fingerprint = output.fingerprint()) {
      outcome.has_fingerprint = true;
      outcome.recorded.fingerprint = *fingerprint;
      const auto known = record_.find(output.path);
      if (known != record_.end() && known->second.fingerprint == *fingerprint &&
          file_stamp(on_disk(output.path)) == known->second.stamp) {
        outcome.recorded.stamp = known->second.stamp;
        return outcome;
      }
    }
    const Result<std::string> bytes = output.render();
    if (!bytes) return Outcome{.failure = bytes.error()};
    const std::optional<FileStamp> here = file_stamp(on_disk(output.path));
    if (here && here->size == bytes->size()) {
      const Result<std::string> old = read_file(on_disk(output.path));
      if (old && *old == *bytes) {
        outcome.recorded.stamp = *here;
        return outcome;
      }
    }
    if (auto error = announce()) return Outcome{.failure = std::move(error)};
    const auto stamp = write_file_atomically(on_disk(output.path), *bytes);
    if (!stamp) return Outcome{.failure = stamp.error()};
    outcome.recorded.stamp = *stamp;
    outcome.is_written = true;
    return outcome;
  }

  /// Before the first change: from here on, old and new paths are ours, whatever happens.
  std::optional<Error> announce() {
    const std::lock_guard guard(mutex_);
    if (announced_) return announce_failure_;
    announced_ = true;
    Manifest both{.state = BuildState::unfinished, .paths = before_.paths};
    both.paths.insert(after_.paths.begin(), after_.paths.end());
    const Result<Done> written = write_manifest(output_, both);
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
    for (fs::path parent = folder; parent != fs::path(output_) && fs::remove(parent, failure);) {
      parent = parent.parent_path();
    }
  }

  const std::vector<Output>& outputs_;
  const std::string& output_;
  const WriteOptions& options_;
  Manifest before_;
  Manifest after_;
  BuildRecord record_;
  std::mutex mutex_;
  bool announced_ = false;
  std::optional<Error> announce_failure_;
  std::size_t removed_ = 0;
};

}  // namespace

Result<WriteReport> write_directory(const std::vector<Output>& outputs,
                                    const WriteOptions& options) {
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
  const std::string folder = output.string();

  const Result<OutputLock> lock = OutputLock::acquire(output.parent_path().string(), [&] {
    if (options.notice)
      options.notice(fmt::format("waiting for another build in {}", output.parent_path().string()));
  });
  if (!lock) return lock.error();
  const bool is_there = fs::exists(output, failure);
  if (is_there && !fs::is_directory(output, failure)) {
    return Error{fmt::format("{} is not a folder", folder)};
  }
  if (!is_there || fs::is_empty(output, failure)) {
    const Result<std::optional<WriteReport>> first = write_first(outputs, folder, options);
    if (!first) return first.error();
    if (*first) return **first;
  }
  return Updater(outputs, folder, options).run();
}

}  // namespace tokensite
