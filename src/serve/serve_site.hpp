// `tokensite serve`: a site in a browser while it is being written.
//
// One thread watches the files and plans, others answer browsers out of the plan that there is. A
// page is rendered when somebody asks for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "serve/http_server.hpp"
#include "serve/site_state.hpp"

namespace tokensite {

struct ServeNotices {
  /// After each plan; and what took so long. Called on the thread that plans.
  std::function<void(const SiteState&, std::chrono::duration<double>)> planned;
  /// Something that can't be helped, but should be known.
  std::function<void(const std::string&)> warned;
};

/// "http://127.0.0.1:8000": how a browser on this machine reaches a server bound to `host`.
std::string local_origin(const std::string& host, std::uint16_t port);

/// Serves the site until SIGINT or SIGTERM comes. Then it returns, or ends the program with status
/// 0 if something is under way that would have to be waited for: nothing is lost by that.
void serve_site(const SiteStateOptions& options, const std::string& host, HttpServer server,
                const ServeNotices& notices);

}  // namespace tokensite
