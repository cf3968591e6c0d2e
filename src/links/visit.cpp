#include "links/visit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "links/redirects.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;

/// Bytes; what is longer no browser's line shows, and no lock should keep.
constexpr std::size_t longest_address = 8000;

bool is_one_of(int status, std::initializer_list<int> statuses) {
  return std::ranges::find(statuses, status) != statuses.end();
}

/// A page is there, and this is no way to see it: sign in, pay, be a person, be elsewhere. 405, 406
/// and 418 to a plain GET are what firewalls say; 999 is LinkedIn's.
bool is_blocked(int status) {
  return is_one_of(status, {401, 402, 403, 405, 406, 407, 418, 429, 451, 999});
}

/// What has to do with HEAD no more than with GET.
bool is_said_of_any_method(int status) { return is_one_of(status, {401, 407, 429, 451}); }

bool may_pass(int status) { return is_one_of(status, {408, 425, 429}) || status >= 500; }

bool may_pass(Failure failure) {
  switch (failure) {
    case Failure::no_host:
    case Failure::no_connection:
    case Failure::timeout:
    case Failure::cut_off:
      return true;
    default:
      return false;
  }
}

/// The tries that a failure is worth: one without an answer can take half a minute.
int tries_worth(const Answer& answer, const Patience& patience) {
  return answer.is_reached ? patience.tries : std::min(patience.tries, 2);
}

std::string status_reason(int status) { return fmt::format("{}", status); }

}  // namespace

Visit::Visit(std::string url, const Patience& patience)
    : start_(std::move(url)), patience_(patience), url_(start_), visited_{start_} {}

Step Visit::first() const { return {.url = url_}; }

Step Visit::again(milliseconds wait) {
  return {.method = method_, .url = url_, .wait = wait, .cookies = cookies_};
}

Step Visit::back_off() {
  const int factor = 1 << (2 * (tries_ - 1));
  ++tries_;
  return again(patience_.first_wait * factor);
}

std::variant<Step, Verdict> Visit::take(const Answer& answer) {
  cookies_ = answer.cookies;
  const int status = answer.status;
  if (answer.failure != Failure::none) return take_failure(answer);
  if (answer.is_bot_wall) return Verdict{.state = LinkState::blocked, .reason = "bot-wall"};
  if (status >= 300 && status < 400 && !answer.location.empty()) return take_redirect(answer);
  if (status < 300 || is_one_of(status, {300, 304})) return conclude();
  if (status < 400) return Verdict{.state = LinkState::failing, .reason = "bad-redirect"};
  return take_refusal(answer);
}

std::variant<Step, Verdict> Visit::take_failure(const Answer& answer) {
  const Failure failure = answer.failure;
  if (failure == Failure::private_address) return Verdict{.state = LinkState::hidden};
  if (failure == Failure::certificate_chain) {
    return Verdict{.state = LinkState::blocked, .reason = std::string(reason_of(failure))};
  }
  if (method_ == FetchMethod::head && answer.is_reached &&
      (failure == Failure::cut_off || failure == Failure::timeout ||
       failure == Failure::bad_answer)) {
    method_ = FetchMethod::get;
    return again(milliseconds(0));
  }
  if (may_pass(failure) && tries_ < tries_worth(answer, patience_)) return back_off();
  return Verdict{.state = LinkState::failing,
                 .reason = std::string(reason_of(failure)),
                 .is_unreached = !answer.is_reached};
}

std::variant<Step, Verdict> Visit::take_redirect(const Answer& answer) {
  std::string target = request_url(answer.location);
  const std::optional<UrlParts> parts = split_url(target);
  const bool is_web = parts && (parts->scheme == "https" || parts->scheme == "http");
  if (!is_web || url_fault(target) || target.size() > longest_address) {
    return Verdict{.state = LinkState::failing, .reason = "bad-redirect"};
  }
  if (is_login_page(start_, target)) {
    return Verdict{.state = LinkState::blocked, .reason = "login"};
  }
  // Twice is fine: some set a cookie and send you to where you are.
  if (std::ranges::count(visited_, target) >= 2) {
    return Verdict{.state = LinkState::failing, .reason = "redirect-loop"};
  }
  if (static_cast<int>(visited_.size()) > patience_.redirects) {
    return Verdict{.state = LinkState::failing, .reason = "too-many-redirects"};
  }
  is_permanent_ = is_permanent_ && is_one_of(answer.status, {301, 308});
  if (is_permanent_) moved_to_ = target;
  visited_.push_back(target);
  url_ = std::move(target);
  tries_ = 1;
  return again(milliseconds(0));
}

std::variant<Step, Verdict> Visit::take_refusal(const Answer& answer) {
  const int status = answer.status;
  if (method_ == FetchMethod::head && !is_said_of_any_method(status)) {
    method_ = FetchMethod::get;
    return again(milliseconds(0));
  }
  const milliseconds asked = answer.retry_after.value_or(std::chrono::seconds(0));
  const bool is_too_long = asked > patience_.longest_retry_after;
  if (may_pass(status) && tries_ < patience_.tries && !is_too_long) {
    Step step = back_off();
    step.is_for_host = asked.count() > 0;
    if (step.is_for_host) step.wait = asked;
    return step;
  }
  if (is_blocked(status)) {
    return Verdict{.state = LinkState::blocked,
                   .reason = status_reason(status),
                   .tired_url = status == 429 ? url_ : ""};
  }
  return Verdict{.state = LinkState::failing, .reason = status_reason(status)};
}

Verdict Visit::conclude() const {
  if (moved_to_.empty() || is_same_page(start_, moved_to_)) return {.state = LinkState::alive};
  return {.state = LinkState::moved, .moved_to = moved_to_};
}

}  // namespace tokensite
