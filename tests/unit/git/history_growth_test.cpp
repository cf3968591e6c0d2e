// A history that grows commit by commit, out of what is kept of the last one.
#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "git/history.hpp"
#include "support/files.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// Any state that a repository may come into, one small step after the other.
class GrowingRepository {
 public:
  explicit GrowingRepository(unsigned seed) : random_(seed) {
    sandbox_.git("", "init --quiet repo");
    for (int i = 0; i < 8; ++i) change_a_file();
    commit();
  }
  ~GrowingRepository() { ::unsetenv("GIT_COMMITTER_DATE"); }
  GrowingRepository(const GrowingRepository&) = delete;
  GrowingRepository& operator=(const GrowingRepository&) = delete;

  /// What was done.
  std::string step() {
    const std::size_t dice = below(20);
    if (dice < 11) {
      for (std::size_t i = below(4); i < 4; ++i) change_a_file();
      commit();
      return "commit";
    }
    if (dice < 13) {
      git(fmt::format("branch --force side-{} HEAD~{}", below(3), below(2)));
      return "branch";
    }
    if (dice < 17) return merge_or_switch(dice < 15);
    if (dice == 17) {
      sandbox_.folder().write({{"repo/.mailmap", fmt::format("Name {0} <t@example.org>\n", next_)},
                               {"repo/README", fmt::format("{}", next_++)}});
      commit();
      return "names";
    }
    if (dice == 18) {
      const std::string id(trim(git("rev-parse HEAD")));
      sandbox_.folder().write({{"repo/.git-blame-ignore-revs", id + "\n"}});
      commit();
      return "ignore";
    }
    change_a_file();
    git("add --all");
    set_time();
    git("commit --quiet --amend --allow-empty --message=amended");
    return "amend";
  }

  SiteHistory history(const std::string& cache) const {
    const auto history =
        read_history(sandbox_.path("repo"), {.result = sandbox_.path(cache + "/history"),
                                             .commits = sandbox_.path(cache + "/commits")});
    if (!history) throw std::runtime_error(history.error().message);
    return *history;
  }
  void forget(const std::string& cache) { fs::remove_all(sandbox_.path(cache)); }
  std::string log() const { return git("log --graph --oneline --name-status --format='%h %ct'"); }

 private:
  std::string git(const std::string& arguments) const { return sandbox_.git("repo", arguments); }
  std::size_t below(std::size_t count) { return random_() % count; }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(sandbox_.path("repo/content"))) {
      if (fs::is_regular_file(entry.path())) names.push_back(entry.path().string());
    }
    std::ranges::sort(names);
    return names;
  }

  std::string new_name() {
    const std::string folder = below(2) == 0 ? "inbox" : "editions/1";
    return fmt::format("repo/content/{}/{}.md", folder, below(12));
  }

  std::string new_text() {
    std::string text;
    for (int i = 0; i < 6; ++i) text += fmt::format("line {} of {}\n", i, next_);
    ++next_;
    return text;
  }

  void change_a_file() {
    fs::create_directories(sandbox_.path("repo/content"));
    const std::vector<std::string> names = files();
    const std::size_t dice = names.size() < 3 ? 0 : below(6);
    if (dice == 0) {
      sandbox_.folder().write({{new_name(), new_text()}});
      return;
    }
    const std::string file = names[below(names.size())];
    const std::string text = *read_file(file);
    if (dice == 1) fs::remove(file);
    if (dice == 2 || dice == 3) {  // renamed, changed or not
      fs::remove(file);
      sandbox_.folder().write({{new_name(), text + (dice == 2 ? "" : "one more\n")}});
    }
    if (dice > 3) {
      const std::string relative = fs::path(file).lexically_relative(sandbox_.path()).string();
      sandbox_.folder().write({{relative, fmt::format("{}more {}\n", text, next_++)}});
    }
  }

  /// Many commits have one time, some are older than their parents.
  void set_time() {
    time_ += static_cast<int>(below(3)) * 60;
    const int skew = below(10) == 0 ? 600 : 0;
    ::setenv("GIT_COMMITTER_DATE", fmt::format("{} +0000", time_ - skew).c_str(), 1);
  }

  void commit() {
    git("add --all");
    set_time();
    git("commit --quiet --allow-empty --message=x");
  }

  std::string merge_or_switch(bool is_merge) {
    const std::string branches = git("branch --list 'side-*'");
    const std::string side = fmt::format("side-{}", below(3));
    if (branches.find(side) == branches.npos) return "nothing";
    if (!is_merge) {
      git("checkout --quiet -B main " + side);
      return "switch";
    }
    set_time();
    try {
      git("merge --quiet --no-edit --strategy-option=theirs " + side);
    } catch (const std::runtime_error&) {
      git("add --all");  // as it lies there, with its marks
      git("commit --quiet --message=conflict");
    }
    return "merge";
  }

  GitSandbox sandbox_;
  std::mt19937 random_;  // NOLINT: the same each time
  int time_ = 1'700'000'000;
  int next_ = 0;
};

TEST_CASE("history: one that grows is the one that is read all at once") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    GrowingRepository repository(seed);
    for (int i = 0; i < 30; ++i) {
      const std::string done = repository.step();
      INFO(fmt::format("seed {}, step {}: {}\n{}", seed, i, done, repository.log()));
      repository.forget("nothing");
      REQUIRE(repository.history("kept") == repository.history("nothing"));
    }
  }
}

TEST_CASE("history: after a new commit no older one is read again") {
  const GitSandbox sandbox;
  const auto files = [&] {
    const auto history = read_history(sandbox.path(), {.result = sandbox.path("cache/history"),
                                                       .commits = sandbox.path("cache/commits")});
    return history ? history->files : decltype(history->files)();
  };
  sandbox.git("", "init --quiet");
  for (const char* text : {"one", "two", "three"}) {
    sandbox.folder().write({{"content/a.md", text}});
    sandbox.git("", "add content");
    sandbox.git("", "commit --quiet --message=x");
  }
  CHECK(files().at("content/a.md").size() == 3);
  const std::string id = sandbox.git("", "rev-parse HEAD~1");
  fs::remove(sandbox.path(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2, 38)));
  sandbox.folder().write({{"content/a.md", "four"}});
  sandbox.git("", "commit --quiet --all --message=x");
  CHECK(files().at("content/a.md").size() == 4);
  // Whatever is wrong with the file, all is read anew: here that can't be done.
  fs::remove(sandbox.path("cache/history"));
  const std::string kept = *read_file(sandbox.path("cache/commits"));
  for (std::size_t i = 0; i < kept.size(); i += 7) {
    std::string damaged = kept;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    sandbox.folder().write({{"cache/commits", i % 2 == 0 ? damaged : kept.substr(0, i)}});
    REQUIRE(files().empty());
  }
}

}  // namespace
}  // namespace tokensite
