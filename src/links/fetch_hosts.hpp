// Hosts as libcurl reads them out of URLs, and proxies as it finds them in the environment.
#pragma once

#include <string>
#include <vector>

namespace tokensite {

/// In the form in which it is asked for: "0x7f.1" is "127.0.0.1".
std::string asked_host(const std::string& url);

/// Where the proxies that the environment names listen, each as the bytes of its sockaddr.
std::vector<std::string> proxy_addresses();

}  // namespace tokensite
