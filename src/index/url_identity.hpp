// What a link leads to, for readers: when two links are one, and which form of a link to publish.
//
// Identity is not spelling: the abstract, the PDF and the DOI of a paper are one thing, and so are
// a video's page with and without the moment it begins at. Where that isn't sure, two links are
// kept apart: a repeat that goes unnoticed costs less than one that is none.
//
// Any bytes will do as a URL; the time is linear in their number (but for sorting parameters).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// Equal for two URLs if they lead to the same thing. Itself an address without a scheme
/// ("//arxiv.org/abs/2401.12345") or, for other schemes, with one; its identity is itself. It is
/// for comparing, not for following.
std::string url_identity(std::string_view url);

/// The form to publish: without tracking parameters and detours, a paper's abstract, a video's
/// page, https where the host is known for it. Equal to `url` if there is nothing to mend. It leads
/// where `url` does: its identity is the same, and what else `url` says (a host with "www.", a
/// slash at the end, a fragment, the moment in a video, a reader's gift code) stays.
std::string canonical_url(std::string_view url);

/// The names of the parameters that `canonical_url` drops because they only track readers, as
/// written and in order.
std::vector<std::string_view> tracking_parameters(std::string_view url);

/// Whether `host` surely answers to https; see https_domains.def.
bool is_known_for_https(std::string_view host);

}  // namespace tokensite
