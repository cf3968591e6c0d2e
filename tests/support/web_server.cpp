#include "tests/support/web_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "support/files.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

sockaddr_in address_of(const std::string& text, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, text.c_str(), &address.sin_addr);
  return address;
}

/// A socket that is bound to any port; its number goes to `port`.
int bound_socket(const std::string& address, int& port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in name = address_of(address, 0);
  socklen_t size = sizeof name;
  if (made < 0 || ::bind(made, reinterpret_cast<sockaddr*>(&name), size) != 0 ||
      ::getsockname(made, reinterpret_cast<sockaddr*>(&name), &size) != 0) {
    throw std::runtime_error("cannot bind a socket");
  }
  port = ntohs(name.sin_port);
  return made;
}

bool send_all(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

WebRequest parse_request(const std::string& text) {
  WebRequest request;
  const std::size_t method_end = text.find(' ');
  request.method = text.substr(0, method_end);
  request.target = text.substr(method_end + 1, text.find(' ', method_end + 1) - method_end - 1);
  for (std::size_t at = text.find("\r\n") + 2; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    const std::string line = text.substr(at, end - at);
    if (const std::size_t colon = line.find(':'); colon != line.npos) {
      request.headers[ascii_lower(line.substr(0, colon))] = trim(line.substr(colon + 1));
    }
    if (end == text.npos) break;
    at = end + 2;
  }
  return request;
}

void run_openssl(const std::string& arguments) {
  const std::string command = "openssl " + arguments + " >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) throw std::runtime_error(command);
}

}  // namespace

WebReply reply(int status, const std::string& headers, const std::string& body) {
  std::string lines;
  for (std::size_t at = 0; at < headers.size();) {
    const std::size_t end = std::min(headers.find('\n', at), headers.size());
    lines += headers.substr(at, end - at) + "\r\n";
    at = end + 1;
  }
  return {.bytes =
              fmt::format("HTTP/1.1 {} X\r\nConnection: close\r\n{}\r\n{}", status, lines, body)};
}

WebReply redirect(int status, const std::string& location) {
  return reply(status, "Location: " + location);
}

WebServer::WebServer(Answer answer, const std::string& address) : answer_(std::move(answer)) {
  int port = 0;
  listener_ = bound_socket(address, port);
  ::listen(listener_, 128);
  origin_ = fmt::format("http://{}:{}", address, port);
  acceptor_ = std::thread([this] { accept_all(); });
}

WebServer::~WebServer() {
  is_stopping_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  ::close(listener_);
  for (std::thread& connection : connections_) connection.join();
}

std::string WebServer::url(const std::string& path) const { return origin_ + path; }

std::vector<WebRequest> WebServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::vector<std::string> WebServer::log() const {
  std::vector<std::string> lines;
  for (const WebRequest& request : requests()) {
    lines.push_back(request.method + " " + request.target);
  }
  return lines;
}

void WebServer::accept_all() {
  while (!is_stopping_) {
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    connections_.emplace_back([this, connection] { serve(connection); });
  }
}

void WebServer::serve(int connection) {
  const int now = ++at_once_;
  int most = most_at_once_;
  while (now > most && !most_at_once_.compare_exchange_weak(most, now)) {
  }
  bool has_left = false;
  const auto leave = [&] {
    if (!std::exchange(has_left, true)) --at_once_;
  };
  // Whoever has nothing to say or to take is looked after until the server stops.
  const timeval patience{.tv_sec = 0, .tv_usec = 100'000};
  ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  std::string text;
  pollfd readable{.fd = connection, .events = POLLIN};
  while (!is_stopping_ && text.find("\r\n\r\n") == text.npos) {
    if (::poll(&readable, 1, 50) == 0) continue;
    char bytes[4096];
    const ssize_t got = ::recv(connection, bytes, sizeof bytes, 0);
    if (got <= 0) break;
    text.append(bytes, static_cast<std::size_t>(got));
    if (text[0] == '\x16') {  // TLS: not here
      send_all(connection, "HTTP/1.1 400 X\r\n\r\n");
      break;
    }
  }
  if (text.find("\r\n\r\n") != text.npos) {
    const WebRequest request = parse_request(text);
    WebReply answer = answer_to(request);
    const std::size_t head_end = answer.bytes.find("\r\n\r\n");
    if (request.method == "HEAD" && head_end != answer.bytes.npos) {
      answer.bytes.resize(head_end + 4);
    }
    leave();  // before the answer: whoever has it may ask the next thing
    bool is_taken = send_all(connection, answer.bytes);
    const std::string kilobyte(1024, 'x');
    while (answer.end == WebReply::End::flood && is_taken && !is_stopping_) {
      is_taken = send_all(connection, kilobyte);
    }
    while (answer.end == WebReply::End::hang && !is_stopping_) {
      char ignored = 0;
      if (::poll(&readable, 1, 50) > 0 && ::recv(connection, &ignored, 1, 0) <= 0) break;
    }
    if (answer.end == WebReply::End::reset) {
      const linger at_once{.l_onoff = 1, .l_linger = 0};
      ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
  }
  leave();
  ::close(connection);
}

WebReply WebServer::answer_to(const WebRequest& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
  return answer_(request);
}

TlsServer::TlsServer(Certificate certificate) {
  const std::string key = folder_.path("key.pem");
  const std::string cert = folder_.path("cert.pem");
  const std::string made = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
  const std::string subject = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";
  if (certificate == Certificate::self_signed) {
    run_openssl(
        fmt::format("req -x509 {} -keyout {} -out {} -days 2 {}", made, key, cert, subject));
  } else {
    const std::string authority = folder_.path("ca");
    run_openssl(fmt::format("req -x509 {0} -keyout {1}.key -out {1}.pem -days 2 -subj /CN=Nobody",
                            made, authority));
    run_openssl(fmt::format("req {} -keyout {} -out {}.csr {}", made, key, cert, subject));
    run_openssl(fmt::format(
        "x509 -req -in {0}.csr -CA {1}.pem -CAkey {1}.key -CAcreateserial -out {0} -days 2", cert,
        authority));
  }
  const std::string out = folder_.path("out");
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(::open("/dev/null", O_RDWR), 0);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
    ::dup2(::open("/dev/null", O_RDWR), 2);
    ::execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", cert.c_str(),
             "-key", key.c_str(), "-www", nullptr);
    ::_exit(127);
  }
  const std::string mark = "ACCEPT 127.0.0.1:";
  for (int i = 0; i < 500 && port_.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const Result<std::string> text = read_file(out);
    const std::size_t at = text ? text->find(mark) : std::string::npos;
    if (at == std::string::npos || text->find('\n', at) == std::string::npos) continue;
    port_ = text->substr(at + mark.size(), text->find('\n', at) - at - mark.size());
  }
  if (port_.empty()) throw std::runtime_error("openssl s_server doesn't start");
}

TlsServer::~TlsServer() {
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

std::string TlsServer::url() const { return fmt::format("https://127.0.0.1:{}/", port_); }

int closed_port() {
  int port = 0;
  ::close(bound_socket("127.0.0.1", port));
  return port;
}

}  // namespace tokensite
