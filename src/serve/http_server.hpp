// HTTP/1.1 on a local port: requests in, responses and streams of events out.
//
// One thread talks to all connections and never waits for one; responses are made on others. The
// one place that knows the HTTP library.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "serve/request.hpp"
#include "support/result.hpp"

namespace tokensite {

/// The way to one browser tab, open until the browser closes it.
class EventStream {
 public:
  EventStream() = default;
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;
  virtual ~EventStream() = default;

  /// From any thread. A browser that doesn't take what it is sent is let go; it asks anew.
  virtual void send(std::string events) = 0;
  virtual bool is_open() const = 0;
};

struct HttpHandlers {
  /// Called on several threads at a time.
  std::function<Response(const Request&)> respond;
  /// Whether a GET opens a stream. Called on the server's thread; must be quick.
  std::function<bool(const Request&)> opens_stream;
  /// Called on several threads at a time, once for each stream.
  std::function<void(const Request&, std::shared_ptr<EventStream>)> open_stream;
};

class HttpServer {
 public:
  /// Takes the port; 0: one that is free. From then on nobody else can, and browsers that come
  /// wait. The failure says who has it, if it can be found out.
  static Result<HttpServer> listen(const std::string& host, std::uint16_t port);
  HttpServer(HttpServer&& other) noexcept;
  ~HttpServer();

  std::uint16_t port() const;

  /// Has `work` done on one of the threads that make responses.
  void post(std::function<void()> work);

  /// Serves until SIGINT or SIGTERM comes, and returns at once then, whatever is under way.
  void run(HttpHandlers handlers);

  /// Whether responses are being made still, after `run` has returned. Its destructor waits for
  /// them.
  bool is_busy() const;

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tokensite
