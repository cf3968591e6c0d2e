#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "check/rules.hpp"
#include "index/addresses.hpp"
#include "plan/passes.hpp"
#include "render/copies.hpp"
#include "render/feeds.hpp"
#include "render/pages.hpp"
#include "render/site_files.hpp"
#include "support/program.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_message = 400;  ///< code points

/// Everything that outputs are rendered from. An output knows its place in one of the lists, so
/// that ten thousands of them cost next to nothing.
struct Rendering {
  explicit Rendering(Site whole) : site(std::move(whole)), renderer(site), feeds(all_feeds(site)) {
    pages = lay_out_pages(site);
  }
  const Site site;
  const PageRenderer renderer;
  const std::vector<FeedSpec> feeds;
  std::vector<PageSpec> pages;
  std::vector<std::string> texts{};
  std::vector<FileEntry> copies{};
  std::shared_ptr<const FileSystem> files{};
};

/// Adds outputs to the state. They live no longer than the rendering.
class OutputLister {
 public:
  OutputLister(PlanState& state, Rendering& from)
      : state_(state), from_(from), archive_(from.site.archive) {}

  void add_pages() {
    for (std::uint32_t i = 0; i < from_.pages.size(); ++i) {
      const PageSpec& page = from_.pages[i];
      add(
          output_path(page.address), origin_of(page), i,
          [](const Rendering& from, std::uint32_t n) {
            return from.renderer.fingerprint(from.pages[n]);
          },
          [](const Rendering& from, std::uint32_t n) {
            return from.renderer.render(from.pages[n]);
          });
    }
  }

  void add_feeds() {
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

  void add_copies() {
    add_of_archive("api/editions.json",
                   [](const Rendering& from, std::uint32_t) { return editions_json(from.site); });
    add_of_archive("api/tags.json",
                   [](const Rendering& from, std::uint32_t) { return tags_json(from.site); });
    add_of_archive("llms.txt",
                   [](const Rendering& from, std::uint32_t) { return llms_txt(from.site); });
    const auto fingerprint = [](const Rendering& from, std::uint32_t n) {
      return edition_copy_fingerprint(from.site, from.site.archive.editions[n]);
    };
    for (std::uint32_t i = 0; i < archive_.editions.size(); ++i) {
      const int number = archive_.editions[i].number;
      add(fmt::format("api/editions/{}.json", number), "", i, fingerprint,
          [](const Rendering& from, std::uint32_t n) {
            return edition_json(from.site, from.site.archive.editions[n]);
          });
      add(fmt::format("editions/{}.md", number), "", i, fingerprint,
          [](const Rendering& from, std::uint32_t n) {
            return edition_markdown(from.site, from.site.archive.editions[n]);
          });
    }
  }

  void add_site_files() {
    add(
        "sitemap.xml", "", 0,
        [](const Rendering& from, std::uint32_t) {
          Hasher hasher;
          hasher.add(from.site.fingerprint);
          for (const PageSpec& page : from.pages) hasher.add(page.address);
          return hasher.finish();
        },
        [](const Rendering& from, std::uint32_t) { return sitemap_xml(from.site, from.pages); });
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

  void add_redirects() {
    for (const Edition& edition : archive_.editions) {
      add_redirects_to(edition_address(edition), edition.aliases,
                       state_.sources->path(edition.file));
    }
    for (const Page& page : archive_.pages) {
      add_redirects_to(page_address(page), page.aliases, page.path);
    }
  }

  void add_copied_files() {
    for (const FileEntry& file : state_.static_files) {
      add_file(file.path.substr(std::string_view("static/").size()), file);
    }
    for (const Edition& edition : archive_.editions) {
      for (const Attachment& file : edition.attachments) {
        add_file(edition_address(edition) + file.name, file.file);
      }
    }
  }

 private:
  /// `fingerprint` and `render` are called with the rendering and `n`, and hold nothing themselves.
  template <class GetFingerprint, class Render>
  void add(std::string path, std::string_view origin, std::uint32_t n,
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
  void add_of_archive(std::string path, Render render) {
    add(
        std::move(path), "", 0,
        [](const Rendering& from, std::uint32_t) { return archive_fingerprint(from.site); },
        render);
  }

  /// For texts that are as quick to make as to fingerprint.
  void add_text(std::string path, std::string text, std::string_view origin = "") {
    const auto n = static_cast<std::uint32_t>(from_.texts.size());
    from_.texts.push_back(std::move(text));
    add(
        std::move(path), origin, n,
        [](const Rendering& from, std::uint32_t i) { return fingerprint_of(from.texts[i]); },
        [](const Rendering& from, std::uint32_t i) { return from.texts[i]; });
  }

  void add_text_unless_static(const std::string& path, std::string text) {
    if (std::ranges::find(state_.static_files, "static/" + path, &FileEntry::path) ==
        state_.static_files.end()) {
      add_text(path, std::move(text));
    }
  }

  void add_file(std::string path, const FileEntry& file) {
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
        [](const Rendering& from, std::uint32_t i) {
          return from.files->read(from.copies[i].path);
        });
  }

  void add_redirects_to(const std::string& address, const std::vector<Spanned>& aliases,
                        const std::string& source) {
    for (const Spanned& alias : aliases) {
      const bool is_file = alias.text.ends_with(".html") || alias.text.ends_with('/');
      add_text(output_path(is_file ? alias.text : alias.text + "/"),
               redirect_html(from_.site, address), source);
      state_.outputs.back().place = alias.span;
    }
  }

  std::string_view origin_of(const PageSpec& page) const {
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

  PlanState& state_;
  Rendering& from_;
  const Archive& archive_;
};

Site make_site(PlanState& state) {
  Site site{.sources = state.sources,
            .config = *state.config,
            .archive = std::move(state.archive),
            .theme = std::move(*state.theme),
            .archived_copies = std::move(state.archived_copies),
            .fingerprint = {}};
  Hasher hasher;
  hasher.add(program_fingerprint()).add(state.config_fingerprint).add(site.config.base_url);
  hasher.add(site.theme.fingerprint());
  for (const Page& page : site.archive.pages) hasher.add(page.slug).add(page.title);
  site.fingerprint = hasher.finish();
  return site;
}

std::string quoted_origin(std::string_view origin) {
  return origin.empty() ? "a page or file of tokensite's own" : std::string(origin);
}

void report_clash(PlanState& state, const PlannedOutput& first, const PlannedOutput& second) {
  const bool shows_first = second.origin.empty() || (first.place && !second.place);
  const PlannedOutput& shown = shows_first ? first : second;
  const PlannedOutput& other = shows_first ? second : first;
  const Span span =
      shown.place ? *shown.place : Span{.file = state.sources->add(std::string(shown.origin), "")};
  state.diagnostics.push_back(
      {.code = Code::output_clash,
       .span = span,
       .message = fmt::format(
           "`{}` would be made of this and of {}", shown.output.path,
           shown.origin == other.origin ? "this file itself" : quoted_origin(other.origin)),
       .help = "rename or remove one of the two"});
}

/// Two outputs at one path, or one where another needs a folder.
void check_clashes(PlanState& state) {
  // Editions with one number and items with one slug share their addresses; they are told of
  // already.
  const bool has_duplicates =
      std::ranges::any_of(state.diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.code == Code::duplicate_number || diagnostic.code == Code::duplicate_slug;
      });
  // In the order of paths, all that begin with one's path come right after it: those that this one
  // begins with form a stack.
  struct Prefix {
    const PlannedOutput* planned;
    bool is_in_the_way = false;  // a file in the way of many is one fault
  };
  std::vector<Prefix> prefixes;
  for (const PlannedOutput& planned : state.outputs) {
    const std::string_view path = planned.output.path;
    while (!prefixes.empty() && !path.starts_with(prefixes.back().planned->output.path)) {
      prefixes.pop_back();
    }
    if (!prefixes.empty() && path == prefixes.back().planned->output.path) {
      if (!has_duplicates) report_clash(state, *prefixes.back().planned, planned);
      continue;
    }
    for (Prefix& prefix : prefixes) {
      if (prefix.is_in_the_way || path[prefix.planned->output.path.size()] != '/') continue;
      prefix.is_in_the_way = true;
      report_clash(state, *prefix.planned, planned);
    }
    prefixes.push_back({.planned = &planned});
  }
}

void check_root_links(PlanState& state) {
  const auto is_output = [&](const std::string& path) {
    return std::ranges::binary_search(
        state.outputs, path, {},
        [](const PlannedOutput& planned) -> const std::string& { return planned.output.path; });
  };
  for (const RootLink& link : state.root_links) {
    const bool is_there = is_output(link.path) || is_output(output_path(link.path)) ||
                          is_output(output_path(link.path + "/"));
    if (!is_there) state.diagnostics.push_back(broken_link(link.written, link.span));
  }
}

/// By way of pointers: an output is so large that moving it again and again is what a sort costs.
void sort_by_path(std::vector<PlannedOutput>& outputs) {
  std::vector<PlannedOutput*> order;
  order.reserve(outputs.size());
  for (PlannedOutput& planned : outputs) order.push_back(&planned);
  std::ranges::stable_sort(order, {}, [](const PlannedOutput* planned) -> const std::string& {
    return planned->output.path;
  });
  std::vector<PlannedOutput> sorted;
  sorted.reserve(outputs.size());
  for (PlannedOutput* planned : order) sorted.push_back(std::move(*planned));
  outputs = std::move(sorted);
}

}  // namespace

Result<Next> lay_out(PlanState& state) {
  if (!state.theme) return Next::stop;
  const auto rendering = std::make_shared<Rendering>(make_site(state));
  rendering->files = state.files;
  state.site = {rendering, &rendering->site};
  OutputLister lister(state, *rendering);
  lister.add_pages();
  lister.add_feeds();
  lister.add_copies();
  lister.add_site_files();
  lister.add_redirects();
  lister.add_copied_files();
  sort_by_path(state.outputs);
  return Next::go_on;
}

Result<Next> check_outputs(PlanState& state) {
  check_clashes(state);
  check_root_links(state);
  return Next::go_on;
}

void add_diagnostics(Plan& plan, Diagnostics found) {
  apply_rules(found, plan.rules);
  for (Diagnostic& diagnostic : found) {
    // A value of a megabyte that is quoted in a message would bury it.
    diagnostic.message = shortened(diagnostic.message, longest_message);
    if (diagnostic.help) diagnostic.help = shortened(*diagnostic.help, longest_message);
    plan.diagnostics.push_back(std::move(diagnostic));
  }
  sort_by_place(plan.diagnostics, *plan.sources);
  plan.summary.errors = count_of(plan.diagnostics, Severity::error);
  plan.summary.warnings = count_of(plan.diagnostics, Severity::warning);
}

Plan finish(PlanState state) {
  Plan plan{.sources = state.sources,
            .diagnostics = {},
            .summary = state.summary,
            .outputs = {},
            .site = std::move(state.site),
            .parsed = std::move(state.parsed),
            .links = {.lock = std::move(state.lock), .links = std::move(state.links)},
            .rules = {}};
  if (state.config) {
    plan.rules = state.config->rules;
    plan.links.settings = state.config->links;
    plan.links.site_url = state.config->base_url;
    plan.links.language = state.config->language;
  }
  add_diagnostics(plan, std::move(state.diagnostics));
  if (plan.summary.errors > 0) return plan;
  for (PlannedOutput& planned : state.outputs) plan.outputs.push_back(std::move(planned.output));
  return plan;
}

}  // namespace tokensite
