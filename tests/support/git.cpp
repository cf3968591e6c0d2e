#include "tests/support/git.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

#include "support/files.hpp"

namespace tokensite {

std::string GitSandbox::git(const std::string& folder, const std::string& arguments) const {
  const std::string said = home_.path("said");
  const std::string command = fmt::format(
      "cd '{}' && env HOME='{}' GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 git "
      "-c user.name=Tester -c user.email=t@example.org -c init.defaultBranch=main "
      "-c commit.gpgSign=false -c protocol.file.allow=always {} >'{}' 2>&1",
      path(folder), home_.path(), arguments, said);
  const bool is_done = std::system(command.c_str()) == 0;
  std::string text = *read_file(said);
  if (is_done) return text;
  throw std::runtime_error(fmt::format("git {}: {}", arguments, text));
}

void GitSandbox::commit_all(const std::string& folder) const {
  git(folder, "add --all");
  git(folder, "commit --quiet --allow-empty --message=changes");
}

Run GitSandbox::tokensite(const std::string& folder,
                          const std::vector<std::string>& arguments) const {
  return run_program(arguments, {.folder = path(folder),
                                 .environment = {"HOME=" + home_.path(), "XDG_CONFIG_HOME="}});
}

}  // namespace tokensite
