#include "links/fetcher.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <locale.h>
#include <netdb.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <unordered_map>

#include "support/c_handle.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;

using Easy = CHandle<CURL, curl_easy_cleanup>;
using Multi = CHandle<CURLM, curl_multi_cleanup>;
using ParsedUrl = CHandle<CURLU, curl_url_cleanup>;
using StringList = CHandle<curl_slist, curl_slist_free_all>;
using CurlString = CHandle<char, curl_free>;
using AddressList = CHandle<addrinfo, freeaddrinfo>;

constexpr std::size_t most_header_bytes = 256U << 10U;  ///< no honest server comes near

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

StringList list_of(const std::vector<std::string>& texts) {
  StringList list;
  for (const std::string& text : texts) {
    curl_slist* longer = curl_slist_append(list.get(), text.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    [[maybe_unused]] const auto* same = list.release();
    list.reset(longer);
  }
  return list;
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0) != CURLUE_OK)
    return {};
  const CurlString owner(text);
  return text;
}

/// In the form in which it is asked for: "0x7f.1" is "127.0.0.1".
std::string host_of(const std::string& url) {
  const ParsedUrl parsed(curl_url());
  if (parsed && curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK) {
    return ascii_lower(part_of(parsed.get(), CURLUPART_HOST));
  }
  const auto parts = split_url(url);
  return parts ? ascii_lower(parts->host) : std::string();
}

/// Where a proxy listens, as bytes of its sockaddr.
std::vector<std::string> proxy_addresses() {
  std::vector<std::string> addresses;
  // Those that libcurl obeys; HTTP_PROXY in capitals isn't among them, see CVE-2016-5385.
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const ParsedUrl proxy(curl_url());
    const unsigned flags = CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME;
    if (!proxy || curl_url_set(proxy.get(), CURLUPART_URL, value, flags) != CURLUE_OK) continue;
    char* written_port = nullptr;
    const bool has_port = curl_url_get(proxy.get(), CURLUPART_PORT, &written_port, 0) == CURLUE_OK;
    const CurlString owner(written_port);
    const std::string scheme = part_of(proxy.get(), CURLUPART_SCHEME);
    const std::string port = has_port ? written_port : scheme == "https" ? "443" : "1080";
    std::string host = part_of(proxy.get(), CURLUPART_HOST);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    addrinfo* found = nullptr;
    const addrinfo hints{.ai_socktype = SOCK_STREAM};
    if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) continue;
    const AddressList list(found);
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
      addresses.emplace_back(reinterpret_cast<const char*>(each->ai_addr), each->ai_addrlen);
    }
  }
  return addresses;
}

/// OpenSSL's verdict on a chain (x509_vfy.h, X509_V_ERR_…), which libcurl passes on as a number.
Failure certificate_failure(long verdict) {
  switch (verdict) {
    case 0:   // the chain is fine, and libcurl itself found the name wrong
    case 62:  // HOSTNAME_MISMATCH
      return Failure::certificate_other_host;
    case 10:  // CERT_HAS_EXPIRED
      return Failure::certificate_expired;
    case 18:  // DEPTH_ZERO_SELF_SIGNED_CERT
      return Failure::certificate_self_signed;
    case 2:   // UNABLE_TO_GET_ISSUER_CERT
    case 19:  // SELF_SIGNED_CERT_IN_CHAIN: a root that isn't among ours
    case 20:  // UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    case 21:  // UNABLE_TO_VERIFY_LEAF_SIGNATURE
      return Failure::certificate_chain;
    default:
      return Failure::certificate;
  }
}

/// One request under way.
struct Transfer {
  Fetch fetch;
  std::string host;
  StringList headers;
  StringList known_hosts;
  const FetchOptions* options = nullptr;
  const std::vector<std::string>* proxies = nullptr;
  Answer answer;
  std::size_t header_bytes = 0;
  bool is_refused = false;  ///< a connection was, and no other could be made
  Easy easy;                ///< goes first
};

bool may_connect(const FetchOptions& options, const sockaddr& address) {
  return options.private_addresses == PrivateAddresses::allow || options.is_public(address);
}

// Callbacks of libcurl's. None of them throws.

curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) noexcept {
  auto& transfer = *static_cast<Transfer*>(self);
  const auto is_this = [&](const std::string& proxy) {
    return proxy.size() == address->addrlen &&
           std::memcmp(proxy.data(), &address->addr, proxy.size()) == 0;
  };
  if (std::ranges::none_of(*transfer.proxies, is_this) &&
      !may_connect(*transfer.options, address->addr)) {
    transfer.is_refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_header(char* bytes, std::size_t, std::size_t size, void* self) noexcept {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.header_bytes += size;
  if (transfer.header_bytes > most_header_bytes) return 0;
  const std::string_view line(bytes, size);
  const auto is = [&](std::string_view name) {
    return line.size() > name.size() && line[name.size()] == ':' &&
           equal_ignoring_ascii_case(line.substr(0, name.size()), name);
  };
  // Cloudflare and Amazon say so when a browser would have to prove itself first.
  if (is("cf-mitigated") || is("x-amzn-waf-action")) transfer.answer.is_bot_wall = true;
  return size;
}

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* self) noexcept {
  auto& transfer = *static_cast<Transfer*>(self);
  std::string& body = transfer.answer.body;
  if (body.size() + size > transfer.fetch.body_limit) return 0;  // which ends the transfer
  body.append(bytes, size);
  return size;
}

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
  [[maybe_unused]] const CURLcode code = curl_easy_setopt(easy, option, value);
  assert(code == CURLE_OK);
}

template <class Value>
Value info(CURL* easy, CURLINFO which) {
  Value value{};
  curl_easy_getinfo(easy, which, &value);
  return value;
}

void set_up(Transfer& transfer) {
  CURL* easy = transfer.easy.get();
  const FetchOptions& options = *transfer.options;
  set(easy, CURLOPT_PRIVATE, &transfer);
  set(easy, CURLOPT_URL, transfer.fetch.url.c_str());
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
  set(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  if (transfer.fetch.method == Method::head) set(easy, CURLOPT_NOBODY, 1L);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, &transfer);
  set(easy, CURLOPT_HEADERFUNCTION, take_header);
  set(easy, CURLOPT_HEADERDATA, &transfer);
  set(easy, CURLOPT_WRITEFUNCTION, take_body);
  set(easy, CURLOPT_WRITEDATA, &transfer);
  transfer.headers = list_of({"Accept: text/html,application/xhtml+xml,*/*;q=0.8",
                              "Accept-Language: " + options.accept_language + ",*;q=0.5"});
  set(easy, CURLOPT_HTTPHEADER, transfer.headers.get());
  if (!options.known_hosts.empty()) {
    transfer.known_hosts = list_of(options.known_hosts);
    set(easy, CURLOPT_RESOLVE, transfer.known_hosts.get());
  }
  // Cookies that this visit was given; libcurl sends them where they came from.
  set(easy, CURLOPT_COOKIEFILE, "");
  for (const std::string& cookie : transfer.fetch.cookies) {
    curl_easy_setopt(easy, CURLOPT_COOKIELIST, cookie.c_str());
  }
}

Failure failure_of(CURLcode code, const Transfer& transfer) {
  CURL* easy = transfer.easy.get();
  switch (code) {
    case CURLE_OK:
    case CURLE_WRITE_ERROR:  // we had seen enough
      return Failure::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return Failure::no_host;
    case CURLE_COULDNT_CONNECT:
      return transfer.is_refused ? Failure::private_address : Failure::no_connection;
    case CURLE_OPERATION_TIMEDOUT:
      return Failure::timeout;
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
      return Failure::cut_off;
    case CURLE_PEER_FAILED_VERIFICATION:
      return certificate_failure(info<long>(easy, CURLINFO_SSL_VERIFYRESULT));
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
      return Failure::tls;
    case CURLE_URL_MALFORMAT:  // a host that isn't one, though its letters are fine
      return Failure::no_host;
    default:
      return Failure::bad_answer;
  }
}

/// Whether a failure is somebody's doing at the other end.
bool shows_somebody(Failure failure) {
  switch (failure) {
    case Failure::none:
    case Failure::no_host:
    case Failure::no_connection:
    case Failure::timeout:
    case Failure::private_address:
      return false;
    default:
      return true;
  }
}

Answer answer_of(CURLcode code, Transfer& transfer) {
  CURL* easy = transfer.easy.get();
  Answer answer = std::move(transfer.answer);
  answer.status = static_cast<int>(info<long>(easy, CURLINFO_RESPONSE_CODE));
  answer.failure = failure_of(code, transfer);
  // Whatever goes wrong later, the first line is what was asked for.
  const bool has_line = answer.status >= 200;
  const bool wants_body = transfer.fetch.body_limit > 0;
  if (has_line && !wants_body && answer.failure != Failure::none) answer.failure = Failure::none;
  if (!has_line && answer.failure == Failure::none) answer.failure = Failure::bad_answer;
  const long proxy_status = info<long>(easy, CURLINFO_HTTP_CONNECTCODE);
  if (!has_line && proxy_status >= 300) answer.failure = Failure::no_connection;
  answer.is_reached = has_line || shows_somebody(answer.failure) ||
                      (proxy_status == 0 && info<curl_off_t>(easy, CURLINFO_CONNECT_TIME_T) > 0);
  if (const char* target = info<char*>(easy, CURLINFO_REDIRECT_URL)) answer.location = target;
  if (const curl_off_t wait = info<curl_off_t>(easy, CURLINFO_RETRY_AFTER); wait > 0) {
    answer.retry_after = std::chrono::seconds(wait);
  }
  const StringList cookies(info<curl_slist*>(easy, CURLINFO_COOKIELIST));
  for (const curl_slist* each = cookies.get(); each != nullptr; each = each->next) {
    answer.cookies.emplace_back(each->data);
  }
  return answer;
}

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
      set(easy, CURLOPT_QUICK_EXIT, 1L);
      curl_multi_remove_handle(multi_.get(), easy);
    }
  }

  void ask(Fetch fetch, Moment moment) {
    std::string host = host_of(fetch.url);
    if (!proxies_.empty() && options_.private_addresses == PrivateAddresses::refuse &&
        is_private_host(host)) {
      // A proxy would look the name up, out of our sight.
      finished_.push_back({.id = fetch.id, .answer = {.failure = Failure::private_address}});
      return;
    }
    queues_.add(host, std::move(fetch), moment);
  }

  void pause_host(const std::string& url, milliseconds time) {
    queues_.pause(host_of(url), Clock::now() + time);
  }

  std::vector<Fetch> drop_host(const std::string& url) { return queues_.drop(host_of(url)); }

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
      transfer->easy.reset(curl_easy_init());
      if (!transfer->easy) throw std::bad_alloc();
      transfer->host = host_of(fetch->url);
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
