// What a command tells whoever called it; the same everywhere.
#pragma once

namespace tokensite {

enum class ExitStatus {
  fine = 0,
  content_has_errors = 1,
  wrong_usage = 2,
  world_failed = 3,
};

}  // namespace tokensite
