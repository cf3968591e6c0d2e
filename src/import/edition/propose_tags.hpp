// Tags that a text suggests: what the vocabulary says of its tags, found in the words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/config.hpp"

namespace tokensite {

/// Ids of tags whose title, aliases or `match` phrases stand in `title` or `text` as whole words,
/// whatever their case; "agents" is found by "agent". In the text, titles and aliases count only if
/// they are more than one word. First those in the title, then in the order of the vocabulary; at
/// most `most`.
std::vector<std::string> propose_tags(std::string_view title, std::string_view text,
                                      const Config& config, std::size_t most = 5);

}  // namespace tokensite
