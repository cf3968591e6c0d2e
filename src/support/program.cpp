#include "support/program.hpp"

#include <elf.h>
#include <link.h>

#include <cstddef>

namespace tokensite {
namespace {

constexpr std::size_t aligned_to_4(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

/// Called for each loaded object, the executable first; stops there. See elf(5), "Notes (Nhdr)".
int read_build_id(dl_phdr_info* object, std::size_t, void* result) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* note = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    const char* const end = note + segment.p_memsz;
    while (note + sizeof(ElfW(Nhdr)) <= end) {
      const auto* header = reinterpret_cast<const ElfW(Nhdr)*>(note);
      const char* name = note + sizeof(ElfW(Nhdr));
      const char* description = name + aligned_to_4(header->n_namesz);
      if (header->n_type == NT_GNU_BUILD_ID) {
        *static_cast<Fingerprint*>(result) =
            fingerprint_of(std::string_view(description, header->n_descsz));
        return 1;
      }
      note = description + aligned_to_4(header->n_descsz);
    }
  }
  return 1;
}

}  // namespace

std::string_view program_version() { return TOKENSITE_VERSION; }

Fingerprint program_fingerprint() {
  static const Fingerprint fingerprint = [] {
    Fingerprint id = fingerprint_of(program_version());
    dl_iterate_phdr(read_build_id, &id);
    return id;
  }();
  return fingerprint;
}

}  // namespace tokensite
