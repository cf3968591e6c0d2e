#include "tests/cli/walk/mutations.hpp"

#include <fmt/format.h>

namespace tokensite {

std::string Playground::save(const std::string& path, std::string_view text) {
  if (!site.exists(path)) {
    site.write(path, text);
    return path + ", new";
  }
  const timespec before = site.modified(path);
  switch (random.below(4)) {
    case 0:
      site.write(path, text);
      return path;
    case 1:
      site.write(path, text);
      site.set_modified(path, before);
      return path + ", its time put back";
    case 2:
      site.replace(path, text);
      return path + ", by a new file";
    default: {
      const timespec older = {.tv_sec = before.tv_sec - 1000, .tv_nsec = before.tv_nsec};
      site.replace(path, text, &older);
      return path + ", by an older file";
    }
  }
}

Mutations source_mutations() {
  Mutations all;
  for (const Mutations& some :
       {item_mutations(), edition_mutations(), page_mutations(), file_mutations(),
        config_mutations(), theme_mutations(), lock_mutations(), git_mutations(), disk_mutations(),
        fault_mutations()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace tokensite
