#include "render/export/inline_styles.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "render/export/html_tokens.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// `p`, `.meta`, `p.meta`; what is empty may be anything.
struct Selector {
  std::string tag;
  std::string class_name;
};

struct StyleRule {
  std::optional<Selector> inside;
  Selector element;
  std::string declarations;  ///< "margin:0;color:#222"
};

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trim(text)).empty()) {
    const auto end = std::ranges::find_if(text, is_ascii_space);
    words.push_back(text.substr(0, static_cast<std::size_t>(end - text.begin())));
    text.remove_prefix(words.back().size());
  }
  return words;
}

std::string without_comments(std::string_view css) {
  std::string rest;
  while (!css.empty()) {
    const std::size_t begin = std::min(css.find("/*"), css.size());
    rest.append(css.substr(0, begin));
    const std::size_t end = css.find("*/", begin);
    css.remove_prefix(end == css.npos ? css.size() : end + 2);
  }
  return rest;
}

/// No white space that means nothing: it would stand in the e-mail a hundred times.
std::string compact_declarations(std::string_view text) {
  std::string compact;
  for (const char c : trim(text)) {
    const bool is_space = is_ascii_space(c);
    const bool is_needless =
        compact.empty() || std::string_view(" :;,").find(compact.back()) != std::string_view::npos;
    if (is_space && is_needless) continue;
    if ((c == ':' || c == ';') && compact.ends_with(' ')) compact.pop_back();
    if (c == '"') {
      compact += "&quot;";
    } else {
      compact += is_space ? ' ' : c;
    }
  }
  while (compact.ends_with(';') || compact.ends_with(' ')) compact.pop_back();
  return compact;
}

std::string_view property_of(std::string_view declaration) {
  return trim(declaration.substr(0, declaration.find(':')));
}

/// Adds declarations to a style, in place of what it says of the same properties.
void add_declarations(std::string& style, std::string_view declarations) {
  while (!declarations.empty()) {
    const std::string_view added = declarations.substr(0, declarations.find(';'));
    declarations.remove_prefix(std::min(added.size() + 1, declarations.size()));
    std::string kept;
    for (std::string_view rest = style; !rest.empty();) {
      const std::string_view old = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(old.size() + 1, rest.size()));
      if (property_of(old) != property_of(added)) kept.append(old).append(";");
    }
    style = kept + std::string(added);
  }
}

std::optional<Selector> parse_selector(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  Selector selector{.tag = std::string(text.substr(0, dot)), .class_name = {}};
  if (dot < text.size()) selector.class_name = text.substr(dot + 1);
  const auto is_name = [](std::string_view name) {
    return std::ranges::all_of(name, [](char c) { return is_ascii_alnum(c) || c == '-'; });
  };
  if (text.empty() || !is_name(selector.tag) || !is_name(selector.class_name)) return std::nullopt;
  return selector;
}

void add_rules(std::string_view style_sheet, std::vector<StyleRule>& rules) {
  const std::string plain = without_comments(style_sheet);
  std::string_view css = plain;
  for (std::size_t open = css.find('{'); open != css.npos; open = css.find('{')) {
    const std::size_t close = std::min(css.find('}', open), css.size());
    const std::string declarations = compact_declarations(css.substr(open + 1, close - open - 1));
    for (std::string_view selectors = css.substr(0, open); !selectors.empty();) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      const std::vector<std::string_view> words = split_words(selectors.substr(0, comma));
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
      if (words.empty() || words.size() > 2) continue;
      const auto element = parse_selector(words.back());
      const auto inside = words.size() == 2 ? parse_selector(words.front()) : std::nullopt;
      if (!element || inside.has_value() != (words.size() == 2)) continue;
      rules.push_back({.inside = inside, .element = *element, .declarations = declarations});
    }
    css.remove_prefix(std::min(close + 1, css.size()));
    // The end of a group of rules (`@media`), whose first was taken for the group's declarations.
    while (!(css = trim(css)).empty() && css.front() == '}') css.remove_prefix(1);
  }
}

/// The style sheets of a document: those to put into elements, and the rest.
struct StyleSheets {
  std::vector<StyleRule> rules;
  std::string others;
};

bool is_inlined(const HtmlToken& token) {
  return token.kind == HtmlToken::Kind::open && token.name == "style" &&
         std::ranges::find(token.attributes, "data-inline", &TagAttribute::name) !=
             token.attributes.end();
}

StyleSheets read_style_sheets(std::string_view html) {
  StyleSheets sheets;
  HtmlTokens tokens(html);
  HtmlToken token;
  std::string* current = nullptr;
  std::string inlined;
  while (tokens.next(token)) {
    if (token.kind == HtmlToken::Kind::text) {
      if (current != nullptr) current->append(token.source);
    } else if (token.name == "style") {
      const bool is_open = token.kind == HtmlToken::Kind::open;
      current = !is_open ? nullptr : is_inlined(token) ? &inlined : &sheets.others;
    }
  }
  add_rules(inlined, sheets.rules);
  return sheets;
}

class StyleWriter {
 public:
  explicit StyleWriter(std::string_view html) : html_(html), sheets_(read_style_sheets(html)) {
    out_.reserve(html.size() * 2);
  }

  std::string write() {
    HtmlTokens tokens(html_);
    bool skips = false;
    while (tokens.next(token_)) {
      if (is_inlined(token_)) skips = true;
      if (skips) {
        skips = !(token_.kind == HtmlToken::Kind::close && token_.name == "style");
        continue;
      }
      if (token_.kind == HtmlToken::Kind::open) {
        append_open();
      } else {
        out_ += token_.source;
        if (token_.kind == HtmlToken::Kind::close) leave();
      }
    }
    return std::move(out_);
  }

 private:
  void append_open() {
    const std::vector<std::string_view> classes = split_words(token_.attribute("class"));
    std::string style;
    const auto add = [&style](std::string_view declarations) {
      add_declarations(style, declarations);
    };
    for (const StyleRule& rule : sheets_.rules) {
      if (is_for(rule, classes)) add(rule.declarations);
    }
    add(token_.attribute("style"));
    std::string kept;
    for (const std::string_view name : classes) {
      if (sheets_.others.find("." + std::string(name)) == std::string::npos) continue;
      kept.append(kept.empty() ? "" : " ").append(name);
    }
    out_.append("<").append(token_.name);
    for (const TagAttribute& attribute : token_.attributes) {
      if (attribute.name != "class" && attribute.name != "style") {
        append_attribute(attribute.name, attribute.value);
      }
    }
    if (!kept.empty()) append_attribute("class", kept);
    if (!style.empty()) append_attribute("style", style);
    out_ += '>';
    if (!is_void_element(token_.name)) enter(classes);
  }

  void append_attribute(std::string_view name, std::string_view value) {
    const char* quote = value.find('"') == value.npos ? "\"" : "'";
    out_.append(" ").append(name).append("=").append(quote).append(value).append(quote);
  }

  bool is_for(const StyleRule& rule, const std::vector<std::string_view>& classes) const {
    const Selector& element = rule.element;
    if (!element.tag.empty() && element.tag != token_.name) return false;
    if (!element.class_name.empty() &&
        std::ranges::find(classes, element.class_name) == classes.end())
      return false;
    if (!rule.inside) return true;
    return is_open(rule.inside->tag) && is_open(rule.inside->class_name, ".");
  }

  bool is_open(const std::string& name, const char* prefix = "") const {
    if (name.empty()) return true;
    const auto found = open_count_.find(prefix + name);
    return found != open_count_.end() && found->second > 0;
  }

  void enter(const std::vector<std::string_view>& classes) {
    std::vector<std::string> names = {token_.name};
    for (const std::string_view name : classes) names.push_back("." + std::string(name));
    for (const std::string& name : names) ++open_count_[name];
    open_.push_back(std::move(names));
  }

  /// An end without a beginning is ignored, as browsers do.
  void leave() {
    if (!is_open(token_.name)) return;
    for (bool is_found = false; !is_found; open_.pop_back()) {
      is_found = open_.back().front() == token_.name;
      for (const std::string& name : open_.back()) --open_count_[name];
    }
  }

  std::string_view html_;
  StyleSheets sheets_;
  HtmlToken token_;
  std::string out_;
  std::vector<std::vector<std::string>> open_;  ///< of each element that is open: tag and classes
  std::map<std::string, std::size_t, std::less<>> open_count_;
};

}  // namespace

std::string with_inline_styles(std::string_view html) { return StyleWriter(html).write(); }

}  // namespace tokensite
