// The moments that exports write, in whichever form: only their days count here.
#pragma once

#include <optional>
#include <string_view>

#include "import/post.hpp"
#include "support/date.hpp"

namespace tokensite {

/// RFC 3339 and what looks like it ("2023-01-02 16:55:00+00:00", "2026-06-17"), RFC 822 ("Wed, 17
/// Jun 26 08:00 GMT") and dates in English words ("June 17, 2026"). The day is that of the zone in
/// which it is written.
std::optional<Date> date_of_timestamp(std::string_view text);

/// Gives the post its date; one that can't be read gives a note, an empty one nothing.
void take_date(Post& post, std::string_view text);

}  // namespace tokensite
