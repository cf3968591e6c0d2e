// Asks for many addresses at once, few of one host. With its parts, fetch_*, the only place that
// knows libcurl.
//
// Redirects are not followed here, bodies are cut, nothing is decompressed, no credentials are
// sent, and no connection is made to an address that the options don't allow: it is looked at after
// the name was resolved, so neither a redirect nor a name server leads into a private network.
#pragma once

#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "links/address_policy.hpp"
#include "links/answer.hpp"
#include "links/host_queues.hpp"
#include "model/config.hpp"
#include "support/interruption.hpp"

namespace tokensite {

struct FetchOptions {
  std::string user_agent;
  std::string accept_language = "en";
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds timeout{30'000};  ///< of one request, all in all
  std::size_t at_once = 32;
  HostLimits host_limits{};
  /// Proxies that the environment names are connected to wherever they are.
  PrivateAddresses private_addresses = PrivateAddresses::refuse;
  bool (*is_public)(const sockaddr&) noexcept = is_public_address;  ///< tests have another
  /// Hosts' addresses that needn't be looked up, as curl's --resolve has them: for tests.
  std::vector<std::string> known_hosts{};
  const Interruption* interruption = nullptr;  ///< stops waiting when it has come
};

struct Fetch {
  std::size_t id = 0;  ///< the caller's own
  std::string url;
  FetchMethod method = FetchMethod::head;
  std::vector<std::string> cookies{};
  std::size_t body_limit = 0;  ///< bytes of the body that are wanted
};

struct Fetched {
  std::size_t id = 0;
  Answer answer;
};

class Fetcher {
 public:
  explicit Fetcher(const FetchOptions& options);
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;
  ~Fetcher();

  void ask(Fetch fetch, std::chrono::milliseconds wait = {});
  /// Before all else.
  void ask_first(Fetch fetch);

  /// Nothing more is asked of a URL's host for so long.
  void pause_host(const std::string& url, std::chrono::milliseconds time);
  /// Takes back what is still to be asked of a URL's host.
  std::vector<Fetch> drop_host(const std::string& url);

  /// Waits for the next answer; none if nothing is left to ask, or the interruption has come.
  std::optional<Fetched> next();

 private:
  class Transfers;
  std::unique_ptr<Transfers> transfers_;
};

}  // namespace tokensite
