#include "plan/output_lister.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "index/addresses.hpp"
#include "render/copies.hpp"
#include "render/site_files.hpp"

namespace tokensite {
namespace {

std::span<const PageSpec> sitemap_part(const Rendering& from, std::uint32_t n) {
  const std::span<const PageSpec> rest = std::span(from.pages).subspan(n * most_pages_in_sitemap);
  return rest.first(std::min(most_pages_in_sitemap, rest.size()));
}

}  // namespace

/// `fingerprint` and `render` are called with the rendering and `n`, and hold nothing themselves.
template <class GetFingerprint, class Render>
void OutputLister::add(std::string path, std::string_view origin, std::uint32_t n,
                       GetFingerprint /*fingerprint*/, Render /*render*/) {
  state_.outputs.push_back(
      {.output = {
           .path = std::move(path),
           .fingerprint = [from = &from_, n]() -> std::optional<Fingerprint> {
             return GetFingerprint()(*from, n);
           },
           .render = [from = &from_, n]() -> Result<std::string> { return Render()(*from, n); }},
       .origin = origin});
}

template <class Render>
void OutputLister::add_of_archive(std::string path, Render render) {
  add(
      std::move(path), "", 0,
      [](const Rendering& from, std::uint32_t) { return archive_fingerprint(from.site); }, render);
}

/// For texts that are as quick to make as to fingerprint.
void OutputLister::add_text(std::string path, std::string text, std::string_view origin) {
  const auto n = static_cast<std::uint32_t>(from_.texts.size());
  from_.texts.push_back(std::move(text));
  add(
      std::move(path), origin, n,
      [](const Rendering& from, std::uint32_t i) { return fingerprint_of(from.texts[i]); },
      [](const Rendering& from, std::uint32_t i) { return from.texts[i]; });
}

void OutputLister::add_text_unless_static(const std::string& path, std::string text) {
  if (std::ranges::find(state_.static_files, "static/" + path, &FileEntry::path) ==
      state_.static_files.end()) {
    add_text(path, std::move(text));
  }
}

void OutputLister::add_file(std::string path, const FileEntry& file) {
  const auto n = static_cast<std::uint32_t>(from_.copies.size());
  from_.copies.push_back(file);
  add(
      std::move(path), file.path, n,
      [](const Rendering& from, std::uint32_t i) -> std::optional<Fingerprint> {
        const FileEntry& source = from.copies[i];
        if (!source.stamp) return std::nullopt;
        const FileStamp& stamp = *source.stamp;
        return Hasher()
            .add(source.path)
            .add(static_cast<std::uint64_t>(stamp.modified))
            .add(static_cast<std::uint64_t>(stamp.changed))
            .add(stamp.size)
            .add(stamp.inode)
            .finish();
      },
      [](const Rendering& from, std::uint32_t i) { return from.files->read(from.copies[i].path); });
}

void OutputLister::add_redirects_to(const std::string& address, const std::vector<Spanned>& aliases,
                                    const std::string& source) {
  for (const Spanned& alias : aliases) {
    const bool is_file = alias.text.ends_with(".html") || alias.text.ends_with('/');
    add_text(output_path(is_file ? alias.text : alias.text + "/"),
             redirect_html(from_.site, address), source);
    state_.outputs.back().place = alias.span;
  }
}

std::string_view OutputLister::origin_of(const PageSpec& page) const {
  switch (page.kind) {
    case PageKind::edition:
      return state_.sources->path(archive_.editions[page.subject].file);
    case PageKind::item:
      return archive_.items[page.subject].path;
    case PageKind::page:
      return archive_.pages[page.subject].path;
    default:
      return "";
  }
}

void OutputLister::add_pages() {
  for (std::uint32_t i = 0; i < from_.pages.size(); ++i) {
    const PageSpec& page = from_.pages[i];
    add(
        output_path(page.address), origin_of(page), i,
        [](const Rendering& from, std::uint32_t n) {
          return from.renderer.fingerprint(from.pages[n]);
        },
        [](const Rendering& from, std::uint32_t n) { return from.renderer.render(from.pages[n]); });
  }
}

void OutputLister::add_feeds() {
  for (std::uint32_t i = 0; i < from_.feeds.size(); ++i) {
    add(
        feed_address(from_.site, from_.feeds[i]), "", i,
        [](const Rendering& from, std::uint32_t n) {
          return feed_fingerprint(from.site, from.feeds[n]);
        },
        [](const Rendering& from, std::uint32_t n) {
          return render_feed(from.site, from.feeds[n]);
        });
  }
}

void OutputLister::add_copies() {
  add(
      "api/editions.json", "", 0,
      [](const Rendering& from, std::uint32_t) { return editions_json_fingerprint(from.site); },
      [](const Rendering& from, std::uint32_t) { return editions_json(from.site); });
  add_of_archive("api/tags.json",
                 [](const Rendering& from, std::uint32_t) { return tags_json(from.site); });
  add_of_archive("llms.txt",
                 [](const Rendering& from, std::uint32_t) { return llms_txt(from.site); });
  for (std::uint32_t i = 0; i < archive_.editions.size(); ++i) {
    const int number = archive_.editions[i].number;
    add(
        fmt::format("api/editions/{}.json", number), "", i,
        [](const Rendering& from, std::uint32_t n) {
          return edition_json_fingerprint(from.site, from.site.archive.editions[n]);
        },
        [](const Rendering& from, std::uint32_t n) {
          return edition_json(from.site, from.site.archive.editions[n]);
        });
    add(
        fmt::format("editions/{}.md", number), "", i,
        [](const Rendering& from, std::uint32_t n) {
          return edition_copy_fingerprint(from.site, from.site.archive.editions[n]);
        },
        [](const Rendering& from, std::uint32_t n) {
          return edition_markdown(from.site, from.site.archive.editions[n]);
        });
  }
}

void OutputLister::add_search() {
  const std::vector<std::string>& paths = from_.search.paths();
  for (std::uint32_t i = 0; i < paths.size(); ++i) {
    add(
        paths[i], "", i,
        [](const Rendering& from, std::uint32_t) { return from.search.fingerprint(); },
        [](const Rendering& from, std::uint32_t n) { return from.search.bytes(n); });
    state_.outputs.back().output.is_slow = i == 0;  // it makes the others, too
  }
}

void OutputLister::add_sitemap() {
  const std::size_t parts =
      (from_.pages.size() + most_pages_in_sitemap - 1) / most_pages_in_sitemap;
  if (parts > 1) add_text("sitemap.xml", sitemap_index_xml(from_.site, parts));
  for (std::uint32_t i = 0; i < parts; ++i) {
    add(
        parts > 1 ? sitemap_part_name(i) : "sitemap.xml", "", i,
        [](const Rendering& from, std::uint32_t n) {
          return sitemap_fingerprint(from.site, sitemap_part(from, n));
        },
        [](const Rendering& from, std::uint32_t n) {
          return sitemap_xml(from.site, sitemap_part(from, n));
        });
  }
}

void OutputLister::add_site_files() {
  add_sitemap();
  add_text("opensearch.xml", opensearch_xml(from_.site));
  // A site's own files in static/ take the place of these.
  add_text_unless_static("robots.txt", robots_txt(from_.site));
  add_text_unless_static(".nojekyll", "");
  const std::string& cname = from_.site.config.cname;
  if (!cname.empty()) add_text_unless_static("CNAME", cname + "\n");
  const std::vector<Asset>& assets = from_.site.theme.assets();
  for (std::uint32_t i = 0; i < assets.size(); ++i) {
    add(
        assets[i].published, "", i,
        [](const Rendering& from, std::uint32_t n) {
          return fingerprint_of(from.site.theme.assets()[n].published);
        },
        [](const Rendering& from, std::uint32_t n) { return from.site.theme.assets()[n].bytes; });
  }
}

void OutputLister::add_redirects() {
  for (const Edition& edition : archive_.editions) {
    add_redirects_to(edition_address(edition), edition.aliases, state_.sources->path(edition.file));
  }
  for (const Page& page : archive_.pages) {
    add_redirects_to(page_address(page), page.aliases, page.path);
  }
}

void OutputLister::add_copied_files() {
  for (const FileEntry& file : state_.static_files) {
    add_file(file.path.substr(std::string_view("static/").size()), file);
  }
  for (const Edition& edition : archive_.editions) {
    for (const Attachment& file : edition.attachments) {
      add_file(edition_address(edition) + file.name, file.file);
    }
  }
}

}  // namespace tokensite
