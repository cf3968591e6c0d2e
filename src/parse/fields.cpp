#include "parse/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "model/config.hpp"
#include "parse/yaml_faults.hpp"
#include "support/folded_space.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

std::string_view described(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::null:
      return "nothing";
    case YamlKind::scalar:
      return "a text";
    case YamlKind::sequence:
      return "a list";
    case YamlKind::map:
      return "a mapping";
  }
  return "";
}

Diagnostic wrong_type(const YamlNode& node, std::string_view what, std::string_view expected) {
  return {.code = Code::wrong_type,
          .span = node.span,
          .message = fmt::format("{} is {}; it must be {}", what, described(node), expected)};
}

/// "2026-02-30": digits in the right places, whatever they say.
bool is_date_form(std::string_view text) {
  const std::string_view form = "dddd-dd-dd";
  if (text.size() != 10 && text.size() != 7) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (form[i] == 'd' ? !is_ascii_digit(text[i]) : text[i] != form[i]) return false;
  }
  return true;
}

/// How a text where a list belongs is made one, where that is plain.
void offer_list(Diagnostic& diagnostic, std::string_view key, const YamlNode& text) {
  const bool is_words = std::ranges::all_of(text.scalar, [](char c) {
    return is_ascii_alnum(c) || std::string_view(" ,-_.+").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  if (text.scalar.starts_with('-')) {
    diagnostic.help = "put a space after each hyphen";
  } else if (text.style == YamlStyle::quoted && text.scalar.starts_with('[')) {
    diagnostic.help = "remove the quotation marks around the brackets";
  } else if (!is_words) {
    diagnostic.help = fmt::format("write `{}: [first, second]`", key);
  } else {
    // "llm rag" may be one tag or two, "Moss, Ada" one author or two.
    const bool is_one_word = text.scalar.find_first_of(" ,") == text.scalar.npos;
    diagnostic.help = fmt::format("write `{}: [{}]`", key, text.scalar);
    diagnostic.fixes = {
        {.message = "make it a list",
         .edits = {{.span = text.span, .replacement = fmt::format("[{}]", text.scalar)}},
         .confidence = is_one_word ? Confidence::sure : Confidence::suggestion}};
  }
}

std::string quoted_key(std::string_view key) { return std::string("`").append(key).append("`"); }

}  // namespace

std::optional<Spanned> scalar_text(const YamlNode& node, std::string_view what,
                                   Diagnostics& diagnostics) {
  if (node.kind != YamlKind::scalar) {
    Diagnostic diagnostic = wrong_type(node, what, "a text");
    if (node.kind == YamlKind::map) diagnostic.help = "a text with `: ` in it needs quotes";
    if (node.kind == YamlKind::sequence) {
      diagnostic.help = what.starts_with("an entry")
                            ? "remove the inner brackets"
                            : "a text that begins with `[` or `- ` needs quotes";
    }
    diagnostics.push_back(std::move(diagnostic));
    return std::nullopt;
  }
  // Folded over several lines or not, what we keep is one line.
  return Spanned{.text = space_folded(trim(node.scalar)), .span = node.span};
}

std::optional<int> parse_number(std::string_view text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::optional<Count> parse_count(std::string_view text) {
  const std::size_t dots = text.find("..");
  const std::optional<int> least = parse_number(trim(text.substr(0, dots)));
  if (!least) return std::nullopt;
  if (dots == text.npos) return Count{.least = *least, .most = *least};
  const std::string_view rest = trim(text.substr(dots + 2));
  if (rest.empty()) return Count{.least = *least, .most = std::nullopt};
  const std::optional<int> most = parse_number(rest);
  if (!most || *most < *least) return std::nullopt;
  return Count{.least = *least, .most = most};
}

Diagnostic bad_url_diagnostic(const Spanned& url, std::string_view fault) {
  return {.code = Code::bad_url,
          .span = url.span,
          .message = fmt::format("`{}` is no absolute URL: {}", shortened(url.text, 80), fault)};
}

Fields::Fields(const YamlDocument& document, const YamlNode& map, std::string_view owner,
               Diagnostics& diagnostics)
    : document_(&document),
      map_(&map),
      owner_(owner),
      diagnostics_(&diagnostics),
      is_map_(map.kind == YamlKind::map) {
  if (is_map_ || map.kind == YamlKind::null) return;
  Diagnostic diagnostic = wrong_type(map, owner, "lines of `key: value`");
  const std::size_t colon = map.scalar.find(':');
  if (colon != map.scalar.npos && map.scalar.substr(colon, 3) != "://") {
    diagnostic.help = "put a space after the colon";
  }
  diagnostics.push_back(std::move(diagnostic));
}

const YamlNode* Fields::find(std::string_view key) {
  if (std::ranges::find(known_, key) == known_.end()) known_.push_back(key);
  if (!is_map_) return nullptr;
  for (std::size_t i = 0; i + 1 < map_->children.size(); i += 2) {
    if ((*document_)[map_->children[i]].scalar != key) continue;
    const YamlNode& value = (*document_)[map_->children[i + 1]];
    return value.kind == YamlKind::null ? nullptr : &value;
  }
  return nullptr;
}

void Fields::report_missing(std::string_view key) {
  if (!is_map_ && map_->kind != YamlKind::null) return;  // said already
  Span span{.file = map_->span.file, .begin = map_->span.begin, .end = map_->span.begin};
  for (std::size_t i = 0; i + 1 < map_->children.size(); i += 2) {
    const YamlNode& known = (*document_)[map_->children[i]];
    if (known.scalar != key) continue;
    diagnostics_->push_back({.code = Code::missing_key,
                             .span = known.span,
                             .message = fmt::format("`{}` is empty; {} needs it", key, owner_)});
    return;
  }
  missing_.push_back(key);
  diagnostics_->push_back({.code = Code::missing_key,
                           .span = span,
                           .message = fmt::format("{} needs the key `{}`", owner_, key),
                           .help = fmt::format("add a line `{}: …`", key)});
}

std::optional<Spanned> Fields::text(std::string_view key) {
  const YamlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  std::optional<Spanned> text = scalar_text(*node, quoted_key(key), *diagnostics_);
  if (text && text->text.empty()) return std::nullopt;
  return text;
}

std::optional<Spanned> Fields::required_text(std::string_view key) {
  const YamlNode* node = find(key);
  if (node == nullptr) {
    report_missing(key);
    return std::nullopt;
  }
  std::optional<Spanned> text = scalar_text(*node, quoted_key(key), *diagnostics_);
  if (text && text->text.empty()) {
    report_missing(key);
    return std::nullopt;
  }
  return text;
}

std::optional<SpannedDate> Fields::date(std::string_view key) {
  const std::optional<Spanned> written = text(key);
  if (!written) return std::nullopt;
  const std::optional<Date> date = parse_date(written->text);
  if (date) return SpannedDate{.date = *date, .span = written->span};
  const bool has_form = written->text.size() <= 10 && is_date_form(written->text);
  diagnostics_->push_back(
      {.code = Code::bad_date,
       .span = written->span,
       .message = has_form ? fmt::format("no calendar has the date {}", written->text)
                           : fmt::format("`{}` is no date of the form YYYY-MM-DD or YYYY-MM",
                                         shortened(written->text, 80)),
       .help = "write 2026-06-17, or 2026-06 where the day isn't known"});
  return std::nullopt;
}

std::optional<Spanned> Fields::url(std::string_view key) {
  std::optional<Spanned> url = text(key);
  if (!url) return std::nullopt;
  const std::optional<std::string> fault = url_fault(url->text);
  if (!fault) return url;
  diagnostics_->push_back(bad_url_diagnostic(*url, *fault));
  return std::nullopt;
}

bool Fields::flag(std::string_view key) {
  const YamlNode* node = find(key);
  if (node == nullptr) return false;
  if (node->kind == YamlKind::scalar && node->style == YamlStyle::plain) {
    if (node->scalar == "true") return true;
    if (node->scalar == "false") return false;
  }
  diagnostics_->push_back({.code = Code::wrong_type,
                           .span = node->span,
                           .message = fmt::format("`{}` must be `true` or `false`", key)});
  return false;
}

std::vector<const YamlNode*> Fields::list(std::string_view key) {
  const YamlNode* node = find(key);
  if (node == nullptr) return {};
  if (node->kind != YamlKind::sequence) {
    Diagnostic diagnostic = wrong_type(*node, quoted_key(key), "a list");
    if (node->kind == YamlKind::scalar) offer_list(diagnostic, key, *node);
    diagnostics_->push_back(std::move(diagnostic));
    return {};
  }
  std::vector<const YamlNode*> elements;
  for (const std::uint32_t child : node->children) elements.push_back(&(*document_)[child]);
  return elements;
}

std::vector<Spanned> Fields::texts(std::string_view key) {
  std::vector<Spanned> texts;
  const std::vector<const YamlNode*> nodes = list(key);
  if (nodes.empty()) return texts;
  const std::string owner = fmt::format("an entry of `{}`", key);
  texts.reserve(nodes.size());
  for (const YamlNode* node : nodes) {
    std::optional<Spanned> text = scalar_text(*node, owner, *diagnostics_);
    if (text && !text->text.empty()) texts.push_back(std::move(*text));
  }
  return texts;
}

std::vector<std::pair<Spanned, const YamlNode*>> Fields::entries(std::string_view key) {
  const YamlNode* node = find(key);
  if (node == nullptr) return {};
  if (node->kind != YamlKind::map) {
    diagnostics_->push_back(wrong_type(*node, quoted_key(key), "a mapping"));
    return {};
  }
  std::vector<std::pair<Spanned, const YamlNode*>> entries;
  for (std::size_t i = 0; i + 1 < node->children.size(); i += 2) {
    const YamlNode& name = (*document_)[node->children[i]];
    std::optional<Spanned> text =
        scalar_text(name, fmt::format("a key of `{}`", key), *diagnostics_);
    if (text) entries.emplace_back(std::move(*text), &(*document_)[node->children[i + 1]]);
  }
  return entries;
}

void Fields::forget_missing(std::string_view key) {
  const auto missing = std::ranges::find(missing_, key);
  if (missing == missing_.end()) return;
  const std::string named = fmt::format("needs the key `{}`", key);
  const auto told = std::ranges::find_if(*diagnostics_, [&](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::missing_key && diagnostic.span.file == map_->span.file &&
           diagnostic.message.ends_with(named);
  });
  if (told != diagnostics_->end()) diagnostics_->erase(told);
}

void Fields::finish() {
  if (!is_map_) return;
  for (std::size_t i = 0; i + 1 < map_->children.size(); i += 2) {
    const YamlNode& key = (*document_)[map_->children[i]];
    if (key.kind != YamlKind::scalar) {
      diagnostics_->push_back(wrong_type(key, "a key", "a word"));
      continue;
    }
    if (std::ranges::find(known_, key.scalar) != known_.end()) continue;
    Diagnostic diagnostic{.code = Code::unknown_key,
                          .span = key.span,
                          .message = fmt::format("unknown key `{}`", shortened(key.scalar, 80))};
    if (const auto nearest = nearest_word(key.scalar, known_)) {
      forget_missing(*nearest);
      suggest(diagnostic, *nearest, confidence_in_slip(key.scalar, known_));
    } else {
      std::vector<std::string> names;
      for (const std::string_view name : known_) names.push_back(quoted_key(name));
      diagnostic.help = fmt::format("{} can have {}", owner_, join_in_words(names));
    }
    diagnostics_->push_back(std::move(diagnostic));
  }
}

}  // namespace tokensite
