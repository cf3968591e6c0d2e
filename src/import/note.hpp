// What an import has to tell: nothing that a source holds is changed or left out without a note.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tokensite {

enum class NoteKind {
  repaired,  ///< something was missing or broken, and there was no doubt what was meant
  dropped,   ///< a text that isn't part of the newsletter, or can't be kept; `text` holds it
  look,      ///< came over, but a writer should look at it
  failed,    ///< could not be read or is refused; what it is of doesn't come over
};

struct ImportNote {
  NoteKind kind = NoteKind::look;
  /// Lower case, no full stop: "the heading of Videos was missing".
  std::string message;
  /// Where in the source, from 1; 0 where that has no lines.
  std::size_t line = 0;
  /// The words that are concerned, whole.
  std::string text;
  friend bool operator==(const ImportNote&, const ImportNote&) = default;
};

using ImportNotes = std::vector<ImportNote>;

}  // namespace tokensite
