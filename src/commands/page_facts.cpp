#include "commands/page_facts.hpp"

#include <fmt/format.h>

#include <chrono>

#include "links/fetch_page.hpp"
#include "support/program.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// A page's head is hardly ever longer; some put all their styles there.
constexpr std::size_t longest_head = 512U << 10U;

}  // namespace

Result<PageFacts> ask_for_facts(const std::string& url, const Config& config) {
  const auto parts = split_url(url);
  if (!parts || parts->host.empty()) return Error{"this link has no page to ask"};
  FetchOptions options{.user_agent = fmt::format("tokensite/{} (asks for a title, for {})",
                                                 program_version(), config.base_url),
                       .accept_language = config.language,
                       .connect_timeout = std::chrono::seconds(8),
                       .timeout = std::chrono::seconds(20),
                       .private_addresses = config.links.private_addresses};
  if (const std::string address = oembed_address(url); !address.empty()) {
    const Result<FetchedPage> answer = fetch_page(address, options, longest_head);
    PageFacts facts = answer ? facts_of_oembed(answer->body) : PageFacts{};
    if (!facts.title.empty()) return facts;
  }
  const Result<FetchedPage> page = fetch_page(url, options, longest_head);
  if (!page) return page.error();
  PageFacts facts = facts_of_page(page->url, page->body);
  if (facts.title.empty()) return Error{"the page says no title"};
  return facts;
}

}  // namespace tokensite
