#include "links/fetch_hosts.hpp"

#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>

#include "support/c_handle.hpp"
#include "support/environment.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

using ParsedUrl = CHandle<CURLU, curl_url_cleanup>;
using CurlString = CHandle<char, curl_free>;
using AddressList = CHandle<addrinfo, freeaddrinfo>;

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0) != CURLUE_OK)
    return {};
  const CurlString owner(text);
  return text;
}

}  // namespace

std::string asked_host(const std::string& url) {
  const ParsedUrl parsed(curl_url());
  if (parsed && curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK) {
    return ascii_lower(part_of(parsed.get(), CURLUPART_HOST));
  }
  const auto parts = split_url(url);
  return parts ? ascii_lower(parts->host) : std::string();
}

std::vector<std::string> proxy_addresses() {
  std::vector<std::string> addresses;
  // Those that libcurl obeys; HTTP_PROXY in capitals isn't among them, see CVE-2016-5385.
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    const std::string value = environment_variable(name);
    if (value.empty()) continue;
    const ParsedUrl proxy(curl_url());
    const unsigned flags = CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME;
    if (!proxy || curl_url_set(proxy.get(), CURLUPART_URL, value.c_str(), flags) != CURLUE_OK)
      continue;
    char* written_port = nullptr;
    const bool has_port = curl_url_get(proxy.get(), CURLUPART_PORT, &written_port, 0) == CURLUE_OK;
    const CurlString owner(written_port);
    const std::string scheme = part_of(proxy.get(), CURLUPART_SCHEME);
    const std::string port = has_port ? written_port : scheme == "https" ? "443" : "1080";
    std::string host = part_of(proxy.get(), CURLUPART_HOST);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    addrinfo* found = nullptr;
    const addrinfo hints{.ai_socktype = SOCK_STREAM};
    if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) continue;
    const AddressList list(found);
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
      addresses.emplace_back(reinterpret_cast<const char*>(each->ai_addr), each->ai_addrlen);
    }
  }
  return addresses;
}

}  // namespace tokensite
