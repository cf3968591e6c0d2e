#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

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

/// Adds outputs to the state. Every closure holds the site, which outlives the state.
class OutputLister {
 public:
  OutputLister(PlanState& state, std::shared_ptr<const Site> site)
      : state_(state), site_(std::move(site)), renderer_(std::make_shared<PageRenderer>(site_)) {}

  void add_pages(const std::vector<PageSpec>& pages) {
    for (const PageSpec& page : pages) {
      add(
          output_path(page.address), origin_of(page),
          [renderer = renderer_, page] { return renderer->fingerprint(page); },
          [renderer = renderer_, page] { return renderer->render(page); });
    }
  }

  void add_feeds() {
    for (const FeedSpec& feed : all_feeds(*site_)) {
      add(
          feed_address(*site_, feed), "",
          [site = site_, feed] { return feed_fingerprint(*site, feed); },
          [site = site_, feed] { return render_feed(*site, feed); });
    }
  }

  void add_copies() {
    const auto whole = [site = site_] { return archive_fingerprint(*site); };
    add("api/editions.json", "", whole, [site = site_] { return editions_json(*site); });
    add("api/tags.json", "", whole, [site = site_] { return tags_json(*site); });
    add("llms.txt", "", whole, [site = site_] { return llms_txt(*site); });
    for (const Edition& edition : site_->archive.editions) {
      const auto fingerprint = [site = site_, &edition] {
        return edition_copy_fingerprint(*site, edition);
      };
      add(fmt::format("api/editions/{}.json", edition.number), "", fingerprint,
          [site = site_, &edition] { return edition_json(*site, edition); });
      add(fmt::format("editions/{}.md", edition.number), "", fingerprint,
          [site = site_, &edition] { return edition_markdown(*site, edition); });
    }
  }

  void add_site_files(const std::vector<PageSpec>& pages) {
    add_text("sitemap.xml", sitemap_xml(*site_, pages));
    add_text("opensearch.xml", opensearch_xml(*site_));
    // A site's own files in static/ take the place of these.
    add_text_unless_static("robots.txt", robots_txt(*site_));
    add_text_unless_static(".nojekyll", "");
    if (!site_->config.cname.empty()) add_text_unless_static("CNAME", site_->config.cname + "\n");
    for (const Asset& asset : site_->theme.assets()) {
      add(
          asset.published, "", [site = site_, &asset] { return fingerprint_of(asset.published); },
          [site = site_, &asset] { return asset.bytes; });
    }
  }

  void add_redirects() {
    for (const Edition& edition : site_->archive.editions) {
      add_redirects_to(edition_address(edition), edition.aliases, edition.folder + "/edition.md");
    }
    for (const Page& page : site_->archive.pages) {
      add_redirects_to(page_address(page), page.aliases, page.path);
    }
  }

  void add_copied_files() {
    for (const FileEntry& file : state_.static_files) {
      add_file(file.path.substr(std::string_view("static/").size()), file.path);
    }
    for (const Edition& edition : site_->archive.editions) {
      for (const Attachment& file : edition.attachments) {
        add_file(edition_address(edition) + file.name, file.source);
      }
    }
  }

 private:
  template <class GetFingerprint, class Render>
  void add(std::string path, std::string origin, GetFingerprint fingerprint, Render render) {
    state_.outputs.push_back(
        {.output = {.path = std::move(path),
                    .fingerprint = std::move(fingerprint),
                    .render = [render = std::move(render)]() -> Result<std::string> {
                      return render();
                    }},
         .origin = std::move(origin)});
  }

  /// For texts that are as quick to make as to fingerprint.
  void add_text(std::string path, std::string text, std::string origin = "") {
    add(
        std::move(path), std::move(origin), [text] { return fingerprint_of(text); },
        [text] { return text; });
  }

  void add_text_unless_static(const std::string& path, std::string text) {
    if (std::ranges::find(state_.static_files, "static/" + path, &FileEntry::path) ==
        state_.static_files.end()) {
      add_text(path, std::move(text));
    }
  }

  void add_file(std::string path, const std::string& source) {
    state_.outputs.push_back(
        {.output = {.path = std::move(path),
                    .fingerprint = [] { return std::nullopt; },
                    .render = [files = state_.files, source] { return files->read(source); }},
         .origin = source});
  }

  void add_redirects_to(const std::string& address, const std::vector<Spanned>& aliases,
                        const std::string& source) {
    for (const Spanned& alias : aliases) {
      const bool is_file = alias.text.ends_with(".html") || alias.text.ends_with('/');
      add_text(output_path(is_file ? alias.text : alias.text + "/"), redirect_html(*site_, address),
               source);
      state_.outputs.back().place = alias.span;
    }
  }

  std::string origin_of(const PageSpec& page) const {
    const Archive& archive = site_->archive;
    switch (page.kind) {
      case PageKind::edition:
        return archive.editions[page.subject].folder + "/edition.md";
      case PageKind::item:
        return archive.items[page.subject].path;
      case PageKind::page:
        return archive.pages[page.subject].path;
      default:
        return "";
    }
  }

  PlanState& state_;
  std::shared_ptr<const Site> site_;
  std::shared_ptr<PageRenderer> renderer_;
};

std::shared_ptr<const Site> make_site(PlanState& state) {
  auto site = std::make_shared<Site>(Site{.sources = state.sources,
                                          .config = *state.config,
                                          .archive = std::move(state.archive),
                                          .theme = std::move(*state.theme),
                                          .fingerprint = {}});
  Hasher hasher;
  hasher.add(program_fingerprint()).add(state.config_fingerprint).add(site->config.base_url);
  hasher.add(site->theme.fingerprint());
  for (const Page& page : site->archive.pages) hasher.add(page.slug).add(page.title);
  site->fingerprint = hasher.finish();
  return site;
}

std::string quoted_origin(const std::string& origin) {
  return origin.empty() ? "a page or file of tokensite's own" : origin;
}

void report_clash(PlanState& state, const PlannedOutput& first, const PlannedOutput& second) {
  const bool shows_first = second.origin.empty() || (first.place && !second.place);
  const PlannedOutput& shown = shows_first ? first : second;
  const PlannedOutput& other = shows_first ? second : first;
  const Span span = shown.place ? *shown.place : Span{.file = state.sources->add(shown.origin, "")};
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
  std::map<std::string_view, const PlannedOutput*> by_path;
  for (const PlannedOutput& planned : state.outputs) {
    const auto [other, is_new] = by_path.try_emplace(planned.output.path, &planned);
    if (!is_new && !has_duplicates) report_clash(state, *other->second, planned);
  }
  std::set<std::string_view> reported;  // a file in the way of many is one fault
  for (const auto& [path, planned] : by_path) {
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      const auto file = by_path.find(path.substr(0, slash));
      if (file == by_path.end() || !reported.insert(file->first).second) continue;
      report_clash(state, *file->second, *planned);
    }
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

}  // namespace

Result<Next> lay_out(PlanState& state) {
  if (!state.theme) return Next::stop;
  const std::shared_ptr<const Site> site = make_site(state);
  const std::vector<PageSpec> pages = lay_out_pages(*site);
  OutputLister lister(state, site);
  lister.add_pages(pages);
  lister.add_feeds();
  lister.add_copies();
  lister.add_site_files(pages);
  lister.add_redirects();
  lister.add_copied_files();
  std::ranges::stable_sort(
      state.outputs, {},
      [](const PlannedOutput& planned) -> const std::string& { return planned.output.path; });
  return Next::go_on;
}

Result<Next> check_outputs(PlanState& state) {
  check_clashes(state);
  check_root_links(state);
  return Next::go_on;
}

Plan finish(PlanState state) {
  if (state.config) apply_rules(state.diagnostics, state.config->rules);
  for (Diagnostic& diagnostic : state.diagnostics) {
    // A value of a megabyte that is quoted in a message would bury it.
    diagnostic.message = shortened(diagnostic.message, longest_message);
    if (diagnostic.help) diagnostic.help = shortened(*diagnostic.help, longest_message);
  }
  sort_by_place(state.diagnostics, *state.sources);
  state.summary.errors = count_of(state.diagnostics, Severity::error);
  state.summary.warnings = count_of(state.diagnostics, Severity::warning);
  Plan plan{.sources = state.sources,
            .diagnostics = std::move(state.diagnostics),
            .summary = state.summary,
            .outputs = {}};
  if (plan.summary.errors > 0) return plan;
  for (PlannedOutput& planned : state.outputs) plan.outputs.push_back(std::move(planned.output));
  return plan;
}

}  // namespace tokensite
