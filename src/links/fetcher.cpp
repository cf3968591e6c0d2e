#include "links/fetcher.hpp"

#include <curl/curl.h>
#include <locale.h>

#include <algorithm>
#include <deque>
#include <new>
#include <stdexcept>
#include <unordered_map>

#include "links/fetch_hosts.hpp"
#include "links/fetch_transfer.hpp"
#include "support/c_handle.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;

using Multi = CHandle<CURLM, curl_multi_cleanup>;

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::runtime_error("libcurl cannot be started");
}

/// libcurl reads a host's name in the thread's locale, and knows nothing of "C" but ASCII.
class Utf8Names {
 public:
  Utf8Names() : mine_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (mine_ != nullptr) before_ = ::uselocale(mine_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (mine_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(mine_);
  }

 private:
  locale_t mine_;
  locale_t before_ = nullptr;
};

}  // namespace

class Fetcher::Transfers {
 public:
  explicit Transfers(const FetchOptions& options)
      : options_(options), queues_(options.host_limits) {
    start_curl();
    multi_.reset(curl_multi_init());
    if (!multi_) throw std::bad_alloc();
    proxies_ = proxy_addresses();
  }

  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  ~Transfers() {
    for (auto& [easy, transfer] : running_) {
      // A name that is still being looked up isn't waited for.
      curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
      curl_multi_remove_handle(multi_.get(), easy);
    }
  }

  void ask(Fetch fetch, Moment moment) {
    std::string host = asked_host(fetch.url);
    if (!proxies_.empty() && options_.private_addresses == PrivateAddresses::refuse &&
        is_private_host(host)) {
      // A proxy would look the name up, out of our sight.
      finished_.push_back({.id = fetch.id, .answer = {.failure = Failure::private_address}});
      return;
    }
    queues_.add(host, std::move(fetch), moment);
  }

  void pause_host(const std::string& url, milliseconds time) {
    queues_.pause(asked_host(url), Clock::now() + time);
  }

  std::vector<Fetch> drop_host(const std::string& url) { return queues_.drop(asked_host(url)); }

  std::optional<Fetched> next() {
    const Utf8Names names;
    for (;;) {
      if (is_interrupted()) return std::nullopt;
      if (!finished_.empty()) {
        Fetched fetched = std::move(finished_.front());
        finished_.pop_front();
        return fetched;
      }
      start_some();
      if (running_.empty() && !queues_.next_moment() && finished_.empty()) return std::nullopt;
      int still_running = 0;
      curl_multi_perform(multi_.get(), &still_running);
      collect();
      if (finished_.empty()) wait();
    }
  }

 private:
  bool is_interrupted() const {
    return options_.interruption != nullptr && options_.interruption->has_come();
  }

  void start_some() {
    while (running_.size() < options_.at_once) {
      std::optional<Fetch> fetch = queues_.take(Clock::now());
      if (!fetch) return;
      auto transfer = std::make_unique<Transfer>();
      transfer->host = asked_host(fetch->url);
      transfer->fetch = std::move(*fetch);
      transfer->options = &options_;
      transfer->proxies = &proxies_;
      set_up(*transfer);
      CURL* easy = transfer->easy.get();
      curl_multi_add_handle(multi_.get(), easy);
      running_.emplace(easy, std::move(transfer));
    }
  }

  void collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto found = running_.find(message->easy_handle);
      Transfer& transfer = *found->second;
      finished_.push_back(
          {.id = transfer.fetch.id, .answer = answer_of(message->data.result, transfer)});
      queues_.finish(transfer.host);
      curl_multi_remove_handle(multi_.get(), found->first);
      running_.erase(found);
    }
  }

  void wait() {
    milliseconds time{1000};
    if (const auto moment = queues_.next_moment(); moment && running_.size() < options_.at_once) {
      const auto until = std::chrono::ceil<milliseconds>(*moment - Clock::now());
      time = std::clamp(until, milliseconds(0), time);
    }
    curl_waitfd signal{};
    if (options_.interruption != nullptr) signal.fd = options_.interruption->descriptor();
    signal.events = CURL_WAIT_POLLIN;
    const unsigned signals = options_.interruption != nullptr && signal.fd >= 0 ? 1 : 0;
    curl_multi_poll(multi_.get(), &signal, signals, static_cast<int>(time.count()), nullptr);
  }

  FetchOptions options_;
  std::vector<std::string> proxies_;
  HostQueues<Fetch> queues_;
  Multi multi_;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> running_;  ///< gone before `multi_` is
  std::deque<Fetched> finished_;
};

Fetcher::Fetcher(const FetchOptions& options) : transfers_(std::make_unique<Transfers>(options)) {}
Fetcher::~Fetcher() = default;

void Fetcher::ask(Fetch fetch, milliseconds wait) {
  transfers_->ask(std::move(fetch), Clock::now() + wait);
}
void Fetcher::ask_first(Fetch fetch) { transfers_->ask(std::move(fetch), Moment::min()); }
void Fetcher::pause_host(const std::string& url, milliseconds time) {
  transfers_->pause_host(url, time);
}
std::vector<Fetch> Fetcher::drop_host(const std::string& url) { return transfers_->drop_host(url); }
std::optional<Fetched> Fetcher::next() { return transfers_->next(); }

}  // namespace tokensite
