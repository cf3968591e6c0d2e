#include "links/fetch_page.hpp"

#include <fmt/format.h>

#include <optional>

#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr int most_redirects = 6;

std::string failure_in_words(Failure failure, const std::string& host) {
  switch (failure) {
    case Failure::no_host:
      return fmt::format("there is no host {}, or no network", host);
    case Failure::timeout:
      return fmt::format("{} takes too long to answer", host);
    case Failure::private_address:
      return fmt::format(
          "{} is in a private network (`links: {{private: allow}}` lets it be asked)", host);
    default:
      return fmt::format("{} can't be reached ({})", host, reason_of(failure));
  }
}

}  // namespace

Result<FetchedPage> fetch_page(const std::string& url, const FetchOptions& options,
                               std::size_t body_limit) {
  Fetcher fetcher(options);
  Fetch fetch{.url = request_url(url), .method = FetchMethod::get, .body_limit = body_limit};
  for (int redirects = 0; redirects <= most_redirects; ++redirects) {
    fetcher.ask(fetch);
    std::optional<Fetched> fetched = fetcher.next();
    if (!fetched) return Error{"it was interrupted"};
    Answer& answer = fetched->answer;
    const std::string host = display_host(fetch.url);
    // A page that breaks off has most often said its title by then.
    const bool has_page = answer.status >= 200 && answer.status < 300 && !answer.body.empty();
    if (has_page) return FetchedPage{.url = fetch.url, .body = std::move(answer.body)};
    if (answer.failure != Failure::none) return Error{failure_in_words(answer.failure, host)};
    const bool is_redirect = answer.status >= 300 && answer.status < 400;
    if (!is_redirect || answer.location.empty()) {
      return Error{fmt::format("{} answers {}", host, answer.status)};
    }
    if (url_fault(answer.location)) return Error{fmt::format("{} leads to no address", host)};
    fetch.url = request_url(answer.location);
    fetch.cookies = std::move(answer.cookies);
  }
  return Error{fmt::format("{} leads in circles", display_host(url))};
}

}  // namespace tokensite
