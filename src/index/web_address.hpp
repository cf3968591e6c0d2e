// An http(s) address in the form that all its spellings share: RFC 3986, section 6.2.2, and what
// practically every server makes of an address besides.
//
// Reading a normal form again gives the same normal form.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/url.hpp"

namespace tokensite {

struct QueryParameter {
  std::string_view name;
  std::string_view value;
  std::string_view text;  ///< "name=value", or "name" alone
};

/// The views point into the address itself and into the text that was read, which outlives it.
class WebAddress {
 public:
  /// `parts` are those of an http(s) URL.
  explicit WebAddress(const UrlParts& parts);
  WebAddress(const WebAddress&) = delete;
  WebAddress& operator=(const WebAddress&) = delete;

  std::string_view userinfo;
  std::string host;       ///< see `normal_host`
  std::string_view port;  ///< empty for the ports of http and https
  /// Escapes in normal form, no dot segments, no slash and no index.html at the end: "/a/b" or "".
  std::string path;
  std::vector<QueryParameter> query;  ///< as ordered; a space is a plus
  /// A fragment that an application in the browser takes for an address ("!/a", "/a"), else empty.
  std::string_view route;

  std::size_t segment_count() const { return segment_count_; }
  /// The path's i'th segment; empty if there is none. Only the first few can be asked for.
  std::string_view segment(std::size_t i) const;
  /// The path from the i'th segment on, with the slash before it.
  std::string_view path_from(std::size_t i) const;
  /// The first parameter of that name, if there is one.
  const QueryParameter* find(std::string_view name) const;

 private:
  static constexpr std::size_t most_segments = 8;

  void split_path();
  void read_query(std::string_view text);

  std::string query_text_;
  std::array<std::string_view, most_segments> segments_;
  std::size_t segment_count_ = 0;
};

/// The parts of an http(s) URL; none if `url` has another scheme, or no host.
std::optional<UrlParts> split_web_url(std::string_view url);

/// Lower case, in Unicode, without a final dot and without "www.": "WWW.XN--MGBH0FB.example." is
/// "مثال.example". A host that makes no sense stays as it is.
std::string normal_host(std::string_view host);

/// What a server has for a folder: "index.html".
bool is_default_document(std::string_view name);

/// A path in normal form, or a part of one, in lower case: still in normal form, for the digits of
/// escapes keep theirs.
std::string lower_path(std::string_view path);

}  // namespace tokensite
