// What a redirect means to an editor: addresses compared, nothing asked for.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// Whether two addresses are so alike that nobody would correct one to the other: they differ in
/// `www.`, a slash at the end, what a server adds to the query, or `from` is a home page that leads
/// into its own host ("/" to "/en/"). https in place of http is a difference.
bool is_same_page(std::string_view from, std::string_view to);

/// Whether `to` asks readers to sign in or to consent, while `from` was no such page.
bool is_login_page(std::string_view from, std::string_view to);

/// Whether a page's address now leads to a home page: what it had is likely gone.
bool is_fallen_to_home_page(std::string_view from, std::string_view to);

/// The address that takes the place of `written`, whose fragment goes with it.
std::string with_fragment_of(std::string_view written, std::string to);

}  // namespace tokensite
