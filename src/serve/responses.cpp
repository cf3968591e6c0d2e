#include "serve/responses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/site.hpp"
#include "serve/fault_report.hpp"
#include "serve/media_types.hpp"
#include "serve/page_state.hpp"
#include "support/embedded.hpp"
#include "support/escape.hpp"
#include "support/hash.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

/// Where a path leads.
struct Found {
  const Output* output = nullptr;
  std::string redirect{};  ///< an address, in place of the output
};

Found find(const Snapshot& snapshot, std::string_view path) {
  const std::string& base = snapshot.base_path;
  if (base != "/" && (path == "/" || path == base.substr(0, base.size() - 1))) {
    return {.redirect = base};
  }
  if (!path.starts_with(base)) return {};
  std::string name(path.substr(base.size()));
  const bool is_folder = name.empty() || name.ends_with('/');
  if (is_folder) return {.output = find_output(*snapshot.pages, name + "index.html")};
  if (const Output* output = find_output(*snapshot.pages, name)) return {.output = output};
  if (find_output(*snapshot.pages, name + "/index.html") == nullptr) return {};
  return {.redirect = base + percent_encoded_path(name) + "/"};
}

/// A browser keeps what it has, and asks each time whether it is still good.
constexpr std::string_view ask_each_time = "no-cache";
/// The theme's assets: their names change with their bytes. Without asking for them a page that is
/// reloaded shows sooner.
constexpr std::string_view good_for_ever = "max-age=31536000, immutable";

bool is_asset(const Snapshot& snapshot, const Output& output) {
  const std::vector<Asset>& assets = snapshot.pages->site->theme.assets();
  return std::ranges::find(assets, output.path, &Asset::published) != assets.end();
}

void add_common_headers(Response& response) {
  if (header_of(response, "Cache-Control").empty()) {
    response.headers.emplace_back("Cache-Control", ask_each_time);
  }
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
}

std::string quoted(const Fingerprint& fingerprint) {
  return fmt::format("\"{}\"", to_hex(fingerprint));
}

/// The response with these bytes, or that part of it, or that they are known.
Response of_bytes(const Request& request, std::string_view type, const std::string& etag,
                  std::string bytes) {
  Response response;
  response.headers = {
      {"Content-Type", std::string(type)}, {"ETag", etag}, {"Accept-Ranges", "bytes"}};
  const bool may_range = request.if_range.empty() || request.if_range == etag;
  const auto [kind, range] = parse_range(may_range ? request.range : "", bytes.size());
  if (kind == RangeKind::unsatisfiable) {
    response.status = 416;
    response.headers.emplace_back("Content-Range", fmt::format("bytes */{}", bytes.size()));
    return response;
  }
  if (kind == RangeKind::part) {
    response.status = 206;
    response.headers.emplace_back(
        "Content-Range", fmt::format("bytes {}-{}/{}", range.begin, range.end - 1, bytes.size()));
    bytes = bytes.substr(range.begin, range.end - range.begin);
  }
  response.body = std::move(bytes);
  return response;
}

Response not_modified(const std::string& etag) {
  return {.status = 304, .headers = {{"ETag", etag}}};
}

Response of_page(const Request& request, const Snapshot& snapshot, std::string_view path,
                 std::string html) {
  const PageState state = page_state(snapshot, path, html);
  std::string page = with_live_script(std::move(html), state);
  // Of the bytes: the script's data depend on more than the page does.
  const std::string etag = quoted(fingerprint_of(page));
  if (matches_etag(request.if_none_match, etag)) return not_modified(etag);
  return of_bytes(request, html_type, etag, std::move(page));
}

Response failed(const Error& error) { return plain_response(500, error.message); }

Response of_output(const Request& request, const Snapshot& snapshot, std::string_view path,
                   const Output& output) {
  const std::string_view type = media_type_of(output.path);
  if (type == html_type) {
    Result<std::string> html = output.render();
    return html ? of_page(request, snapshot, path, std::move(*html)) : failed(html.error());
  }
  std::optional<Fingerprint> version = output.fingerprint();
  if (version && matches_etag(request.if_none_match, quoted(*version))) {
    return not_modified(quoted(*version));
  }
  Result<std::string> bytes = output.render();
  if (!bytes) return failed(bytes.error());
  if (!version) version = fingerprint_of(*bytes);
  if (matches_etag(request.if_none_match, quoted(*version))) return not_modified(quoted(*version));
  return of_bytes(request, type, quoted(*version), std::move(*bytes));
}

/// The site's own page for what isn't there; one of ours outside of the site.
std::string not_found_html(const Snapshot& snapshot, std::string_view path) {
  const Output* page =
      path.starts_with(snapshot.base_path) ? find_output(*snapshot.pages, "404.html") : nullptr;
  if (page != nullptr) {
    if (Result<std::string> html = page->render()) return std::move(*html);
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Not found</title>\n"
      "<p>There is nothing here. The site begins at <a href=\"{0}\">{0}</a>.</p>\n</html>\n",
      html_escaped(snapshot.base_path));
}

Response with_status(Response response, unsigned status) {
  if (response.status == 200) response.status = status;
  return response;
}

Response live_script(const Request& request) {
  const std::string_view bytes = live_client_files().front().bytes;
  const std::string etag = quoted(fingerprint_of(bytes));
  if (matches_etag(request.if_none_match, etag)) return not_modified(etag);
  return of_bytes(request, media_type_of(live_script_path), etag, std::string(bytes));
}

Response respond_to(const Request& request, const Snapshot& snapshot) {
  const std::optional<RequestPath> target = parse_target(request.target);
  if (!target) return plain_response(400, "this address leads nowhere in a site");
  if (target->path == live_script_path) return live_script(request);
  // What isn't asked for in parts, nor kept: errors.
  const Request whole{.method = request.method, .target = request.target, .hosts = {}};
  if (!snapshot.pages) {
    return with_status(of_page(whole, snapshot, target->path, fault_page(snapshot.report_text)),
                       500);
  }
  const Found found = find(snapshot, target->path);
  if (!found.redirect.empty()) {
    const std::string query = target->query.empty() ? "" : "?" + target->query;
    // Not 301: browsers would keep it for good, and other sites come to stand at this address.
    Response response = plain_response(302, "it is at " + found.redirect);
    response.headers.emplace_back("Location", found.redirect + query);
    return response;
  }
  if (found.output != nullptr) {
    Response response = of_output(request, snapshot, target->path, *found.output);
    if (response.status < 400 && is_asset(snapshot, *found.output)) {
      response.headers.emplace_back("Cache-Control", good_for_ever);
    }
    return response;
  }
  return with_status(of_page(whole, snapshot, target->path, not_found_html(snapshot, target->path)),
                     404);
}

}  // namespace

std::optional<Response> refusal(const Request& request, std::string_view host) {
  std::optional<Response> refused;
  if (request.hosts.size() != 1) {
    refused = plain_response(400, "a request names one host");
  } else if (!is_own_host(request.hosts.front(), host)) {
    refused = plain_response(
        403,
        "this server answers to its own name only: open it at 127.0.0.1 or localhost, or start "
        "it with --host and the name that you use");
  } else if (request.method == Method::other) {
    refused = plain_response(405, "a site is only read: GET or HEAD");
    refused->headers.emplace_back("Allow", "GET, HEAD");
  } else if (request.target.size() > longest_target) {
    refused = plain_response(414, "no address of a site is as long as this");
  }
  if (refused) add_common_headers(*refused);
  return refused;
}

Response respond(const Request& request, const Snapshot& snapshot) {
  Response response = respond_to(request, snapshot);
  add_common_headers(response);
  return response;
}

std::optional<Shown> page_at(const Snapshot& snapshot, std::string_view path) {
  if (!snapshot.pages) return std::nullopt;
  const Found found = find(snapshot, path);
  if (found.output == nullptr) {
    if (!found.redirect.empty()) return std::nullopt;
    return Shown{.status = 404, .html = not_found_html(snapshot, path)};
  }
  if (media_type_of(found.output->path) != html_type) return std::nullopt;
  Result<std::string> html = found.output->render();
  if (!html) return std::nullopt;
  return Shown{.html = std::move(*html)};
}

}  // namespace tokensite
