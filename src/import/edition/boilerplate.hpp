// What an e-mail says besides the newsletter: thanks, requests to subscribe, advertisements.
//
// Whatever is taken for such is kept in a note, so that a wrong guess costs a writer one copy.
#pragma once

#include <string_view>

namespace tokensite {

/// "New here?", with or without the sentence that follows.
bool begins_greeting_of_new_readers(std::string_view plain);

/// A paragraph that asks to subscribe, to share, to comment, or says goodbye: a short text that
/// begins so.
bool is_boilerplate(std::string_view plain);

/// Whether the text ends the newsletter: "Thanks for reading".
bool is_farewell(std::string_view plain);

/// A line that sells something: a book, a workshop, a sponsor's offer.
bool is_promotion(std::string_view plain);

}  // namespace tokensite
