#include "index/source_hosts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "index/web_address.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_folder = 200;   ///< bytes; file systems allow 255
constexpr std::size_t longest_readable = 40;  ///< code points of a host that isn't used as it is

bool is_label(std::string_view label) {
  const bool is_ascii = std::ranges::all_of(label, [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  return is_ascii ? !label.empty() : is_slug(label);
}

/// Whether a folder can be called as the host is.
bool is_folder_name(std::string_view host) {
  if (host.size() > longest_folder || host == "index.html") return false;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    if (!is_label(host.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::string source_host(std::string_view url) {
  const std::optional<UrlParts> parts = split_web_url(url);
  return parts ? valid_utf8(normal_host(parts->host)) : std::string();
}

std::string source_id(std::string_view host) {
  if (is_folder_name(host)) return std::string(host);
  std::string readable = slugify(host);
  std::size_t end = 0;
  for (std::size_t i = 0; i < longest_readable && end < readable.size(); ++i) {
    end += code_point_length(std::string_view(readable).substr(end));
  }
  readable.resize(end);
  return fmt::format("{}{}{}", readable, readable.empty() ? "" : "-",
                     to_hex(fingerprint_of(host)).substr(0, 16));
}

}  // namespace tokensite
