#include "git/local_transport.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "git/child_process.hpp"
#include "git/git_handles.hpp"

namespace tokensite::git {
namespace {

struct Stream : git_smart_subtransport_stream {
  Stream(Child started, LocalService& its_service)
      : git_smart_subtransport_stream{}, child(std::move(started)), service(its_service) {}
  Child child;
  LocalService& service;
};

struct Transport : git_smart_subtransport {
  explicit Transport(LocalService& its_service) : git_smart_subtransport{}, service(its_service) {}
  Stream* current = nullptr;  ///< libgit2 frees it
  LocalService& service;
};

int read_some(git_smart_subtransport_stream* stream, char* buffer, std::size_t size,
              std::size_t* read) {
  const Child& child = static_cast<Stream*>(stream)->child;
  ssize_t got = 0;
  do {
    got = ::read(child.output(), buffer, size);
  } while (got < 0 && errno == EINTR);
  *read = got < 0 ? 0 : static_cast<std::size_t>(got);
  if (got < 0) git_error_set_str(GIT_ERROR_OS, "cannot read what git says");
  return got < 0 ? -1 : 0;
}

int write_all(git_smart_subtransport_stream* stream, const char* buffer, std::size_t size) {
  const Child& child = static_cast<Stream*>(stream)->child;
  for (std::size_t done = 0; done < size;) {
    const ssize_t written = ::write(child.input(), buffer + done, size - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      git_error_set_str(GIT_ERROR_OS, "git stopped listening; is the disk full there?");
      return -1;
    }
    done += static_cast<std::size_t>(written);
  }
  return 0;
}

void free_stream(git_smart_subtransport_stream* raw) {
  const std::unique_ptr<Stream> stream(static_cast<Stream*>(raw));
  static_cast<Transport*>(stream->subtransport)->current = nullptr;
  // The end of its input is how git learns that there is nothing more.
  stream->child.close_input();
  stream->child.wait(std::chrono::steady_clock::now() + std::chrono::minutes(1));
  stream->service.complaint = stream->child.complaint();
  // That is our doing, for a reason of our own.
  if (stream->service.complaint == "fatal: the remote end hung up unexpectedly\n")
    stream->service.complaint.clear();
}

int start_service(Transport& transport, const char* service) {
  Result<Child> child = Child::start(
      {.words = {"git", service, transport.service.path}, .folder = {}, .environment = {}});
  if (!child) {
    git_error_set_str(GIT_ERROR_OS, child.error().message.c_str());
    return -1;
  }
  auto stream = std::make_unique<Stream>(std::move(*child), transport.service);
  stream->subtransport = &transport;
  stream->read = read_some;
  stream->write = write_all;
  stream->free = free_stream;
  transport.current = stream.release();
  return 0;
}

int act(git_smart_subtransport_stream** out, git_smart_subtransport* raw, const char*,
        git_smart_service_t action) {
  auto& transport = *static_cast<Transport*>(raw);
  int status = 0;
  if (action == GIT_SERVICE_UPLOADPACK_LS) status = start_service(transport, "upload-pack");
  if (action == GIT_SERVICE_RECEIVEPACK_LS) status = start_service(transport, "receive-pack");
  *out = transport.current;
  return status;
}

int close_transport(git_smart_subtransport*) { return 0; }

void free_transport(git_smart_subtransport* transport) {
  delete static_cast<Transport*>(transport);
}

int new_subtransport(git_smart_subtransport** out, git_transport*, void* service) {
  auto* transport = new (std::nothrow) Transport(*static_cast<LocalService*>(service));
  if (transport == nullptr) return -1;
  transport->action = act;
  transport->close = close_transport;
  transport->free = free_transport;
  *out = transport;
  return 0;
}

}  // namespace

int new_local_transport(git_transport** out, git_remote* owner, LocalService& service) {
  git_smart_subtransport_definition definition{
      .callback = new_subtransport, .rpc = 0, .param = &service};
  return git_transport_smart(out, owner, &definition);
}

}  // namespace tokensite::git
