#include "import/exports/slug_in_url.hpp"

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {

std::string slug_in_url(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts) return {};
  std::string_view path = parts->path;
  while (path.ends_with('/')) path.remove_suffix(1);
  return valid_utf8(percent_decoded(path.substr(path.rfind('/') + 1)));  // "%FF" is no text
}

}  // namespace tokensite
