#include "links/link_record.hpp"

#include <fmt/format.h>

#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::pair<LinkState, std::string_view> state_names[] = {
    {LinkState::alive, "alive"},     {LinkState::moved, "moved"}, {LinkState::blocked, "blocked"},
    {LinkState::failing, "failing"}, {LinkState::dead, "dead"},   {LinkState::hidden, "private"},
};

constexpr std::pair<std::string_view, std::string_view> reasons[] = {
    {"400", "the server says 400, it doesn't understand the address"},
    {"404", "the server says 404, there is no such page"},
    {"410", "the server says 410, the page is gone for good"},
    {"500", "the server says 500, it has a fault of its own"},
    {"503", "the server says 503, it is overloaded or closed"},
    {"bad-answer", "what the server answers isn't HTTP"},
    {"bad-redirect", "it redirects to something that is no web address"},
    {"bot-wall", "the server wants to see a person first"},
    {"certificate", "the server's certificate isn't valid"},
    {"certificate-chain", "the server's certificate can't be traced to a known authority"},
    {"certificate-expired", "the server's certificate has expired"},
    {"certificate-other-host", "the server's certificate is for another host"},
    {"certificate-self-signed", "the server's certificate is signed by itself alone"},
    {"cut-off", "the server hangs up without an answer"},
    {"login", "it leads to a page that wants readers to sign in or to consent"},
    {"no-connection", "no connection to the server can be made"},
    {"no-host", "there is no host of this name"},
    {"redirect-loop", "it redirects in a circle"},
    {"timeout", "the server doesn't answer in time"},
    {"tls", "no secure connection to the server can be made"},
    {"too-many-redirects", "it redirects again and again"},
};

}  // namespace

std::string_view name_of(LinkState state) {
  for (const auto& [each, name] : state_names) {
    if (each == state) return name;
  }
  return "";
}

std::optional<LinkState> find_link_state(std::string_view name) {
  for (const auto& [state, each] : state_names) {
    if (each == name) return state;
  }
  return std::nullopt;
}

std::string reason_in_words(std::string_view reason) {
  for (const auto& [each, words] : reasons) {
    if (each == reason) return std::string(words);
  }
  if (reason.size() == 3 && is_ascii_digit(reason[0])) {
    return fmt::format("the server says {}", reason);
  }
  return reason.empty() ? "it can't be reached" : std::string(reason);
}

}  // namespace tokensite
