// What a newsletter's title says besides: its number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

struct NumberAndTitle {
  std::optional<int> number;
  std::string title;  ///< without the number and the newsletter's name
  friend bool operator==(const NumberAndTitle&, const NumberAndTitle&) = default;
};

/// "Groq on Endless Compute - 📚 The Tokenizer Edition #32" -> 32, "Groq on Endless Compute".
/// `newsletter` is the site's title ("The Tokenizer"). Numbers that stand for something else ("5
/// tools", "GPT-4") are left alone: one counts where `#`, the newsletter's name, or a word such as
/// "edition" or "issue" introduces it. If nothing else is left, the title stays whole.
NumberAndTitle number_and_title(std::string_view text, std::string_view newsletter);

}  // namespace tokensite
