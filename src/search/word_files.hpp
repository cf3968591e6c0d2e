// The files that hold the words of the index: by the alphabet, with where they stand, and by their
// endings.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "index/archive.hpp"
#include "search/search_index.hpp"
#include "search/versioned_file.hpp"

namespace tokensite {

/// A long list in several files, and what each begins with: no more of its first word than is
/// needed to tell it from the words before. A file that a long word before it left empty begins as
/// the next does: the last of those that begin alike holds the word.
struct CutFiles {
  std::vector<std::string> firsts;
  std::vector<VersionedFile> files;
};

struct WordFiles {
  CutFiles words;
  std::vector<VersionedFile> places;  ///< each for `word_files_of_a_place_file` files of words
};

/// Phrases are rarer than words: where words stand is in fewer files.
inline constexpr std::size_t word_files_of_a_place_file = 4;

WordFiles make_word_files(const Archive& archive, const SearchIndex& index, std::size_t count,
                          Workers& workers);

/// Words that a slip may have been made in, by their letters from the last to the first.
CutFiles make_ending_files(const SearchIndex& index, std::size_t count);

}  // namespace tokensite
