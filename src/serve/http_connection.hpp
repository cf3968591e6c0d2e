// One browser's connection to the server: requests read, answers and events written. It lives as
// long as something is to happen on it, on the thread that runs `io`; what takes time is the
// pool's.
#pragma once

// clang-format off: Boost.Asio 1.74 uses <utility> without including it
#include <utility>
// clang-format on

#include <algorithm>
#include <atomic>
#include <boost/asio.hpp>
#include <functional>
#include <list>
#include <thread>

#include "serve/http_server.hpp"

namespace tokensite {

/// What connections share. Lives longer than all of them.
struct HttpShared {
  HttpHandlers handlers{};
  std::atomic<int> connections = 0;
  std::atomic<int> busy = 0;  ///< responses and streams that the pool is at work on, or is to
  std::atomic<bool> is_ending = false;
  /// Closes one that waits for a request, for each of these; who has waited longest comes first.
  std::list<std::function<void()>> waiting{};
  std::function<void()> connection_closed{};
  boost::asio::thread_pool pool{std::max(2U, std::thread::hardware_concurrency())};
  boost::asio::io_context io{
      1};  ///< last, for the connections that it destroys count themselves off
};

/// Reads requests from it until either side has had enough.
void begin_connection(HttpShared& shared, boost::asio::ip::tcp::socket socket);

}  // namespace tokensite
