// A branch of another repository: fetched into a store, and brought to a new commit.
//
// Never forced: a push takes place on top of the commit that was fetched, or not at all.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "git/object_store.hpp"
#include "git/remote_address.hpp"
#include "support/result.hpp"

namespace tokensite {

enum class TransferStage { fetch, pack, send };

struct RemoteEvents {
  std::function<void(TransferStage, std::size_t done, std::size_t total)> on_progress;
  /// A line that the server says during a push, as it says it: whatever bytes it likes.
  std::function<void(const std::string& line)> on_words;
  /// The server has said nothing for ten minutes. Called on a thread of its own; libgit2 can't be
  /// interrupted, so all that is left is to end the program.
  std::function<void()> on_silence;
};

struct PushOutcome {
  enum class Kind {
    done,
    moved,    ///< the branch is no longer what was fetched; nothing was done
    refused,  ///< the server won't have it
  };
  Kind kind = Kind::done;
  std::string words;  ///< the server's, if it refused
};

class RemoteBranch {
 public:
  /// `folder` is where git's credential helpers are asked. `store` outlives this.
  RemoteBranch(ObjectStore& store, RemoteAddress address, std::string branch, std::string folder,
               RemoteEvents events);
  RemoteBranch(const RemoteBranch&) = delete;
  RemoteBranch& operator=(const RemoteBranch&) = delete;
  ~RemoteBranch();

  /// The commit that the branch is at, now in the store with all that belongs to it; none if there
  /// is no such branch yet.
  Result<std::optional<std::string>> fetch();

  /// Has the branch go on from `base` (none: begin) to `commit`, whose parent it is. A failure may
  /// have come before or after the server did as it was told.
  Result<PushOutcome> push(const std::string& commit, const std::optional<std::string>& base);

 private:
  struct Impl;
  class Waiting;
  std::unique_ptr<Impl> impl_;
};

/// Whether git allows a branch of this name.
bool is_branch_name(const std::string& name);

}  // namespace tokensite
