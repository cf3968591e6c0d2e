// The parts of a URL (RFC 3986, section 3), without judging or normalising them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

/// Views into the text that was split. `host` and `port` are empty where there is no authority.
struct UrlParts {
  std::string_view scheme;    ///< without the colon; as written
  std::string_view userinfo;  ///< without the @
  std::string_view host;      ///< with brackets, if an IPv6 address
  std::string_view port;      ///< without the colon
  std::string_view path;
  std::string_view query;     ///< without the question mark
  std::string_view fragment;  ///< without the hash
  bool has_authority = false;
};

/// None if `text` has no scheme.
std::optional<UrlParts> split_url(std::string_view text);

/// What makes `text` unfit as an absolute link, as a clause for a message ("it holds a space"), or
/// none. http and https need a host; of the other schemes those that carry a script are refused.
std::optional<std::string> url_fault(std::string_view text);

/// Whether `text` begins with "https://" or "http://".
bool begins_with_web_address(std::string_view text);

/// Whether a browser would run `target` as a script, or as a document of the author's making:
/// schemes javascript, data and vbscript, spelt in any way that browsers accept (WHATWG URL,
/// section 4.4: leading controls and spaces are dropped, tabs and line ends ignored).
bool is_script_target(std::string_view target);

/// "www.example.org" -> "example.org": the host as readers know it, in lower case, without a port.
std::string display_host(std::string_view url);

/// Percent-encodes what may not stand in a path of a URL (RFC 3986 `pchar` and the slash may).
std::string percent_encoded_path(std::string_view path);

/// What a client asks a server for: `url` (which has a host) without its fragment, scheme and host
/// in lower case, a path at least "/", and what may not stand in a URL percent-encoded. The host
/// stays as it is if it isn't ASCII: encoding that is the resolver's part.
std::string request_url(std::string_view url);

/// "%C3%A9" -> "é"; a malformed escape stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace tokensite
