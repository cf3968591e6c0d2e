// A request and its response, as values: whatever library carries them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tokensite {

enum class Method { get, head, other };

struct Request {
  Method method = Method::get;
  std::string target;              ///< as it came: "/tokenizer/editions/32/?q=1"
  std::vector<std::string> hosts;  ///< every Host field
  std::string if_none_match{};
  std::string range{};
  std::string if_range{};
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};  ///< also of HEAD: whoever sends it leaves it out
};

/// The value of a header; empty if there is none.
std::string_view header_of(const Response& response, std::string_view name);

/// A response with a page of one sentence or two.
Response plain_response(unsigned status, std::string_view text);

/// Bytes [begin, end).
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

enum class RangeKind { whole, part, unsatisfiable };

/// What a Range header asks for of `size` bytes (RFC 9110, section 14). A list of several ranges,
/// and what can't be understood, asks for the whole.
std::pair<RangeKind, ByteRange> parse_range(std::string_view header, std::size_t size);

/// Whether an If-None-Match header names `etag` (RFC 9110, section 13.1.2).
bool matches_etag(std::string_view header, std::string_view etag);

/// Whether a Host field names this machine as only its own programs can. A page from elsewhere
/// whose name was made to lead here (DNS rebinding) carries its own name. `host` is what was bound
/// to, a name or an address; bound to all addresses, any of them will do, but no other name.
bool is_own_host(std::string_view field, std::string_view host);

/// Whether `host` stands for all addresses of the machine.
bool is_any_address(std::string_view host);

struct RequestPath {
  std::string path;   ///< decoded, with the leading slash: "/tokenizer/editions/32/"
  std::string query;  ///< as it came, without the question mark
};

/// None if the target isn't one that a browser would send for a file of the site: escapes that are
/// none, control characters, a way up.
std::optional<RequestPath> parse_target(std::string_view target);

/// The value of a query's parameter, decoded; empty if there is none.
std::string query_value(std::string_view query, std::string_view name);

inline constexpr std::size_t longest_target = 4096;  ///< bytes

}  // namespace tokensite
