// The archive for machines: JSON (api/), Markdown (editions/32.md) and llms.txt (llmstxt.org).
#pragma once

#include <string>

#include "render/site.hpp"

namespace tokensite {

/// api/editions.json: all editions, newest first, without their items.
std::string editions_json(const Site& site);
/// api/editions/32.json
std::string edition_json(const Site& site, const Edition& edition);
/// api/tags.json: all tags, with counts.
std::string tags_json(const Site& site);

/// editions/32.md: the edition as one Markdown text.
std::string edition_markdown(const Site& site, const Edition& edition);

/// What `editions/32.md` depends on.
Fingerprint edition_copy_fingerprint(const Site& site, const Edition& edition);
/// What `api/editions/32.json` depends on: on when it was updated, too.
Fingerprint edition_json_fingerprint(const Site& site, const Edition& edition);

std::string llms_txt(const Site& site);

/// What the lists of all editions and tags depend on.
Fingerprint archive_fingerprint(const Site& site);
/// What `api/editions.json` depends on: on when each was updated, too.
Fingerprint editions_json_fingerprint(const Site& site);

}  // namespace tokensite
