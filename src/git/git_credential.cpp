#include "git/git_credential.hpp"

#include <fmt/format.h>

#include <chrono>

#include "git/child_process.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// A helper may open a window and wait for someone to type.
constexpr std::chrono::seconds patience(120);

std::string description_of(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts) return {};
  std::string_view path = parts->path;
  if (path.starts_with('/')) path.remove_prefix(1);
  return fmt::format("protocol={}\nhost={}{}{}\npath={}\n", parts->scheme, parts->host,
                     parts->port.empty() ? "" : ":", parts->port, path);
}

Result<ChildRun> run_git_credential(const char* action, const std::string& input,
                                    const std::string& folder) {
  return run_child({.words = {"git", "credential", action},
                    .folder = folder,
                    .environment = {"GIT_TERMINAL_PROMPT=0"}},
                   input, patience);
}

}  // namespace

std::optional<NameAndPassword> parse_credential(std::string_view answer) {
  NameAndPassword found;
  while (!answer.empty()) {
    const std::size_t end = answer.find('\n');
    const std::string_view line = answer.substr(0, end);
    answer.remove_prefix(end == answer.npos ? answer.size() : end + 1);
    const std::size_t equals = line.find('=');
    if (equals == line.npos) continue;
    const std::string_view key = line.substr(0, equals);
    if (key == "username") found.name = line.substr(equals + 1);
    if (key == "password") found.password = line.substr(equals + 1);
  }
  if (found.name.empty() || found.password.empty()) return std::nullopt;
  return found;
}

std::optional<NameAndPassword> ask_credential_helpers(std::string_view url,
                                                      const std::string& folder) {
  const Result<ChildRun> run = run_git_credential("fill", description_of(url) + "\n", folder);
  if (!run || run->exit_status != 0) return std::nullopt;
  return parse_credential(run->out);
}

void tell_credential_helpers(CredentialVerdict verdict, std::string_view url,
                             const NameAndPassword& credential, const std::string& folder) {
  const std::string input = fmt::format("{}username={}\npassword={}\n\n", description_of(url),
                                        credential.name, credential.password);
  const char* action = verdict == CredentialVerdict::approve ? "approve" : "reject";
  if (!run_git_credential(action, input, folder)) {
    // They will be asked again the next time; that is all.
  }
}

}  // namespace tokensite
