#include "model/archived_copies.hpp"

#include "support/url.hpp"

namespace tokensite {

std::string_view archived_copy_of(const ArchivedCopies& copies, std::string_view url) {
  if (copies.empty() || url.empty()) return {};
  const auto found = copies.find(request_url(url));
  return found == copies.end() ? std::string_view() : found->second;
}

}  // namespace tokensite
