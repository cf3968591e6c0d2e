#include "links/fetch_transfer.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t most_header_bytes = 256U << 10U;  ///< no honest server comes near

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
    case CURLE_ABORTED_BY_CALLBACK:  // what a refused socket might as well be called
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

}  // namespace

void set_up(Transfer& transfer) {
  transfer.easy.reset(curl_easy_init());
  if (!transfer.easy) throw std::bad_alloc();
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
  if (transfer.fetch.method == FetchMethod::head) set(easy, CURLOPT_NOBODY, 1L);
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

}  // namespace tokensite
