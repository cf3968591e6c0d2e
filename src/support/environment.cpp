#include "support/environment.hpp"

#include <cstdlib>

namespace tokensite {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

}  // namespace tokensite
