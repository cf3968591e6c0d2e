#include "serve/media_types.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// By the registry of media types (IANA); sorted by ending.
constexpr auto types = std::to_array<Entry>({
    {"avif", "image/avif"},
    {"css", "text/css; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"gif", "image/gif"},
    {"gz", "application/gzip"},
    {"htm", "text/html; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/vnd.microsoft.icon"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"m4a", "audio/mp4"},
    {"md", "text/markdown; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"ogg", "audio/ogg"},
    {"otf", "font/otf"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"svg", "image/svg+xml"},
    {"ttf", "font/ttf"},
    {"txt", "text/plain; charset=utf-8"},
    {"wasm", "application/wasm"},
    {"webm", "video/webm"},
    {"webmanifest", "application/manifest+json"},
    {"webp", "image/webp"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
    {"xml", "application/xml; charset=utf-8"},
    {"zip", "application/zip"},
});
static_assert(std::ranges::is_sorted(types, {}, &Entry::first));

}  // namespace

std::string_view media_type_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_ending = dot != path.npos && (slash == path.npos || dot > slash);
  const std::string ending = has_ending ? ascii_lower(path.substr(dot + 1)) : std::string();
  const auto found = std::ranges::lower_bound(types, ending, {}, &Entry::first);
  if (found != types.end() && found->first == ending) return found->second;
  return "application/octet-stream";
}

}  // namespace tokensite
