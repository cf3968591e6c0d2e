#include "index/url_identity.hpp"

#include <algorithm>

#include "support/url.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {

std::string try_url_identity(std::string_view bytes) {
  const std::string identity = url_identity(bytes);
  const std::string canonical = canonical_url(bytes);
  const auto beside = [&](const std::string& fault, const std::string& other) {
    return fault + "\n  identity  " + identity + "\n  canonical " + canonical + "\n  but       " +
           other;
  };
  if (const std::string again = url_identity(identity); again != identity) {
    return beside("the identity has another identity", again);
  }
  if (const std::string other = url_identity(canonical); other != identity) {
    return beside("the canonical form has another identity", other);
  }
  if (const std::string again = canonical_url(canonical); again != canonical) {
    return beside("the canonical form has another canonical form", again);
  }
  if (!url_fault(bytes) && url_fault(canonical)) {
    return beside("the canonical form of a link is none", *url_fault(canonical));
  }
  for (const std::string_view name : tracking_parameters(bytes)) {
    if (bytes.find(name) == bytes.npos) return "a parameter that isn't there";
  }
  if (const auto parts = split_url(bytes)) (void)is_known_for_https(parts->host);
  return {};
}

}  // namespace tokensite
