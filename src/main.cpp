#include "commands/command_line.hpp"

extern "C" {
// What jemalloc begins with (its manual, section TUNING; under sanitizers nobody reads it). Memory
// in huge pages spares most page faults, which would be a fifth of the time of a build; few arenas,
// and room that is split for smaller wishes, keep the program small nonetheless.
extern const char* malloc_conf;
const char* malloc_conf = "thp:always,narenas:2,lg_extent_max_active_fit:3";
}

int main(int argc, char** argv) { return tokensite::run_command_line(argc, argv); }
