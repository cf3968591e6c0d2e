// What came of asking for an address once.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

enum class FetchMethod : std::uint8_t { head, get };

/// Why there is no answer by HTTP.
enum class Failure : std::uint8_t {
  none,
  no_host,
  no_connection,
  timeout,
  cut_off,
  bad_answer,
  tls,
  certificate,
  certificate_chain,  ///< an authority that we don't know; browsers often find the way to it
  certificate_expired,
  certificate_other_host,
  certificate_self_signed,
  private_address,  ///< we refused to connect to it
};

struct Answer {
  Failure failure = Failure::none;
  int status = 0;          ///< of HTTP; 0 if there is none
  std::string location{};  ///< where a redirect leads, absolute
  std::optional<std::chrono::seconds> retry_after{};
  bool is_bot_wall = false;            ///< it says so itself
  bool is_reached = false;             ///< somebody was there: the network works
  std::vector<std::string> cookies{};  ///< for the next hop, in libcurl's own form
  std::string body{};                  ///< as much of it as was asked for
};

/// How links.lock calls it: "no-host".
std::string_view reason_of(Failure failure);

}  // namespace tokensite
