// HTML as a row of tags and texts, for passes over what our own templates and Markdown have made,
// and over HTML that an author typed (markdown: {html: allow}).
//
// Every byte of the source is in exactly one token: printed one after the other, they are the
// source. What isn't well formed is text; nothing fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

struct TagAttribute {
  std::string name;        ///< in lower case
  std::string_view value;  ///< as written, entities and all, without its quotes
};

struct HtmlToken {
  enum class Kind {
    text,
    open,
    close,
    comment,  ///< or a doctype
  };
  Kind kind = Kind::text;
  std::string_view source;
  std::string name;  ///< of a tag, in lower case
  std::vector<TagAttribute> attributes;

  /// Empty if there is none, or nothing in it.
  std::string_view attribute(std::string_view wanted) const;
};

class HtmlTokens {
 public:
  /// The HTML outlives the tokens.
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  /// False at the end.
  bool next(HtmlToken& token);

 private:
  bool read_comment(HtmlToken& token);
  bool read_tag(HtmlToken& token);
  void read_text(HtmlToken& token);

  /// A tag or a comment that isn't closed has cost a look at all the rest. Where there are several,
  /// what follows is text.
  bool is_hopeless() const { return unclosed_ > 10; }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t unclosed_ = 0;
  std::string raw_until_;  ///< of a script or style sheet: its name; its content is text to the end
};

/// Elements that have no end tag.
bool is_void_element(std::string_view name);

}  // namespace tokensite
