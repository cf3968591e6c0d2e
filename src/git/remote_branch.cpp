#include "git/remote_branch.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "git/child_process.hpp"
#include "git/credentials.hpp"
#include "git/git_handles.hpp"
#include "git/local_transport.hpp"
#include "git/patience.hpp"
#include "git/server_trust.hpp"
#include "git/server_words.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::chrono::minutes longest_silence(10);

/// What stood on several lines on one.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = is_ascii_space(c);
    if (is_space && (line.empty() || line.back() == ' ')) continue;
    line += is_space ? ' ' : c;
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

struct RemoteBranch::Impl {
  ObjectStore& store;
  RemoteAddress address;
  std::string branch;
  RemoteEvents events;
  git::Credentials credentials;
  git::LocalService local{.path = address.url, .complaint = {}};
  NoPipeSignal quiet{};

  // Of the push that is going on.
  std::optional<std::string> base{};
  bool has_moved = false;
  bool has_answer = false;
  std::string refusal{};
  ServerWords words{[this](const std::string& line) { say(line); }};

  Patience* patience = nullptr;  ///< while there is somebody to wait for

  void note_sign_of_life() {
    if (patience != nullptr) patience->sign_of_life();
  }

  std::string full_name() const { return "refs/heads/" + branch; }

  /// Where the cache keeps what the branch of this remote was.
  std::string kept_name() const {
    return fmt::format("refs/published/{}", to_hex(Hasher().add(address.url).add(branch).finish()));
  }

  Result<git::Remote> make_remote() {
    git_remote_create_options options = GIT_REMOTE_CREATE_OPTIONS_INIT;
    options.repository = store.repository();
    // The address is as the user's settings have it, and was judged so.
    options.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC;
    git_remote* raw = nullptr;
    if (git_remote_create_with_opts(&raw, address.url.c_str(), &options) != 0)
      return git::failure(fmt::format("cannot use the address {}", address.url));
    credentials.begin_connection();
    local.complaint.clear();
    return git::Remote(raw);
  }

  git_remote_callbacks callbacks() {
    git_remote_callbacks calls = GIT_REMOTE_CALLBACKS_INIT;
    calls.payload = this;
    calls.credentials = [](git_credential** out, const char* url, const char* user,
                           unsigned allowed, void* self) {
      static_cast<Impl*>(self)->note_sign_of_life();
      return static_cast<Impl*>(self)->credentials.answer(out, url, user, allowed);
    };
    if (address.kind == RemoteKind::path) {
      calls.transport = [](git_transport** out, git_remote* owner, void* self) {
        return git::new_local_transport(out, owner, static_cast<Impl*>(self)->local);
      };
    }
    calls.transfer_progress = [](const git_indexer_progress* progress, void* self) {
      static_cast<Impl*>(self)->show(TransferStage::fetch, progress->received_objects,
                                     progress->total_objects);
      return 0;
    };
    return calls;
  }

  git_remote_callbacks push_callbacks() {
    git_remote_callbacks calls = callbacks();
    calls.pack_progress = [](int stage, std::uint32_t current, std::uint32_t total, void* self) {
      if (stage == GIT_PACKBUILDER_DELTAFICATION)
        static_cast<Impl*>(self)->show(TransferStage::pack, current, total);
      return 0;
    };
    calls.push_transfer_progress = [](unsigned current, unsigned total, std::size_t, void* self) {
      static_cast<Impl*>(self)->show(TransferStage::send, current, total);
      return 0;
    };
    calls.sideband_progress = [](const char* text, int size, void* self) {
      static_cast<Impl*>(self)->note_sign_of_life();
      static_cast<Impl*>(self)->words.hear({text, static_cast<std::size_t>(size)});
      return 0;
    };
    calls.push_negotiation = [](const git_push_update** updates, std::size_t count, void* self) {
      return static_cast<Impl*>(self)->check_lease(updates, count);
    };
    calls.push_update_reference = [](const char*, const char* status, void* self) {
      static_cast<Impl*>(self)->has_answer = true;
      if (status != nullptr) static_cast<Impl*>(self)->refusal = status;
      return 0;
    };
    return calls;
  }

  void show(TransferStage stage, std::size_t done, std::size_t total) {
    note_sign_of_life();
    if (events.on_progress) events.on_progress(stage, done, total);
  }

  void say(const std::string& line) {
    if (events.on_words) events.on_words(credentials.scrubbed(line));
  }

  /// The branch must be what was fetched.
  int check_lease(const git_push_update** updates, std::size_t count) {
    const git_oid expected = base ? git::to_oid(*base) : git_oid{};
    if (count == 1 && git_oid_equal(&updates[0]->src, &expected) == 1) return 0;
    has_moved = true;
    git_error_set_str(GIT_ERROR_CALLBACK, "the branch has moved");
    return -1;
  }

  Error failure(std::string_view what, int status) const {
    std::string why = git::reason();
    if (!credentials.refusal().empty()) {
      why = credentials.refusal();
    } else if (address.kind == RemoteKind::path && !local.complaint.empty()) {
      why = one_line(local.complaint);
    } else if (status == GIT_ECERTIFICATE) {
      why = git::distrust_of(address, why);
    }
    return Error{credentials.scrubbed(fmt::format("{} {}: {}", what, address.url, why))};
  }
};

/// For as long as it lives, the server is waited for, but not for ever.
class RemoteBranch::Waiting {
 public:
  explicit Waiting(Impl& self)
      : self_(self), patience_(longest_silence, [&self] {
          if (self.events.on_silence) self.events.on_silence();
        }) {
    self_.patience = &patience_;
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() { self_.patience = nullptr; }

 private:
  Impl& self_;
  Patience patience_;
};

RemoteBranch::RemoteBranch(ObjectStore& store, RemoteAddress address, std::string branch,
                           std::string folder, RemoteEvents events)
    : impl_(new Impl{.store = store,
                     .address = address,
                     .branch = std::move(branch),
                     .events = std::move(events),
                     .credentials = git::Credentials(address, std::move(folder))}) {
  git::set_up_connections(store.repository());
}

RemoteBranch::~RemoteBranch() = default;

Result<std::optional<std::string>> RemoteBranch::fetch() {
  Impl& self = *impl_;
  const Waiting waiting(self);
  const std::string what = fmt::format("cannot fetch {} from", self.branch);
  Result<git::Remote> remote = self.make_remote();
  if (!remote) return remote.error();
  git_fetch_options options = GIT_FETCH_OPTIONS_INIT;
  options.callbacks = self.callbacks();
  options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
  options.proxy_opts.type = GIT_PROXY_AUTO;
  int status = git_remote_connect(remote->get(), GIT_DIRECTION_FETCH, &options.callbacks,
                                  &options.proxy_opts, nullptr);
  const git_remote_head** heads = nullptr;
  std::size_t count = 0;
  if (status == 0) status = git_remote_ls(&heads, &count, remote->get());
  if (status != 0) {
    remote->reset();  // so that git has said what it has to say
    return self.failure(what, status);
  }
  self.credentials.were_accepted();
  std::optional<git_oid> tip;
  for (std::size_t i = 0; i < count; ++i) {
    if (heads[i]->name == self.full_name()) tip = heads[i]->oid;
  }
  if (!tip) return std::optional<std::string>();
  std::string refspec = fmt::format("+{}:{}", self.full_name(), self.kept_name());
  char* refspecs[] = {refspec.data()};
  const git_strarray wanted{.strings = refspecs, .count = 1};
  status = git_remote_download(remote->get(), &wanted, &options);
  if (status != 0) {
    const Error failure = self.failure(what, status);
    remote->reset();
    return failure;
  }
  git_reference* raw = nullptr;
  status = git_reference_create(&raw, self.store.repository(), self.kept_name().c_str(), &*tip, 1,
                                nullptr);
  const git::Reference kept(raw);
  if (status != 0)
    return git::failure(fmt::format("cannot keep what was fetched of {}", self.branch));
  return std::optional(git::to_hex(*tip));
}

Result<PushOutcome> RemoteBranch::push(const std::string& commit,
                                       const std::optional<std::string>& base) {
  Impl& self = *impl_;
  const Waiting waiting(self);
  self.base = base;
  self.has_moved = self.has_answer = false;
  self.refusal.clear();
  const git_oid id = git::to_oid(commit);
  git_reference* raw = nullptr;
  int status = git_reference_create(&raw, self.store.repository(), self.full_name().c_str(), &id, 1,
                                    nullptr);
  const git::Reference ours(raw);
  if (status != 0) return git::failure(fmt::format("cannot push a branch called {}", self.branch));
  Result<git::Remote> remote = self.make_remote();
  if (!remote) return remote.error();
  git_push_options options = GIT_PUSH_OPTIONS_INIT;
  options.callbacks = self.push_callbacks();
  options.proxy_opts.type = GIT_PROXY_AUTO;
  options.pb_parallelism = 0;  // as many threads as there are cores
  std::string refspec = fmt::format("{0}:{0}", self.full_name());
  char* refspecs[] = {refspec.data()};
  const git_strarray wanted{.strings = refspecs, .count = 1};
  status = git_remote_push(remote->get(), &wanted, &options);
  self.words.end();
  const Error failure = self.failure(fmt::format("cannot push {} to", self.branch), status);
  git_reference_delete(ours.get());
  if (self.has_moved || status == GIT_ENONFASTFORWARD)
    return PushOutcome{.kind = PushOutcome::Kind::moved, .words = {}};
  // libgit2 calls it a success, too, when the server refused.
  if (!self.refusal.empty()) {
    return PushOutcome{.kind = PushOutcome::Kind::refused,
                       .words = self.credentials.scrubbed(self.refusal)};
  }
  if (status != 0) return failure;
  if (!self.has_answer) {
    return Error{fmt::format("cannot push {} to {}: the server didn't say what became of it",
                             self.branch, self.address.url)};
  }
  self.credentials.were_accepted();
  return PushOutcome{};
}

bool is_branch_name(const std::string& name) {
  const git::Library library;
  int is_valid = 0;
  return git_branch_name_is_valid(&is_valid, name.c_str()) == 0 && is_valid == 1;
}

}  // namespace tokensite
