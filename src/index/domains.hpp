// A host and the domains that it lies below: "en.m.wikipedia.org", "m.wikipedia.org",
// "wikipedia.org", "org".
#pragma once

#include <cstddef>
#include <string_view>

namespace tokensite {

/// Calls `visit` with each, the host first, until it returns true. Of a host that is deeper than
/// any real one only the upper domains are visited.
template <class Visit>
void for_each_domain(std::string_view host, const Visit& visit) {
  constexpr int deepest = 5;
  int dots = 0;
  for (std::size_t end = host.size(); end > 0; --end) {
    if (host[end - 1] != '.' || ++dots < deepest) continue;
    host.remove_prefix(end);
    break;
  }
  while (!visit(host)) {
    const std::size_t dot = host.find('.');
    if (dot == host.npos) return;
    host.remove_prefix(dot + 1);
  }
}

/// Whether `host` is `name` in some country: "amazon.com", "amazon.co.uk", "amazon.de".
inline bool is_national_host(std::string_view name, std::string_view host) {
  constexpr std::size_t longest_ending = std::string_view("com.au").size();
  return host.starts_with(name) && host.substr(name.size()).starts_with('.') &&
         host.size() - name.size() - 1 <= longest_ending;
}

}  // namespace tokensite
