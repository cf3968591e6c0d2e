// Requests to responses: a path of the site to the page, feed or picture that the plan has for it.
//
// No path of a request ever becomes one of the disk; it names an output of the plan, or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "serve/request.hpp"
#include "serve/snapshot.hpp"

namespace tokensite {

/// Why a request is refused before anybody looks at what it asks for; none if it is well.
std::optional<Response> refusal(const Request& request, std::string_view host);

/// `request` isn't to be refused. Pages carry the script that keeps them up to date.
Response respond(const Request& request, const Snapshot& snapshot);

/// What is shown at a path, whoever asks and however.
struct Shown {
  unsigned status = 200;
  std::string html;
};

/// The page at `path`, without the script; none if there is something else than a page, or it can't
/// be rendered.
std::optional<Shown> page_at(const Snapshot& snapshot, std::string_view path);

}  // namespace tokensite
