#include "support/unicode_map.hpp"

#include <utf8proc.h>

#include <cstdlib>

#include "support/c_handle.hpp"

namespace tokensite {

std::string unicode_mapped(std::string_view text, int options) {
  utf8proc_uint8_t* raw = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                 static_cast<utf8proc_option_t>(options));
  const CHandle<utf8proc_uint8_t, std::free> owned(raw);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(owned.get()), static_cast<std::size_t>(size)};
}

}  // namespace tokensite
