#include <fmt/format.h>

#include <deque>

#include "index/addresses.hpp"
#include "render/edition_view.hpp"
#include "render/export/exports.hpp"
#include "render/export/inline_styles.hpp"
#include "render/export/portable_html.hpp"
#include "render/views.hpp"
#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Code points of preview that mail programs show beside the subject; the longest we know of.
constexpr std::size_t preview_length = 150;

/// Stands for the address to unsubscribe at until the rest is safe from the sending service.
constexpr std::string_view unsubscribe_mark = "tokensite:unsubscribe";

/// One line on the edition, for the list of mails.
std::string preheader_of(const Site& site, const Edition& edition) {
  if (!edition.subtitle.empty()) return shortened(edition.subtitle, preview_length);
  std::string lines;
  for (const Section& section : site.config.sections) {
    const std::string_view line = tldr_line(edition, section.id);
    if (!line.empty()) lines.append(lines.empty() ? "" : " · ").append(line);
  }
  return shortened(lines.empty() ? edition.intro.lead : std::string_view(lines), preview_length);
}

/// Fills the preview up with what takes room but can't be seen, or the text below would follow it.
std::string padding_after(std::string_view preheader) {
  const std::size_t length = code_point_count(preheader);
  std::string padding;
  for (std::size_t i = length; i < preview_length; ++i) padding += "&#847;&zwnj;&nbsp;";
  return padding;
}

/// Sending services fill in templates of their own: Mailchimp's `*|NAME|*`, and the double braces
/// of Buttondown and listmonk. Where an author writes such signs, in code for one, they are text.
std::string safe_from_services(std::string_view html) {
  std::string safe;
  safe.reserve(html.size());
  for (std::size_t i = 0; i < html.size(); ++i) {
    const std::string_view two = html.substr(i, 2);
    if (two == "{{" || two == "{%") {
      safe += "&#123;";
    } else if (two == "*|") {
      safe += "&#42;";
    } else {
      safe += html[i];
    }
  }
  return safe;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// A text as it leaves the site.
std::string portable_body(const Site& site, const Edition& edition, const Body& body, int level) {
  const ArchivedLinks archived = site.archived_links();
  return portable_html(
      html_at(body, {.prefix = site.config.base_url, .top_heading = level, .archived = &archived}),
      site.absolute_url(edition_address(edition)));
}

}  // namespace

bool has_email(const Site& site) { return site.theme.email_template() != nullptr; }

std::string edition_email(const Site& here, std::size_t index, const ExportOptions& options) {
  const Site site = here.seen_from_elsewhere();
  const SiteViews views(site);
  const Edition& edition = site.archive.editions[index];
  std::deque<View> own;
  const auto item_view = [&](ItemIndex item) -> const View& {
    View& view = own.emplace_back(views.item(item));
    return view.set_markup(ViewKey::body,
                           portable_body(site, edition, site.archive.items[item].body, 4));
  };
  View shown = make_full_edition_view(site, index, item_view, own);
  shown.set_markup(ViewKey::intro, portable_body(site, edition, edition.intro, 2));
  const std::string preheader = preheader_of(site, edition);
  View root;
  root.set_object(ViewKey::site, &views.site())
      .set_object(ViewKey::edition, &shown)
      .set(ViewKey::preheader, preheader)
      .set_markup(ViewKey::preheader_padding, padding_after(preheader))
      .set(ViewKey::unsubscribe_url, options.unsubscribe.empty() ? "" : unsubscribe_mark)
      .set_flag(ViewKey::compact, options.compact);
  std::string html =
      safe_from_services(with_inline_styles(site.theme.email_template()->render(root)));
  replace_all(html, unsubscribe_mark, html_escaped(options.unsubscribe));
  return html;
}

}  // namespace tokensite
