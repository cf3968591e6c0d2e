#include <malloc.h>

#include "commands/command_line.hpp"

int main(int argc, char** argv) {
#ifdef __GLIBC__
  // A build makes and drops ten thousands of pages: memory that is given back to the system after
  // each of them, and asked for again, costs more than the pages do.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
  return tokensite::run_command_line(argc, argv);
}
