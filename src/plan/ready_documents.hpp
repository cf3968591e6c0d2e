// Documents taken out of the cache before anybody asks for them.
//
// Whoever plans again and again makes them ready while nobody waits: the next plan moves them into
// its archive, and has only those to read that have changed.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "cache/document_codec.hpp"
#include "cache/source_cache.hpp"
#include "plan/plan.hpp"
#include "support/workers.hpp"

namespace tokensite {

class ReadyDocuments {
 public:
  ReadyDocuments() = default;
  /// The documents that a plan was made of, as far as `cache` has them.
  ReadyDocuments(const ParsedSources& parsed, const SourceCache& cache, Workers& workers);

  /// Whether they are what `cache` would give under `key`.
  bool are_from(const SourceCache& cache, const Fingerprint& key) const {
    return storage_ != nullptr && storage_ == cache.storage() && key == key_;
  }

  /// Gives away the document with these contents, if it is ready under this number. Different files
  /// may be asked for from different threads.
  template <class Document>
  std::optional<Decoded<Document>> take(FileId file, const Fingerprint& contents) {
    if (file.index >= slots_.size() || slots_[file.index].contents != contents) return std::nullopt;
    auto* ready = std::get_if<Decoded<Document>>(&slots_[file.index].document);
    if (ready == nullptr) return std::nullopt;
    std::optional<Decoded<Document>> taken(std::move(*ready));
    slots_[file.index].document = std::monostate();
    return taken;
  }

 private:
  struct Slot {
    Fingerprint contents;
    std::variant<std::monostate, Decoded<Edition>, Decoded<Item>, Decoded<Page>> document;
  };
  std::vector<Slot> slots_;  ///< by the file's number
  std::shared_ptr<const void> storage_;
  Fingerprint key_;
};

}  // namespace tokensite
