#include "serve/http_server.hpp"

#include <fmt/format.h>

#include <boost/asio.hpp>
#include <chrono>
#include <csignal>
#include <utility>

#include "serve/http_connection.hpp"
#include "serve/port_owner.hpp"

namespace tokensite {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int most_connections = 480;  ///< a process may open 1,024 files

Error cannot_listen(const std::string& host, std::uint16_t port, const error_code& failure) {
  if (failure == asio::error::address_in_use) {
    const auto owner = owner_of_port(port);
    return Error{
        fmt::format("port {} is in use{}; stop that, or take a port that is free with `--port 0`",
                    port, owner ? " by " + *owner : " by another program")};
  }
  return Error{fmt::format("cannot listen on {}, port {}: {}", host, port, failure.message())};
}

}  // namespace

struct HttpServer::State {
  HttpShared shared;
  tcp::acceptor acceptor{shared.io};
  asio::steady_timer retry{shared.io};
  asio::signal_set signals{shared.io, SIGINT, SIGTERM};  // from the first moment on
  bool is_accepting = false;

  Result<Done> listen(const std::string& host, std::uint16_t port) {
    error_code failure;
    const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
    const std::string name = is_bracketed ? host.substr(1, host.size() - 2) : host;
    tcp::resolver resolver(shared.io);
    const auto found =
        resolver.resolve(name, fmt::format("{}", port),
                         tcp::resolver::passive | tcp::resolver::numeric_service, failure);
    if (failure || found.empty()) {
      return Error{fmt::format("cannot listen on {}: {}", host,
                               failure ? failure.message() : "there is no such host")};
    }
    const tcp::endpoint endpoint = *found.begin();
    acceptor.open(endpoint.protocol(), failure);
    if (!failure) acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
    if (!failure) acceptor.bind(endpoint, failure);
    if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
    if (failure) return cannot_listen(host, port, failure);
    return Done{};
  }

  void accept() {
    if (is_accepting) return;
    if (shared.connections >= most_connections) {
      // Who has waited longest makes room for the next: it may send its request for ever.
      if (!shared.waiting.empty()) shared.waiting.front()();
      return;
    }
    is_accepting = true;
    acceptor.async_accept([this](error_code failure, tcp::socket socket) {
      is_accepting = false;
      if (!failure) {
        begin_connection(shared, std::move(socket));
        return accept();
      }
      if (failure == asio::error::operation_aborted) return;
      // Out of descriptors, say: later there may be some again.
      retry.expires_after(std::chrono::milliseconds(100));
      retry.async_wait([this](error_code stopped) {
        if (!stopped) accept();
      });
    });
  }
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::HttpServer(HttpServer&& other) noexcept = default;
HttpServer::~HttpServer() {
  if (!state_) return;
  state_->shared.is_ending = true;
  state_->shared.pool.join();
}

Result<HttpServer> HttpServer::listen(const std::string& host, std::uint16_t port) {
  auto state = std::make_unique<State>();
  if (const Result<Done> listening = state->listen(host, port); !listening)
    return listening.error();
  return HttpServer(std::move(state));
}

std::uint16_t HttpServer::port() const { return state_->acceptor.local_endpoint().port(); }

void HttpServer::post(std::function<void()> work) {
  HttpShared& shared = state_->shared;
  ++shared.busy;
  asio::post(shared.pool, [&shared, work = std::move(work)] {
    work();
    --shared.busy;
  });
}

void HttpServer::run(HttpHandlers handlers) {
  HttpShared& shared = state_->shared;
  shared.handlers = std::move(handlers);
  shared.connection_closed = [this] { state_->accept(); };
  state_->signals.async_wait([&shared](error_code failure, int) {
    if (!failure) shared.io.stop();
  });
  state_->accept();
  shared.io.run();
}

bool HttpServer::is_busy() const { return state_->shared.busy > 0; }

}  // namespace tokensite
