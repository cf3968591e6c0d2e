#include "plan/ready_documents.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tokensite {

ReadyDocuments::ReadyDocuments(const ParsedSources& parsed, const SourceCache& cache,
                               Workers& workers)
    : storage_(cache.storage()), key_(parsed.key) {
  std::size_t count = 0;
  for (const FileId file : parsed.files) count = std::max<std::size_t>(count, file.index + 1);
  slots_.resize(count);
  workers.for_each(parsed.files.size(), [&](std::size_t i) {
    const FileId file = parsed.files[i];
    Slot& slot = slots_[file.index];
    slot.contents = parsed.documents[i].contents;
    const std::optional<std::string_view> bytes = cache.find(slot.contents, key_);
    if (!bytes) return;
    if (auto item = decode_item(*bytes, file)) {
      slot.document = std::move(*item);
    } else if (auto edition = decode_edition(*bytes, file)) {
      slot.document = std::move(*edition);
    } else if (auto page = decode_page(*bytes, file)) {
      slot.document = std::move(*page);
    }
  });
}

}  // namespace tokensite
