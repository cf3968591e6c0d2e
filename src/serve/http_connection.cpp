#include "serve/http_connection.hpp"

#include <array>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace tokensite {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::seconds;

constexpr seconds idle_limit(60);   ///< between two requests, and for the head of one
constexpr seconds write_limit(60);  ///< for a response or an event to be taken
constexpr seconds heart_beat(15);   ///< a stream on which nothing goes may be dead
constexpr seconds linger_limit(1);
constexpr std::uint32_t longest_head = 16 * 1024;      ///< bytes
constexpr std::size_t most_unsent_events = 8u << 20U;  ///< bytes

Method method_of(http::verb verb) {
  if (verb == http::verb::get) return Method::get;
  return verb == http::verb::head ? Method::head : Method::other;
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

/// One browser's connection: a request, its response, and so on; or in the end a stream of events.
class Connection final : public EventStream, public std::enable_shared_from_this<Connection> {
 public:
  Connection(HttpShared& shared, tcp::socket socket)
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
    place_ = shared_.waiting.insert(shared_.waiting.end(), [this] { stream_.cancel(); });
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
    shared_.waiting.erase(place_);
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

  HttpShared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::buffer_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  std::list<std::function<void()>>::iterator place_;  ///< among those that wait
  bool keep_alive_ = false;
  unsigned version_ = 11;

  // Of a stream of events.
  std::atomic<bool> is_open_ = false;
  std::string sending_;
  std::string unsent_;
  std::array<char, 1024> unread_{};
  asio::steady_timer timer_;
};

}  // namespace

void begin_connection(HttpShared& shared, tcp::socket socket) {
  std::make_shared<Connection>(shared, std::move(socket))->read_request();
}

}  // namespace tokensite
