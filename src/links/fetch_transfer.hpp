// One request to libcurl: what it is told, and what its answer means.
#pragma once

#include <curl/curl.h>

#include <string>
#include <vector>

#include "links/fetcher.hpp"
#include "support/c_handle.hpp"

namespace tokensite {

using Easy = CHandle<CURL, curl_easy_cleanup>;
using StringList = CHandle<curl_slist, curl_slist_free_all>;

/// Stays in its place while libcurl works on it. What it points to outlives it.
struct Transfer {
  Fetch fetch;
  std::string host;
  StringList headers;
  StringList known_hosts;
  const FetchOptions* options = nullptr;
  const std::vector<std::string>* proxies = nullptr;
  Answer answer;
  std::size_t header_bytes = 0;
  bool is_refused = false;  ///< a connection was, and no other could be made
  Easy easy;                ///< goes first
};

/// Makes `easy`, and tells it all. Everything else is set already.
void set_up(Transfer& transfer);

/// What came of it, once libcurl is done with it.
Answer answer_of(CURLcode code, Transfer& transfer);

}  // namespace tokensite
