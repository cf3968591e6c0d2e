#include "links/check_links.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "links/archive_copies.hpp"
#include "links/due.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_archive_answer = 64U << 10U;  ///< bytes
constexpr std::size_t most_controls = 3;

/// So many links without anybody there, one after the other: time to look at our own line.
constexpr std::size_t many_doubtful = 16;

constexpr std::size_t control_id = static_cast<std::size_t>(-1);

class Run {
 public:
  Run(const LinkLock& known, const SiteLinks& links, const LinkCheckOptions& options)
      : links_(links), options_(options), fetcher_(options.fetch) {
    check_.lock = known;
  }

  LinkCheck go() {
    begin();
    do {
      while (std::optional<Fetched> fetched = next()) take(*fetched);
    } while (!has_ended() && !doubtful_.empty() && ask_controls());
    // With nobody to ask, what fails is taken for our own fault.
    if (!has_ended() && !doubtful_.empty()) check_.end = LinkCheckEnd::no_network;
    if (!has_ended()) ask_archive();
    return std::move(check_);
  }

 private:
  void begin() {
    for (const auto& [url, link] : links_) {
      const auto known = check_.lock.find(url);
      if (known != check_.lock.end() && !wants_asking(known->second)) continue;
      const std::size_t id = visits_.size();
      visits_.push_back({.url = url, .visit = Visit(url, options_.patience)});
      ask(id, visits_.back().visit.first());
    }
    check_.due = visits_.size();
    tell_progress();
  }

  bool wants_asking(const LinkRecord& record) const {
    const bool is_now_allowed = record.state == LinkState::hidden &&
                                options_.fetch.private_addresses == PrivateAddresses::allow;
    return is_now_allowed || is_due(record, options_.today);
  }

  void ask(std::size_t id, Step step) {
    if (step.is_for_host) fetcher_.pause_host(step.url, step.wait);
    const bool goes_on = step.url != visits_[id].url || step.method == FetchMethod::get;
    Fetch fetch{.id = id,
                .url = std::move(step.url),
                .method = step.method,
                .cookies = std::move(step.cookies)};
    // What goes on is before what hasn't begun, so that few links are half done at any time.
    if (goes_on && step.wait.count() == 0) return fetcher_.ask_first(std::move(fetch));
    fetcher_.ask(std::move(fetch), step.wait);
  }

  /// None if there is nothing more to come, or no use in waiting for it.
  std::optional<Fetched> next() {
    std::optional<Fetched> fetched = has_ended() ? std::nullopt : fetcher_.next();
    const Interruption* interruption = options_.fetch.interruption;
    if (interruption != nullptr && interruption->has_come()) {
      check_.end = LinkCheckEnd::interrupted;
    }
    return fetched;
  }

  bool has_ended() const { return check_.end != LinkCheckEnd::finished; }

  void take(const Fetched& fetched) {
    if (fetched.answer.is_reached) record_doubtful();
    if (fetched.id == control_id) {
      --controls_;
      if (controls_ == 0 && !doubtful_.empty()) check_.end = LinkCheckEnd::no_network;
      return;
    }
    UnderWay& under_way = visits_[fetched.id];
    std::variant<Step, Verdict> next = under_way.visit.take(fetched.answer);
    if (auto* step = std::get_if<Step>(&next)) return ask(fetched.id, std::move(*step));
    const Verdict& verdict = std::get<Verdict>(next);
    if (!verdict.tired_url.empty()) done_ += fetcher_.drop_host(verdict.tired_url).size();
    ++done_;
    tell_progress();
    if (!verdict.is_unreached) return record(under_way.url, verdict);
    doubtful_.emplace_back(under_way.url, verdict);
    if (doubtful_.size() % many_doubtful == 0 && controls_ == 0) ask_controls();
  }

  void record(const std::string& url, const Verdict& verdict) {
    const auto known = check_.lock.find(url);
    check_.lock[url] = updated_record(url, known == check_.lock.end() ? nullptr : &known->second,
                                      verdict, options_.today);
    ++check_.answered;
  }

  void record_doubtful() {
    for (const auto& [url, verdict] : doubtful_) record(url, verdict);
    doubtful_.clear();
  }

  /// Nobody answered since the last failures: are they to blame, or our own line? Links that were
  /// alive the last time, the site itself and the archive are asked; the first to answer settles
  /// it. False if there is nobody to ask.
  bool ask_controls() {
    std::vector<std::string> controls;
    std::set<std::string> hosts;
    for (const auto& [url, record] : check_.lock) {
      if (controls.size() == most_controls) break;
      if (record.state == LinkState::alive && hosts.insert(display_host(url)).second) {
        controls.push_back(url);
      }
    }
    if (!options_.own_site.empty()) controls.push_back(options_.own_site);
    if (!options_.archive.empty()) controls.push_back(options_.archive);
    for (const std::string& url : controls) fetcher_.ask_first({.id = control_id, .url = url});
    controls_ = controls.size();
    return !controls.empty();
  }

  void ask_archive() {
    if (options_.archive.empty()) return;
    std::vector<LinkRecord*> asked;
    for (auto& [url, record] : check_.lock) {
      const auto link = links_.find(url);
      // With each answer of its own: what no archive has today, one may have in a month.
      if (record.state != LinkState::dead || !record.archive.empty() || link == links_.end() ||
          record.checked != options_.today) {
        continue;
      }
      fetcher_.ask({.id = asked.size(),
                    .url = archive_question(options_.archive, url, link->second.date),
                    .method = FetchMethod::get,
                    .body_limit = longest_archive_answer});
      asked.push_back(&record);
    }
    while (const std::optional<Fetched> fetched = next()) {
      const Answer& answer = fetched->answer;
      if (answer.failure != Failure::none || answer.status != 200) continue;
      if (auto copy = archived_copy(answer.body)) asked[fetched->id]->archive = std::move(*copy);
    }
  }

  void tell_progress() const {
    if (options_.on_progress) options_.on_progress({.done = done_, .total = check_.due});
  }

  struct UnderWay {
    std::string url;
    Visit visit;
  };

  const SiteLinks& links_;
  const LinkCheckOptions& options_;
  LinkCheck check_;
  std::vector<UnderWay> visits_;
  std::vector<std::pair<std::string, Verdict>> doubtful_;  ///< failures that may be our own
  std::size_t controls_ = 0;                               ///< under way
  std::size_t done_ = 0;
  Fetcher fetcher_;
};

}  // namespace

LinkRecord updated_record(const std::string& url, const LinkRecord* known, const Verdict& verdict,
                          const Date& today) {
  LinkRecord record{.url = url,
                    .state = verdict.state,
                    .checked = today,
                    .reason = verdict.reason,
                    .moved_to = verdict.moved_to};
  if (verdict.state != LinkState::failing) return record;
  const bool has_failed_before =
      known != nullptr && (known->state == LinkState::failing || known->state == LinkState::dead);
  record.since = has_failed_before ? known->since : today;
  if (record.since < today) record.state = LinkState::dead;
  if (has_failed_before) record.archive = known->archive;
  return record;
}

LinkCheck check_links(const LinkLock& known, const SiteLinks& links,
                      const LinkCheckOptions& options) {
  return Run(known, links, options).go();
}

}  // namespace tokensite
