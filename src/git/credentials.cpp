#include "git/credentials.hpp"

#include <fmt/format.h>

#include <utility>

#include "git/git_handles.hpp"
#include "support/environment.hpp"

namespace tokensite::git {
namespace {

constexpr const char* advice = "see docs/publishing.md for the ways to say who you are";

}  // namespace

Credentials::Credentials(RemoteAddress address, std::string folder)
    : address_(std::move(address)),
      folder_(std::move(folder)),
      token_(environment_variable("TOKENSITE_TOKEN")) {}

void Credentials::begin_connection() {
  answers_ = 0;
  next_way_ = first_way_;
  refusal_.clear();
}

int Credentials::refuse(std::string message) {
  refusal_ = std::move(message);
  git_error_set_str(GIT_ERROR_CALLBACK, refusal_.c_str());
  return -1;
}

int Credentials::answer(git_credential** out, const char* url, const char* user, unsigned allowed) {
  // The user's name is no proof of anything, and is asked for apart.
  if ((allowed & GIT_CREDENTIAL_USERNAME) != 0 && ++answers_ < 10)
    return git_credential_username_new(out, user == nullptr ? "git" : user);
  if (address_.kind == RemoteKind::ssh && (allowed & GIT_CREDENTIAL_SSH_KEY) != 0)
    return answer_ssh(out, user);
  if (address_.kind == RemoteKind::https && (allowed & GIT_CREDENTIAL_USERPASS_PLAINTEXT) != 0)
    return answer_https(out, url);
  if (address_.kind == RemoteKind::http) {
    return refuse(
        fmt::format("{} asks for a password over http, where anybody can read it; use "
                    "its https address",
                    address_.host));
  }
  return refuse(fmt::format("{} asks for a proof of who you are that tokensite can't give; {}",
                            address_.host, advice));
}

int Credentials::answer_https(git_credential** out, const char* url) {
  if (const std::string asking = https_authority(url == nullptr ? "" : url);
      asking != https_authority(address_.url)) {
    return refuse(fmt::format("{} led to another place, which gets no password: {}", address_.host,
                              asking.empty() ? "one without https" : asking));
  }
  const bool is_first = answers_++ == 0;
  if (!token_.empty()) {
    if (!is_first) return refuse(fmt::format("{} refused the TOKENSITE_TOKEN", address_.host));
    return git_credential_userpass_plaintext_new(out, "x-access-token", token_.c_str());
  }
  if (!is_first) {
    if (helped_) {
      tell_credential_helpers(CredentialVerdict::reject, address_.url, *helped_, folder_);
    }
    helped_.reset();
    return refuse(fmt::format("{} refused the name and password that git's credential helpers gave",
                              address_.host));
  }
  if (!helped_) helped_ = ask_credential_helpers(address_.url, folder_);
  if (!helped_) {
    return refuse(
        fmt::format("{} asks who you are: set TOKENSITE_TOKEN, or set up a credential "
                    "helper of git's; {}",
                    address_.host, advice));
  }
  return git_credential_userpass_plaintext_new(out, helped_->name.c_str(),
                                               helped_->password.c_str());
}

int Credentials::answer_ssh(git_credential** out, const char* user) {
  if (!keys_) keys_ = find_ssh_keys();
  const std::string name = user == nullptr ? "git" : user;
  const std::size_t way = next_way_++;
  const std::size_t agents = keys_->has_agent ? 1 : 0;
  if (way < agents) return git_credential_ssh_key_from_agent(out, name.c_str());
  if (way >= agents + keys_->files.size()) return refuse(ssh_refusal());
  const std::string& file = keys_->files[way - agents];
  return git_credential_ssh_key_new(out, name.c_str(), nullptr, file.c_str(), "");
}

std::string Credentials::ssh_refusal() const {
  if (!keys_->unreadable.empty())
    return fmt::format("{}, which TOKENSITE_SSH_KEY names, can't be read", keys_->unreadable);
  std::vector<std::string> tried;
  if (keys_->has_agent) tried.emplace_back("ssh-agent's keys");
  tried.insert(tried.end(), keys_->files.begin(), keys_->files.end());
  std::string message =
      tried.empty()
          ? fmt::format(
                "{} wants an ssh key, and there is none to offer: no ssh-agent, "
                "and no key file without a passphrase",
                address_.host)
          : fmt::format("{} let none of these in: {}", address_.host, fmt::join(tried, ", "));
  if (!keys_->locked.empty()) {
    message += fmt::format("; {} has a passphrase, so add it to ssh-agent (ssh-add)",
                           keys_->locked.front());
  }
  if (keys_->has_rsa_file) {
    message +=
        "; libssh2 before 1.11 signs with an RSA key in a way that servers no longer take, so make "
        "one of another kind (ssh-keygen -t ed25519)";
  }
  return message + "; " + advice;
}

void Credentials::were_accepted() {
  if (next_way_ > 0) first_way_ = next_way_ - 1;
  if (answers_ == 0 || !helped_ || is_approved_) return;
  tell_credential_helpers(CredentialVerdict::approve, address_.url, *helped_, folder_);
  is_approved_ = true;
}

std::string Credentials::scrubbed(std::string text) const {
  for (const std::string& secret : {token_, helped_ ? helped_->password : std::string()}) {
    if (secret.empty()) continue;
    for (std::size_t at = text.find(secret); at != text.npos; at = text.find(secret, at + 3))
      text.replace(at, secret.size(), "***");
  }
  return text;
}

}  // namespace tokensite::git
