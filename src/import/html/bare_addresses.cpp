#include "import/html/bare_addresses.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Punctuation beyond ASCII that ends an address: quotes and full stops of several languages.
constexpr std::array<std::string_view, 8> closing_marks = {"”", "“",  "’",  "»",
                                                           "…", "。", "）", "，"};

/// Bytes. A longer one isn't looked at whole: what is written as one word may be of any length.
constexpr std::size_t longest_address = 2000;

/// 0 for what is too long to be one.
std::size_t address_length(std::string_view text) {
  text = text.substr(0, longest_address + 1);
  text = text.substr(0, text.find_first_of(" <>\"`|\\^{}"));
  for (const std::string_view mark : closing_marks) text = text.substr(0, text.find(mark));
  if (text.size() > longest_address) return 0;
  auto unopened_round = std::ranges::count(text, ')') - std::ranges::count(text, '(');
  auto unopened_square = std::ranges::count(text, ']') - std::ranges::count(text, '[');
  while (!text.empty()) {
    const char last = text.back();
    const bool is_mark = std::string_view(".,;:!?'*_~").find(last) != std::string_view::npos;
    if (!is_mark && !(last == ')' && unopened_round-- > 0) &&
        !(last == ']' && unopened_square-- > 0)) {
      break;
    }
    text.remove_suffix(1);
  }
  return text.size();
}

/// Where the next address begins, and its length; a length of 0 if there is none.
struct Place {
  std::size_t begin = 0;
  std::size_t length = 0;
};

Place next_address(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("http", from); at != text.npos; at = text.find("http", at + 4)) {
    const std::string_view rest = text.substr(at);
    if (!begins_with_web_address(rest)) continue;
    if (at > 0 && is_ascii_alnum(text[at - 1])) continue;
    const std::size_t length = address_length(rest);
    const std::string_view address = rest.substr(0, length);
    if (!url_fault(address) && address.find('.') != address.npos) return {at, length};
    at += length > 4 ? length - 4 : 0;
  }
  return {};
}

}  // namespace

void link_bare_addresses(InlineLine& line, Addresses& addresses) {
  std::vector<InlineRun> runs;
  for (InlineRun& run : line.runs) {
    const bool may_hold_any =
        run.style.link == nullptr && !run.style.code && run.picture == nullptr;
    std::size_t done = 0;
    for (Place place = may_hold_any ? next_address(run.text, 0) : Place(); place.length > 0;
         place = next_address(run.text, done)) {
      if (place.begin > done) {
        runs.push_back({.text = run.text.substr(done, place.begin - done), .style = run.style});
      }
      InlineRun address{.text = run.text.substr(place.begin, place.length), .style = run.style};
      address.style.link = addresses.keep(address.text);
      runs.push_back(std::move(address));
      done = place.begin + place.length;
    }
    if (done == 0) {
      runs.push_back(std::move(run));
    } else if (done < run.text.size()) {
      runs.push_back({.text = run.text.substr(done), .style = run.style});
    }
  }
  line.runs = std::move(runs);
}

}  // namespace tokensite
