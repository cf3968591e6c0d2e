#include "serve/http_server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>
#include <limits>
#include <optional>
#include <thread>
#include <utility>

#include "serve/port_owner.hpp"

namespace tokensite {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using std::chrono::seconds;

constexpr seconds idle_limit(60);   ///< between two requests, and for the head of one
constexpr seconds write_limit(60);  ///< for a response or an event to be taken
constexpr seconds heart_beat(15);   ///< a stream on which nothing goes may be dead
constexpr seconds linger_limit(1);
constexpr std::uint32_t longest_head = 16 * 1024;      ///< bytes
constexpr std::size_t most_unsent_events = 8u << 20U;  ///< bytes
constexpr int most_connections = 480;                  ///< a process may open 1,024 files

/// What connections share. Lives longer than all of them.
struct Shared {
  HttpHandlers handlers{};
  std::atomic<int> connections = 0;
  std::atomic<int> busy = 0;  ///< responses and streams that the pool is at work on, or is to
  std::atomic<bool> is_ending = false;
  std::function<void()> connection_closed{};
  asio::thread_pool pool{std::max(2U, std::thread::hardware_concurrency())};
  asio::io_context io{1};  ///< last, for the connections that it destroys count themselves off
};

Method method_of(http::verb verb) {
  if (verb == http::verb::get) return Method::get;
  return verb == http::verb::head ? Method::head : Method::other;
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

/// One browser's connection: a request, its response, and so on; or in the end a stream of events.
class Connection final : public EventStream, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, tcp::socket socket)
      : shared_(shared), stream_(std::move(socket)), timer_(shared.io) {
    ++shared_.connections;
    error_code ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  /// On whatever thread lets go of it last.
  ~Connection() override {
    --shared_.connections;
    if (!shared_.is_ending) asio::post(shared_.io, shared_.connection_closed);
  }

  void read_request() {
    parser_.emplace();
    parser_->header_limit(longest_head);
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());  // it isn't read
    stream_.expires_after(idle_limit);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](error_code failure, std::size_t) {
                              self->take_request(failure);
                            });
  }

  void send(std::string events) override {
    asio::post(shared_.io, [self = shared_from_this(), events = std::move(events)]() mutable {
      self->queue_events(std::move(events));
    });
  }

  bool is_open() const override { return is_open_; }

 private:
  void take_request(error_code failure) {
    if (failure) {
      if (failure == http::error::header_limit) {
        finish(plain_response(431, "the head of this request is too long"));
      } else if (failure.category() == http::make_error_code(http::error::bad_method).category() &&
                 failure != http::error::end_of_stream && failure != http::error::partial_message) {
        finish(plain_response(400, "this is no request of HTTP/1.1: " + failure.message()));
      }
      return;  // it was closed, or came to nothing
    }
    const auto& head = parser_->get();
    Request request{
        .method = method_of(head.method()), .target = text_of(head.target()), .hosts = {}};
    const auto [first, last] = head.equal_range(http::field::host);
    for (auto at = first; at != last; ++at) request.hosts.push_back(text_of(at->value()));
    request.if_none_match = text_of(head[http::field::if_none_match]);
    request.range = text_of(head[http::field::range]);
    request.if_range = text_of(head[http::field::if_range]);
    // What comes with a request is of no interest, and neither is it read: the connection ends
    // there.
    const bool has_body = head.chunked() || (head.has_content_length() && !parser_->is_done());
    keep_alive_ = head.keep_alive() && !has_body;
    version_ = head.version();
    stream_.expires_never();
    if (request.method == Method::get && shared_.handlers.opens_stream(request)) {
      start_stream(std::move(request));
      return;
    }
    ++shared_.busy;
    asio::post(shared_.pool, [self = shared_from_this(), request = std::move(request)]() mutable {
      Response response = self->make_response(request);
      const bool with_body = request.method != Method::head;
      asio::io_context& io = self->shared_.io;
      asio::post(io, [self = std::move(self), with_body, made = std::move(response)]() mutable {
        self->write(std::move(made), with_body);
      });
    });
  }

  Response make_response(const Request& request) {
    Response response;
    try {
      response = shared_.handlers.respond(request);
    } catch (const std::exception& failure) {  // memory ran out
      response = plain_response(500, failure.what());
    }
    --shared_.busy;
    return response;
  }

  void finish(Response response) {
    keep_alive_ = false;
    version_ = 11;
    write(std::move(response), true);
  }

  void write(Response response, bool with_body) {
    response_.emplace();
    response_->version(version_);
    response_->result(response.status);
    for (const auto& [name, value] : response.headers) response_->insert(name, value);
    response_->keep_alive(keep_alive_);
    if (response.status != 304) response_->content_length(response.body.size());
    if (with_body && response.status != 304) response_->body() = std::move(response.body);
    stream_.expires_after(write_limit);
    http::async_write(stream_, *response_,
                      [self = shared_from_this()](error_code failure, std::size_t) {
                        self->response_.reset();
                        if (failure) return;
                        if (self->keep_alive_) {
                          self->read_request();
                        } else {
                          self->linger();
                        }
                      });
  }

  /// Closes our half and waits for the other: with bytes unread the system would cut the
  /// connection, and the response with it.
  void linger() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(linger_limit);
    drain();
  }

  void drain() {
    stream_.async_read_some(asio::buffer(unread_),
                            [self = shared_from_this()](error_code failure, std::size_t) {
                              if (!failure) self->drain();
                            });
  }

  void start_stream(Request request) {
    is_open_ = true;
    queue_events(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
        "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 300\n\n");
    watch_for_end();
    wait_for_beat();
    ++shared_.busy;
    asio::post(shared_.pool, [self = shared_from_this(), request = std::move(request)] {
      self->shared_.handlers.open_stream(request, self);
      --self->shared_.busy;
    });
  }

  void watch_for_end() {
    stream_.async_read_some(asio::buffer(unread_),
                            [self = shared_from_this()](error_code failure, std::size_t) {
                              if (failure) return self->end_stream();
                              self->watch_for_end();
                            });
  }

  void wait_for_beat() {
    timer_.expires_after(heart_beat);
    timer_.async_wait([self = shared_from_this()](error_code failure) {
      if (failure || !self->is_open_) return;
      self->queue_events(":\n\n");
      self->wait_for_beat();
    });
  }

  void queue_events(std::string events) {
    if (!is_open_) return;
    if (unsent_.size() + events.size() > most_unsent_events) return end_stream();
    unsent_ += events;
    if (sending_.empty()) send_events();
  }

  void send_events() {
    sending_ = std::exchange(unsent_, {});
    if (sending_.empty()) return;
    stream_.expires_after(write_limit);
    asio::async_write(stream_, asio::buffer(sending_),
                      [self = shared_from_this()](error_code failure, std::size_t) {
                        self->sending_.clear();
                        if (failure) return self->end_stream();
                        self->stream_.expires_never();
                        self->send_events();
                      });
  }

  void end_stream() {
    if (!is_open_) return;
    is_open_ = false;
    timer_.cancel();
    stream_.close();
  }

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::buffer_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  bool keep_alive_ = false;
  unsigned version_ = 11;

  // Of a stream of events.
  std::atomic<bool> is_open_ = false;
  std::string sending_;
  std::string unsent_;
  std::array<char, 1024> unread_{};
  asio::steady_timer timer_;
};

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
  Shared shared;
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
    if (is_accepting || shared.connections >= most_connections) return;
    is_accepting = true;
    acceptor.async_accept([this](error_code failure, tcp::socket socket) {
      is_accepting = false;
      if (!failure) {
        std::make_shared<Connection>(shared, std::move(socket))->read_request();
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
  Shared& shared = state_->shared;
  ++shared.busy;
  asio::post(shared.pool, [&shared, work = std::move(work)] {
    work();
    --shared.busy;
  });
}

void HttpServer::run(HttpHandlers handlers) {
  Shared& shared = state_->shared;
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
