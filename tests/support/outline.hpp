// Outlines as text, to be compared as a whole.
#pragma once

#include <string>

#include "import/outline.hpp"

namespace tokensite {

/// A line for each block, "5 heading 3: Papers", and for each note, "5 dropped: a form (words)";
/// links stand behind the words: "[label -> url]". First the line in the source, then the kind, the
/// level or the number, and "strong".
std::string described(const Outline& outline);

}  // namespace tokensite
