// The hosts that items link to, and what their pages' folders are called.
//
// A URL is whatever an author wrote, so a host may be anything: the name of its folder is made fit
// here.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// The host of an http(s) link, in lower case, in Unicode, without "www." and the port:
/// "arxiv.org". Empty for other links.
std::string source_host(std::string_view url);

/// The name of a host's folder: the host itself, if it is one that the domain name system could
/// have. Of any other a readable part and a hash: neither can lead out of the folder, nor be too
/// long for the disk, nor take the place of another page.
std::string source_id(std::string_view host);

}  // namespace tokensite
