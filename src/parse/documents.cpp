#include "parse/documents.hpp"

#include <fmt/format.h>

#include "parse/fields.hpp"
#include "parse/front_matter.hpp"
#include "parse/markdown.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Old addresses that lead here: paths of the site, without `..`, a scheme or a query.
std::vector<Spanned> parse_aliases(Fields& fields, Diagnostics& diagnostics) {
  std::vector<Spanned> aliases;
  for (Spanned& alias : fields.texts("aliases")) {
    while (alias.text.starts_with('/')) alias.text.erase(0, 1);
    const std::string padded = "/" + alias.text + "/";
    const bool is_path = !alias.text.empty() && padded.find("/../") == padded.npos &&
                         padded.find("/./") == padded.npos &&
                         alias.text.find_first_of("?#\\:") == std::string::npos &&
                         alias.text.find("//") == std::string::npos;
    if (is_path) {
      aliases.push_back(std::move(alias));
      continue;
    }
    diagnostics.push_back(
        {.code = Code::bad_value,
         .span = alias.span,
         .message = fmt::format("`{}` is no path of this site", alias.text),
         .help = "write the old address without scheme and host: `2024/edition-7/`"});
  }
  return aliases;
}

std::vector<std::pair<Spanned, std::string>> parse_tldr(Fields& fields, Diagnostics& diagnostics) {
  std::vector<std::pair<Spanned, std::string>> lines;
  for (const auto& [section, node] : fields.entries("tldr")) {
    if (node->kind == YamlKind::null) continue;
    auto line = scalar_text(*node, fmt::format("the TL;DR line `{}`", section.text), diagnostics);
    if (line && !line->text.empty()) lines.emplace_back(section, std::move(line->text));
  }
  return lines;
}

std::vector<Expectation> parse_expect(Fields& fields, Diagnostics& diagnostics) {
  std::vector<Expectation> expectations;
  for (const auto& [section, node] : fields.entries("expect")) {
    Fields entry(fields.document(), *node, "an expectation", diagnostics);
    const std::optional<Spanned> written = entry.required_text("count");
    const std::optional<Spanned> reason = entry.required_text("reason");
    entry.finish();
    const std::optional<Count> count = written ? parse_count(written->text) : std::nullopt;
    if (written && !count) {
      diagnostics.push_back({.code = Code::bad_value,
                             .span = written->span,
                             .message = fmt::format("`{}` is no count of items", written->text),
                             .help = "write a number or a range: `3`, `\"2..4\"`"});
    }
    if (count && reason) {
      expectations.push_back({.section = section, .count = *count, .reason = reason->text});
    }
  }
  return expectations;
}

std::vector<ItemLink> parse_links(Fields& fields, Diagnostics& diagnostics) {
  std::vector<ItemLink> links;
  for (const YamlNode* node : fields.list("links")) {
    Fields entry(fields.document(), *node, "a link", diagnostics);
    ItemLink link;
    if (const auto label = entry.required_text("label")) link.label = label->text;
    const bool has_url = entry.find("url") != nullptr;
    if (auto url = entry.url("url")) link.url = std::move(*url);
    if (const auto reason = entry.text("no_url")) link.no_url = reason->text;
    if (!has_url && link.no_url.empty()) entry.report_missing("url");
    entry.finish();
    links.push_back(std::move(link));
  }
  return links;
}

void parse_url_or_reason(Fields& fields, Item& item, Diagnostics& diagnostics) {
  const bool has_url = fields.find("url") != nullptr;
  if (auto url = fields.url("url")) item.url = std::move(*url);
  const std::optional<Spanned> reason = fields.text("no_url");
  if (reason && !has_url) item.no_url = reason->text;
  if (has_url && reason) {
    diagnostics.push_back({.code = Code::url_and_no_url,
                           .span = reason->span,
                           .message = "this item has a `url`, and a reason for having none",
                           .help = "keep one of the two"});
  }
  if (has_url || reason) return;
  const std::size_t before = diagnostics.size();
  fields.report_missing("url");
  if (diagnostics.size() > before) {
    diagnostics.back().help =
        "add `url: https://…`, or `no_url: \"…\"` with the reason why there is none";
  }
}

}  // namespace

std::optional<Edition> parse_edition(const Sources& sources, FileId file, const Config& config,
                                     Diagnostics& diagnostics) {
  const std::optional<FrontMatter> matter = read_front_matter(sources, file, diagnostics);
  if (!matter) return std::nullopt;
  Edition edition;
  edition.file = file;
  edition.fingerprint = fingerprint_of(sources.text(file));
  Fields fields(matter->yaml, matter->yaml.root(), "an edition", diagnostics);
  if (const auto number = fields.required_text("number")) {
    edition.number_span = number->span;
    edition.number = parse_number(number->text).value_or(0);
    if (edition.number == 0) {
      diagnostics.push_back(
          {.code = Code::bad_value,
           .span = number->span,
           .message = fmt::format("`{}` is no edition number; they count from 1", number->text)});
    }
  }
  if (const auto title = fields.required_text("title")) {
    edition.title = title->text;
    edition.title_span = title->span;
  }
  if (fields.find("date") == nullptr) fields.report_missing("date");
  const auto date = fields.date("date").value_or(
      SpannedDate{.date = {.year = 1970, .month = 1}, .span = {.file = file}});
  edition.date = date.date;
  edition.date_span = date.span;
  if (const auto subtitle = fields.text("subtitle")) edition.subtitle = subtitle->text;
  edition.tldr = parse_tldr(fields, diagnostics);
  edition.draft = fields.flag("draft");
  edition.aliases = parse_aliases(fields, diagnostics);
  if (const auto url = fields.url("canonical_url")) edition.canonical_url = url->text;
  edition.expect = parse_expect(fields, diagnostics);
  fields.finish();
  edition.intro =
      render_markdown(sources, matter->body, {.raw_html = config.raw_html}, diagnostics);
  return edition;
}

std::optional<Item> parse_item(const Sources& sources, FileId file, const Config& config,
                               Diagnostics& diagnostics) {
  const std::optional<FrontMatter> matter = read_front_matter(sources, file, diagnostics);
  if (!matter) return std::nullopt;
  Item item;
  item.file = file;
  item.fingerprint = fingerprint_of(sources.text(file));
  Fields fields(matter->yaml, matter->yaml.root(), "an item", diagnostics);
  if (auto title = fields.required_text("title")) item.title = std::move(*title);
  parse_url_or_reason(fields, item, diagnostics);
  item.links = parse_links(fields, diagnostics);
  const std::size_t before_tags = diagnostics.size();
  item.tags = fields.texts("tags");
  item.has_faulty_tags = diagnostics.size() > before_tags;
  for (Spanned& author : fields.texts("authors")) item.authors.push_back(std::move(author.text));
  if (const auto published = fields.date("published")) {
    item.published = published->date;
    item.published_span = published->span;
  }
  if (auto reason = fields.text("again")) item.again = std::move(*reason);
  item.draft = fields.flag("draft");
  fields.finish();
  item.body = render_markdown(sources, matter->body, {.raw_html = config.raw_html}, diagnostics);
  return item;
}

std::optional<Page> parse_page(const Sources& sources, FileId file, const Config& config,
                               Diagnostics& diagnostics) {
  const std::optional<FrontMatter> matter = read_front_matter(sources, file, diagnostics);
  if (!matter) return std::nullopt;
  Page page;
  page.file = file;
  page.fingerprint = fingerprint_of(sources.text(file));
  Fields fields(matter->yaml, matter->yaml.root(), "a page", diagnostics);
  if (const auto title = fields.required_text("title")) page.title = title->text;
  if (const auto description = fields.text("description")) page.description = description->text;
  page.draft = fields.flag("draft");
  page.aliases = parse_aliases(fields, diagnostics);
  fields.finish();
  page.body = render_markdown(sources, matter->body, {.raw_html = config.raw_html}, diagnostics);
  return page;
}

}  // namespace tokensite
