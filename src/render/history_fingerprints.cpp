#include "render/history_fingerprints.hpp"

namespace tokensite {
namespace {

void add_names(Hasher& hasher, const std::vector<std::string>& names) {
  hasher.add(names.size());
  for (const std::string& name : names) hasher.add(name);
}

Fingerprint subject_of(const Change& change, const Archive& archive) {
  switch (change.subject) {
    case Change::Subject::edition:
      return archive.editions[change.index].fingerprint;
    case Change::Subject::item:
      return archive.items[change.index].fingerprint;
    case Change::Subject::page:
      return archive.pages[change.index].fingerprint;
    case Change::Subject::many:
      return {};
  }
  return {};
}

}  // namespace

void add_to(Hasher& hasher, const std::optional<Date>& day) {
  hasher.add(day ? to_iso(*day) : std::string());
}

void add_to(Hasher& hasher, const Past& past) {
  add_to(hasher, past.updated);
  add_names(hasher, past.editors);
}

void add_to(Hasher& hasher, const Change& change, const Archive& archive) {
  add_to(hasher, change.day);
  hasher.add(static_cast<std::uint64_t>(change.kind))
      .add(static_cast<std::uint64_t>(change.subject))
      .add(subject_of(change, archive))
      .add(change.editions)
      .add(change.items);
  add_names(hasher, change.editors);
}

}  // namespace tokensite
