// What the plan says a site is made of.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "support/hash.hpp"
#include "support/result.hpp"

namespace tokensite {

/// One file of the site. `render` gives its bytes; it may be called from any thread, any number of
/// times, and gives the same bytes each time. It fails only where the world does (a picture that
/// has gone since the plan was made).
struct Output {
  std::string path;  ///< relative to the output folder: "editions/32/index.html"
  /// Covers everything that the bytes depend on; equal fingerprints, equal bytes. None: unknown
  /// without rendering. A function, for `check` asks for none and `build` asks on all cores.
  std::function<std::optional<Fingerprint>()> fingerprint;
  std::function<Result<std::string>()> render;
  /// Takes much longer than others: whoever renders all begins with it, or one thread would be at
  /// it in the end while the others wait.
  bool is_slow = false;
};

}  // namespace tokensite
