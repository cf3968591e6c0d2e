// A Markdown text as md4c 0.4.8 must be shown it.
//
// With permissive autolinks on, md4c looks for bare addresses in the brackets of links, too, and
// takes all that stands behind such a link, up to the next space, for more of its address:
// `**[text](https://example.org/)**—emphasis doesn't end there`. What it doesn't take for an
// address is one in capitals. So it is given a copy with a capital at the begin of each link's
// destination, and what it says of the copy is said of the original.
#pragma once

#include <md4c.h>

#include <string>
#include <string_view>

namespace tokensite {

class MaskedText {
 public:
  /// `markdown` outlives it.
  explicit MaskedText(std::string_view markdown);

  /// What md4c is given: as long as the original.
  std::string_view shown() const { return copy_.empty() ? original_ : copy_; }

  /// The same bytes of the original, if `part` is of what is shown; else `part`.
  std::string_view original(std::string_view part) const;

  /// A destination with the bytes of the original. Those that md4c has written anew, for they hold
  /// references, live until the next call.
  MD_ATTRIBUTE original_destination(const MD_ATTRIBUTE& destination);

 private:
  std::string_view original_;
  std::string copy_;  ///< empty if it would be equal
  std::string destination_;
};

}  // namespace tokensite
