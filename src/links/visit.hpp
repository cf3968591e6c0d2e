// Asking for one link until it is clear how it is: by HEAD, by GET where a server is better at
// that, along redirects, and again where chance may have been at work. Values in, values out; the
// network is somebody else's.
#pragma once

#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "links/answer.hpp"
#include "links/link_record.hpp"

namespace tokensite {

/// How patient a visit is.
struct Patience {
  int tries = 3;  ///< at one address, while it fails in a way that may pass
  std::chrono::milliseconds first_wait{2000};  ///< before the next try; then four times as long
  std::chrono::milliseconds longest_retry_after{60'000};
  int redirects = 10;
};

/// What to ask for next, and how long to wait before.
struct Step {
  FetchMethod method = FetchMethod::head;
  std::string url;
  std::chrono::milliseconds wait{0};
  std::vector<std::string> cookies{};
  /// The server asked for the wait: nothing else should be asked of its host before.
  bool is_for_host = false;
};

struct Verdict {
  LinkState state = LinkState::alive;  ///< never dead: that takes two days
  std::string reason{};
  std::string moved_to{};
  /// A server that has enough of us, by an address of its: nothing else should be asked of its host
  /// in this run. After a redirect that isn't the link's own.
  std::string tired_url{};
  /// Nobody was there: it counts only if the network works.
  bool is_unreached = false;
};

class Visit {
 public:
  Visit(std::string url, const Patience& patience);

  Step first() const;
  std::variant<Step, Verdict> take(const Answer& answer);

 private:
  std::variant<Step, Verdict> take_failure(const Answer& answer);
  std::variant<Step, Verdict> take_redirect(const Answer& answer);
  std::variant<Step, Verdict> take_refusal(const Answer& answer);
  Verdict conclude() const;
  Step again(std::chrono::milliseconds wait);
  Step back_off();

  std::string start_;
  Patience patience_;
  std::string url_;  ///< where it stands now
  FetchMethod method_ = FetchMethod::head;
  int tries_ = 1;
  std::string moved_to_;  ///< the end of the permanent redirects that come first
  bool is_permanent_ = true;
  std::vector<std::string> visited_;
  std::vector<std::string> cookies_;
};

}  // namespace tokensite
