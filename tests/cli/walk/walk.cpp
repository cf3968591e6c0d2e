#include "tests/cli/walk/walk.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <thread>

#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

constexpr std::size_t most_mutations = 3;  ///< in a step

/// The beginning of the summary: the rest is about how much was to do.
std::string what_was_built(const Run& run) { return run.out.substr(0, run.out.find(';')); }

/// What users see of a run.
Tree seen(const Run& run) {
  return {{"the exit status", std::to_string(run.exit_status)},
          {"standard output", what_was_built(run)},
          {"standard error", run.err}};
}

/// It built the site or refused to, and didn't crash.
bool is_orderly(const Run& run) {
  return run.exit_status == 0 ||
         (run.exit_status == 1 && run.err.ends_with("nothing was written\n"));
}

}  // namespace

Walk::Walk(const WalkOptions& options)
    : kind_(options.kind),
      play_{.random = Random(options.seed),
            .site = SiteFolder(folder_.path("site")),
            .build = {},
            .attic = folder_.path("attic")},
      mutations_(source_mutations()) {
  if (kind_ != WalkKind::meanwhile) {
    const Mutations others = output_mutations();
    mutations_.insert(mutations_.end(), others.begin(), others.end());
  }
  std::erase_if(mutations_, [&](const Mutation& each) {
    const bool is_excluded =
        !options.without.empty() && each.name.find(options.without) != each.name.npos;
    return is_excluded || each.name.find(options.only) == each.name.npos;
  });
  write_first_site(play_);
  mended_ = play_.site.sources();
}

std::string Walk::step() {
  ++number_;
  play_.build.force = false;
  const Tree sources = play_.site.sources();
  if (is_broken_ && play_.random.chance(70)) {
    bring_back(mended_);
  } else if (kind_ == WalkKind::meanwhile) {
    const std::string wrong = mutate_meanwhile();
    if (!wrong.empty()) return wrong;
  } else {
    mutate();
  }
  if (kind_ == WalkKind::killed) {
    kill_builds();
    if (play_.random.chance(25)) bring_back(sources);
  }
  if (play_.random.chance(10)) {
    run_program({"check", "--site", "site"}, here());
    history_ += fmt::format("step {}: a check\n", number_);
  }
  return build_and_compare();
}

Mutation Walk::draw() {
  if (drawn_.empty()) {
    drawn_ = mutations_;
    for (std::size_t i = drawn_.size(); i > 1; --i) {
      std::swap(drawn_[i - 1], drawn_[play_.random.below(i)]);
    }
  }
  const Mutation mutation = drawn_.back();
  drawn_.pop_back();
  return mutation;
}

void Walk::mutate() {
  for (std::size_t i = 1 + play_.random.below(most_mutations); i > 0;) {
    const Mutation mutation = draw();
    const std::string what = mutation.apply(play_);
    if (what.empty()) continue;
    history_ += fmt::format("step {}: {}: {}\n", number_, mutation.name, what);
    --i;
  }
}

std::string Walk::mutate_meanwhile() {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const bool are_many = play_.random.chance(50);
  const Milliseconds wait(milliseconds_ * static_cast<double>(play_.random.below(100)) / 100);
  Random other(play_.random.below(1'000'000));  // how often it is asked depends on time
  StartedProgram early(arguments("site"), here());
  if (are_many) {
    const std::vector<std::string> files = marked_files(play_.site);
    const auto end = std::chrono::steady_clock::now() + Milliseconds(milliseconds_);
    while (std::chrono::steady_clock::now() < end) {
      const std::string file = other.one_of(files);
      play_.site.write(file, with_other_mark(play_.site.read(file), other));
    }
    history_ += fmt::format("step {}: edits all over, during a build\n", number_);
  } else {
    std::this_thread::sleep_for(wait);
    mutate();
    history_ += fmt::format("step {}: a build began {:.0f} ms before\n", number_, wait.count());
  }
  const Run run = early.wait();
  // It may have seen anything, even a file that was gone when it came to read it.
  return is_orderly(run) || run.exit_status == 3 ? "" : "a crash?\n" + run.err;
}

void Walk::kill_builds() {
  for (std::size_t i = play_.random.below(3); i > 0; --i) {
    const double wait = milliseconds_ * static_cast<double>(play_.random.below(110)) / 100;
    run_and_kill(arguments("site"), here(), wait);
    history_ += fmt::format("step {}: a build, killed after {:.0f} ms\n", number_, wait);
  }
}

void Walk::bring_back(const Tree& sources) {
  make_tree(play_.site.path(), sources, source_tops);
  history_ += fmt::format("step {}: older sources brought back\n", number_);
}

RunOptions Walk::here() const {
  // Other tests look for leaks, which takes an eighth of the time.
  return {.folder = folder_.path(), .environment = {"ASAN_OPTIONS=detect_leaks=0"}};
}

std::vector<std::string> Walk::arguments(const std::string& site) const {
  const BuildChoice& build = play_.build;
  std::vector<std::string> words = {
      "build", "--site", site, "--jobs", build.jobs, "--output", site + "/" + build.output};
  if (!build.base_url.empty()) words.insert(words.end(), {"--base-url", build.base_url});
  if (build.drafts) words.push_back("--drafts");
  if (build.force) words.push_back("--force");
  return words;
}

/// Gives the clean site the repository of the other one.
void Walk::share_history() const {
  const SiteFolder clean(folder_.path("clean"));
  if (clean.exists(".git")) clean.remove(".git");
  if (play_.site.exists(".git")) clean.write(".git", "gitdir: ../site/.git\n");
}

std::string Walk::build_and_compare() {
  const Tree sources = play_.site.sources();
  const Tree before = tree_of(play_.site.path(play_.build.output));
  make_tree(folder_.path("clean"), sources, source_tops);
  for (const char* made : {".tokensite", "public", "preview"}) {
    boost::filesystem::remove_all(folder_.path("clean") + "/" + made);
  }
  share_history();
  const auto start = std::chrono::steady_clock::now();
  StartedProgram build(arguments("site"), here());
  StartedProgram clean_build(arguments("clean"), here());
  const Run found = build.wait();
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - start;
  milliseconds_ = elapsed.count();
  const Run clean = clean_build.wait();

  is_broken_ = clean.exit_status != 0;
  if (!is_broken_) mended_ = sources;
  const Tree after = tree_of(play_.site.path(play_.build.output));
  if (!is_orderly(clean)) return "even a clean build fails:\n" + clean.err;
  const std::string wrong = difference(seen(clean), seen(found));
  if (!wrong.empty()) return wrong;
  return is_broken_ ? difference(before, after)
                    : difference(tree_of(folder_.path("clean/" + play_.build.output)), after);
}

}  // namespace tokensite
