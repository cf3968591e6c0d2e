// argv -> a command, run -> an exit status.
#pragma once

namespace tokensite {

/// 0 fine · 1 the content has errors · 2 wrong usage · 3 the world failed (disk, git, network).
int run_command_line(int argc, char** argv);

}  // namespace tokensite
