// A web server of a test's own, which can misbehave in every way that servers do.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace tokensite {

struct WebRequest {
  std::string method;
  std::string target;                          ///< "/path?query"; to a proxy the whole URL
  std::map<std::string, std::string> headers;  ///< names in lower case
};

struct WebReply {
  std::string bytes;  ///< the answer from its first line on
  /// How the connection goes on after these.
  enum class End {
    close,
    reset,  ///< as if the machine had lost its power
    hang,   ///< nothing more comes, ever
    flood,  ///< the last kilobyte again and again
  } end = End::close;
};

/// "HTTP/1.1 404 …" with headers, one a line, and a body.
WebReply reply(int status, const std::string& headers = "", const std::string& body = "");
WebReply redirect(int status, const std::string& location);

/// Listens on an address of this machine, any port, and answers each connection once, on a thread
/// of its own. The body of an answer to HEAD is left out.
class WebServer {
 public:
  using Answer = std::function<WebReply(const WebRequest&)>;
  explicit WebServer(Answer answer, const std::string& address = "127.0.0.1");
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;
  ~WebServer();

  /// "http://127.0.0.1:port" and the path.
  std::string url(const std::string& path = "/") const;
  /// "GET /path", in the order in which they came.
  std::vector<std::string> log() const;
  std::vector<WebRequest> requests() const;
  /// How many were served at the same moment, at most.
  int most_at_once() const { return most_at_once_; }

 private:
  void accept_all();
  void serve(int connection);
  WebReply answer_to(const WebRequest& request);

  Answer answer_;
  std::string origin_;
  int listener_ = -1;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<int> at_once_ = 0;
  std::atomic<int> most_at_once_ = 0;
  mutable std::mutex mutex_;
  std::vector<WebRequest> requests_;
  std::vector<std::thread> connections_;
  std::thread acceptor_;
};

/// Serves one page by https, with a certificate that nobody trusts.
class TlsServer {
 public:
  enum class Certificate { self_signed, of_unknown_authority };
  explicit TlsServer(Certificate certificate);
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer();
  std::string url() const;

 private:
  TemporaryFolder folder_;
  int child_ = 0;
  std::string port_;
};

/// A port of 127.0.0.1 on which nobody listens.
int closed_port();

}  // namespace tokensite
