// A file of the index, which the index knows by its version.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "support/hash.hpp"

namespace tokensite {

/// A file whose first member is its own version: the index names it, so that a browser that holds
/// files of two builds notices.
struct VersionedFile {
  VersionedFile() = default;
  /// `body` is a JSON object with a member at least.
  explicit VersionedFile(std::string body)
      : version(to_hex(fingerprint_of(body)).substr(0, 10)),
        bytes(fmt::format("{{\"version\":\"{}\",{}", version, std::string_view(body).substr(1))) {}
  std::string version;
  std::string bytes;
};

}  // namespace tokensite
