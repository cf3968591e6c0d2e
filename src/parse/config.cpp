#include "parse/config.hpp"

#include <fmt/format.h>

#include <map>

#include "parse/fields.hpp"
#include "parse/source_text.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Ids become parts of addresses.
std::optional<Spanned> slug_id(std::optional<Spanned> id, Diagnostics& diagnostics) {
  if (!id || is_slug(id->text)) return id;
  Diagnostic diagnostic{
      .code = Code::bad_value,
      .span = id->span,
      .message =
          fmt::format("`{}` can't be part of an address; an id is made of lower-case letters, "
                      "digits and hyphens",
                      id->text)};
  const std::string slug = slugify(id->text);
  if (!slug.empty()) {
    diagnostic.help = fmt::format("write `{}`", slug);
    diagnostic.fixes = {{.message = fmt::format("write `{}`", slug),
                         .edits = {{.span = id->span, .replacement = slug}}}};
  }
  diagnostics.push_back(std::move(diagnostic));
  return std::nullopt;
}

/// Names that must differ: ids and aliases of one kind of thing.
class Names {
 public:
  Names(std::string_view kind, Diagnostics& diagnostics) : kind_(kind), diagnostics_(diagnostics) {}

  /// Whether the name is new.
  bool add(const std::string& name, Span span) {
    const auto [first, is_new] = seen_.try_emplace(ascii_lower(name), span);
    if (is_new) return true;
    diagnostics_.push_back(
        {.code = Code::duplicate_id,
         .span = span,
         .message = fmt::format("two {} answer to `{}`; each name must lead to one", kind_, name),
         .help = "rename or remove one of the two",
         .labels = {{.span = first->second, .text = "the other is"}}});
    return false;
  }

 private:
  std::string_view kind_;
  Diagnostics& diagnostics_;
  std::map<std::string, Span> seen_;
};

std::vector<std::string> without_places(const std::vector<Spanned>& texts) {
  std::vector<std::string> bare;
  for (const Spanned& text : texts) bare.push_back(text.text);
  return bare;
}

std::vector<Section> parse_sections(Fields& site, Diagnostics& diagnostics) {
  std::vector<Section> sections;
  Names names("sections", diagnostics);
  for (const YamlNode* node : site.list("sections")) {
    Fields fields(site.document(), *node, "a section", diagnostics);
    Section section;
    const std::optional<Spanned> id = slug_id(fields.required_text("id"), diagnostics);
    const std::optional<Spanned> title = fields.required_text("title");
    if (const auto emoji = fields.text("emoji")) section.emoji = emoji->text;
    if (const auto count = fields.text("count")) {
      const std::optional<Count> parsed = parse_count(count->text);
      if (parsed) section.count = *parsed;
      if (!parsed) {
        diagnostics.push_back({.code = Code::bad_value,
                               .span = count->span,
                               .message = fmt::format("`{}` is no count of items", count->text),
                               .help = "write a number (`5`), a range (`\"3..5\"`), or leave "
                                       "`count` out for any number"});
      }
    }
    const std::vector<Spanned> aliases = fields.texts("aliases");
    fields.finish();
    if (!id || !title) continue;
    section.id = id->text;
    section.span = id->span;
    section.title = title->text;
    section.aliases = without_places(aliases);
    if (names.add(section.id, section.span)) sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<VocabularyTag> parse_tags(Fields& site, Diagnostics& diagnostics) {
  std::vector<VocabularyTag> tags;
  Names names("tags", diagnostics);
  for (const auto& [name, node] : site.entries("tags")) {
    const std::optional<Spanned> id = slug_id(name, diagnostics);
    Fields fields(site.document(), *node, "a tag", diagnostics);
    VocabularyTag tag{.id = name.text,
                      .title = name.text,
                      .description = {},
                      .aliases = {},
                      .match = {},
                      .span = name.span};
    if (const auto title = fields.text("title")) tag.title = title->text;
    if (const auto description = fields.text("description")) tag.description = description->text;
    const std::vector<Spanned> aliases = fields.texts("aliases");
    tag.match = without_places(fields.texts("match"));
    fields.finish();
    if (!id) continue;
    if (!names.add(tag.id, tag.span)) continue;
    for (const Spanned& alias : aliases) names.add(alias.text, alias.span);
    tag.aliases = without_places(aliases);
    tags.push_back(std::move(tag));
  }
  return tags;
}

std::optional<Level> parse_level(std::string_view text) {
  if (text == "off") return Level::off;
  if (text == "warning") return Level::warning;
  if (text == "error") return Level::error;
  return std::nullopt;
}

Rules parse_rules(Fields& site, Diagnostics& diagnostics) {
  Rules rules;
  for (const auto& [name, node] : site.entries("rules")) {
    const std::optional<Spanned> written =
        scalar_text(*node, fmt::format("`{}`", name.text), diagnostics);
    const std::optional<Level> level = written ? parse_level(written->text) : std::nullopt;
    if (written && !level) {
      diagnostics.push_back({.code = Code::bad_value,
                             .span = written->span,
                             .message = fmt::format("`{}` is no level for a rule", written->text),
                             .help = "write `off`, `warning` or `error`"});
    }
    if (name.text == "*") {
      rules.everything_else = level;
      continue;
    }
    const std::optional<Code> code = find_code(name.text);
    if (!code) {
      Diagnostic diagnostic{.code = Code::unknown_rule,
                            .span = name.span,
                            .message = fmt::format("no rule is called `{}`", name.text)};
      if (const auto nearest = nearest_word(name.text, code_names())) {
        suggest(diagnostic, *nearest, confidence_in_slip(name.text, code_names()));
      } else {
        diagnostic.help = "`tokensite explain` lists them all";
      }
      diagnostics.push_back(std::move(diagnostic));
      continue;
    }
    if (level && *level != Level::error && !is_adjustable(*code)) {
      diagnostics.push_back(
          {.code = Code::fixed_rule,
           .span = name.span,
           .message =
               fmt::format("`{}` can't be lowered; no page can be built without it", name.text),
           .help = "remove this line"});
      continue;
    }
    if (level) rules.levels.emplace(*code, *level);
  }
  return rules;
}

/// feed_id for a site that declares none: good for as long as the site stays where it is.
std::string derived_feed_id(const Config& config) {
  std::string_view path = config.base_path;
  path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  return fmt::format("tag:{},2025:{}", split_url(config.base_url)->host,
                     path.empty() ? "site" : path);
}

enum class BaseUrl { known, unknown };

BaseUrl parse_base_url(Fields& site, Config& config, Diagnostics& diagnostics) {
  config.base_url = "https://example.org/";
  config.base_path = "/";
  if (site.find("base_url") == nullptr) {
    site.report_missing("base_url");
    return BaseUrl::unknown;
  }
  const std::optional<Spanned> url = site.url("base_url");
  if (!url) return BaseUrl::unknown;
  const std::string scheme = ascii_lower(split_url(url->text)->scheme);
  if (scheme != "https" && scheme != "http") {
    diagnostics.push_back(
        bad_url_diagnostic(*url, "a site is published at `https://` or `http://`"));
    return BaseUrl::unknown;
  }
  set_base_url(config, url->text);
  return BaseUrl::known;
}

void parse_feed_id(Fields& site, Config& config, Span top, BaseUrl base_url,
                   Diagnostics& diagnostics) {
  config.feed_id = derived_feed_id(config);
  const std::optional<Spanned> id = site.text("feed_id");
  if (!id) {
    if (base_url == BaseUrl::unknown) return;  // there is nothing yet to derive an id from
    const std::string line = fmt::format("feed_id: \"{}\"", config.feed_id);
    diagnostics.push_back(
        {.code = Code::missing_feed_id,
         .span = top,
         .message = "without `feed_id`, a change of `base_url` sends readers every edition again",
         .help = fmt::format("add the line `{}`, and never change it", line),
         .fixes = {{.message = fmt::format("add `{}`", line),
                    .edits = {{.span = top, .replacement = line + "\n"}},
                    // The program goes by this one already.
                    .confidence = Confidence::sure}}});
    return;
  }
  if (!id->text.starts_with("tag:") || id->text.find_first_of(" <>\"#") != std::string::npos ||
      id->text.find(',') == std::string::npos) {
    diagnostics.push_back(
        {.code = Code::bad_value,
         .span = id->span,
         .message = fmt::format("`{}` is no tag: URI", id->text),
         .help = fmt::format("write the form `tag:host,year:name`, such as `{}`", config.feed_id)});
    return;
  }
  config.feed_id = id->text;
}

LinkSettings parse_link_settings(Fields& site, Diagnostics& diagnostics) {
  LinkSettings settings;
  const YamlNode* node = site.find("links");
  if (node == nullptr) return settings;
  Fields fields(site.document(), *node, "`links`", diagnostics);
  if (const auto written = fields.text("private")) {
    if (written->text == "allow") settings.private_addresses = PrivateAddresses::allow;
    if (written->text != "allow" && written->text != "refuse") {
      diagnostics.push_back(
          {.code = Code::bad_value,
           .span = written->span,
           .message = fmt::format("`{}` is no way to treat private addresses", written->text),
           .help = "write `refuse` or `allow`"});
    }
  }
  if (const auto written = fields.text("archive")) {
    const bool is_web = ascii_lower(written->text).starts_with("http");
    if (written->text == "off") {
      settings.archive.clear();
    } else if (!is_web || url_fault(written->text)) {
      diagnostics.push_back(
          {.code = Code::bad_value,
           .span = written->span,
           .message = fmt::format("`{}` is no address of an archive", written->text),
           .help = "write `off`, or the https address of an API like archive.org's"});
    } else {
      settings.archive = written->text;
    }
  }
  fields.finish();
  return settings;
}

void parse_cname(Fields& site, Config& config, Diagnostics& diagnostics) {
  const std::optional<Spanned> host = site.text("cname");
  if (!host) return;
  const bool is_bare = host->text.find('.') != std::string::npos &&
                       host->text.find_first_of("/:@ ") == std::string::npos &&
                       !url_fault("https://" + host->text + "/");
  if (is_bare) config.cname = host->text;
  if (!is_bare) {
    diagnostics.push_back(
        {.code = Code::bad_value,
         .span = host->span,
         .message = fmt::format("`{}` is no bare domain name", host->text),
         .help = "write it without `https://` and without a path: `www.example.org`"});
  }
}

void parse_history(Fields& site, Config& config, Diagnostics& diagnostics) {
  const auto history = site.text("history");
  if (!history) return;
  if (history->text == "days") {
    config.history = HistoryShown::days;
  } else if (history->text == "off") {
    config.history = HistoryShown::nothing;
  } else if (history->text != "names") {
    diagnostics.push_back(
        {.code = Code::bad_value,
         .span = history->span,
         .message = fmt::format("`{}` is nothing to tell of the history", history->text),
         .help = "write `names`, `days` or `off`"});
  }
}

}  // namespace

std::optional<Config> parse_config(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const std::optional<Span> whole = readable_text(sources, file, diagnostics);
  if (!whole) return std::nullopt;
  const std::optional<YamlDocument> document = read_yaml(sources, *whole, diagnostics);
  if (!document) return std::nullopt;

  const Span top{.file = file, .begin = whole->begin, .end = whole->begin};
  Config config;
  Fields site(*document, document->root(), "a site", diagnostics);
  if (const auto title = site.required_text("title")) config.title = title->text;
  if (const auto tagline = site.text("tagline")) config.tagline = tagline->text;
  const BaseUrl base_url = parse_base_url(site, config, diagnostics);
  if (const auto language = site.text("language")) {
    config.language = language->text;
    config.language_span = language->span;
    const std::string_view primary =
        std::string_view(language->text).substr(0, language->text.find('-'));
    if (!is_slug(ascii_lower(language->text)) || primary.size() < 2 || primary.size() > 3) {
      diagnostics.push_back({.code = Code::bad_value,
                             .span = language->span,
                             .message = fmt::format("`{}` is no language tag", language->text),
                             .help = "write one as in BCP 47: `en`, `de`, `pt-BR`"});
      config.language = "en";
    }
  }
  parse_feed_id(site, config, top, base_url, diagnostics);
  if (const YamlNode* node = site.find("author")) {
    Fields author(*document, *node, "the author", diagnostics);
    if (const auto name = author.required_text("name")) config.author_name = name->text;
    author.finish();
  }
  if (const auto theme = site.text("theme")) config.theme = *theme;
  if (const auto repository = site.url("repository")) config.repository = repository->text;
  parse_cname(site, config, diagnostics);
  if (const YamlNode* node = site.find("markdown")) {
    Fields markdown(*document, *node, "`markdown`", diagnostics);
    if (const auto html = markdown.text("html")) {
      if (html->text == "allow") config.raw_html = RawHtml::allow;
      if (html->text != "allow" && html->text != "escape") {
        diagnostics.push_back({.code = Code::bad_value,
                               .span = html->span,
                               .message = fmt::format("`{}` is no way to treat HTML", html->text),
                               .help = "write `escape` or `allow`"});
      }
    }
    markdown.finish();
  }
  parse_history(site, config, diagnostics);
  const std::size_t before_sections = diagnostics.size();
  config.sections = parse_sections(site, diagnostics);
  if (config.sections.empty() && diagnostics.size() == before_sections) {
    site.report_missing("sections");
  }
  config.has_vocabulary = site.find("tags") != nullptr;
  config.tags = parse_tags(site, diagnostics);
  config.links = parse_link_settings(site, diagnostics);
  config.rules = parse_rules(site, diagnostics);
  site.finish();
  if (config.sections.empty()) return std::nullopt;
  return config;
}

}  // namespace tokensite
