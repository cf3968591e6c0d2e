#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "cache/document_codec.hpp"
#include "check/rules.hpp"
#include "parse/documents.hpp"
#include "plan/passes.hpp"
#include "plan/ready_documents.hpp"

namespace tokensite {
namespace {

/// A file to be read and parsed, and what came of it. Slots are filled side by side.
struct Document {
  enum class Kind { edition, item, page };
  Kind kind = Kind::page;
  TextFile file;
  // One of them, by `kind`; null if it can't be read.
  std::unique_ptr<Edition> edition{};
  std::unique_ptr<Item> item{};
  std::unique_ptr<Page> page{};
  Diagnostics diagnostics{};
  std::optional<Error> failure{};
  Fingerprint contents{};
  std::string encoded{};  ///< for the cache; empty if it has it

  bool is_parsed() const { return edition != nullptr || item != nullptr || page != nullptr; }
};

std::vector<Document> documents_of(const Inventory& inventory) {
  std::size_t count = inventory.pages.size();
  for (const EditionFolder& folder : inventory.editions) count += 1 + folder.items.size();
  std::vector<Document> documents;
  documents.reserve(count);
  for (const EditionFolder& folder : inventory.editions) {
    if (folder.file) documents.push_back({.kind = Document::Kind::edition, .file = *folder.file});
    for (const ItemFile& item : folder.items) {
      documents.push_back({.kind = Document::Kind::item, .file = item.file});
    }
  }
  for (const PageFile& page : inventory.pages) {
    documents.push_back({.kind = Document::Kind::page, .file = page.file});
  }
  return documents;
}

template <class Parsed>
bool take_decoded(Sources& sources, FileId file, std::optional<Decoded<Parsed>> decoded,
                  std::unique_ptr<Parsed>& to) {
  if (!decoded) return false;
  sources.borrow_text(file, decoded->text);
  to = std::move(decoded->document);
  return true;
}

/// Takes the document with these contents from those that are ready.
bool take_ready(const PlanState& state, Document& document) {
  ReadyDocuments* ready = state.options.ready;
  if (ready == nullptr || !ready->are_from(*state.options.cache, state.parsed.key)) return false;
  Sources& sources = *state.sources;
  const FileId file = document.file.id;
  switch (document.kind) {
    case Document::Kind::edition:
      return take_decoded(sources, file, ready->take<Edition>(file, document.contents),
                          document.edition);
    case Document::Kind::item:
      return take_decoded(sources, file, ready->take<Item>(file, document.contents), document.item);
    case Document::Kind::page:
      return take_decoded(sources, file, ready->take<Page>(file, document.contents), document.page);
  }
  return false;
}

/// Takes what the cache has of the text with these contents.
bool take_cached(const PlanState& state, Document& document) {
  if (state.options.cache == nullptr) return false;
  if (take_ready(state, document)) return true;
  const auto bytes = state.options.cache->find(document.contents, state.parsed.key);
  if (!bytes) return false;
  Sources& sources = *state.sources;
  const FileId file = document.file.id;
  switch (document.kind) {
    case Document::Kind::edition:
      return take_decoded(sources, file, decode_edition(*bytes, file), document.edition);
    case Document::Kind::item:
      return take_decoded(sources, file, decode_item(*bytes, file), document.item);
    case Document::Kind::page:
      return take_decoded(sources, file, decode_page(*bytes, file), document.page);
  }
  return false;
}

template <class Parse, class Parsed>
void parse_and_encode(const PlanState& state, Document& document, const Parse& parse,
                      std::unique_ptr<Parsed>& to) {
  const Sources& sources = *state.sources;
  auto parsed = parse(sources, document.file.id, *state.config, document.diagnostics);
  if (!parsed) return;
  check_link_forms(*parsed, sources, document.diagnostics);
  // What there is something to say of is parsed, and said, every time.
  if (document.diagnostics.empty()) {
    document.encoded = encode_document(*parsed, sources.text(document.file.id));
  }
  to = std::make_unique<Parsed>(std::move(*parsed));
}

void read_and_parse(const PlanState& state, Document& document) {
  if (document.file.contents) {
    document.contents = *document.file.contents;
    if (take_cached(state, document)) return;
  }
  Sources& sources = *state.sources;
  Result<std::string> text = state.files->read(sources.path(document.file.id));
  if (!text) {
    document.failure = text.error();
    return;
  }
  document.contents = fingerprint_of(*text);
  if (take_cached(state, document)) return;
  sources.set_text(document.file.id, std::move(*text));
  switch (document.kind) {
    case Document::Kind::edition:
      return parse_and_encode(state, document, parse_edition, document.edition);
    case Document::Kind::item:
      return parse_and_encode(state, document, parse_item, document.item);
    case Document::Kind::page:
      return parse_and_encode(state, document, parse_page, document.page);
  }
}

/// What a parse depends on besides the text (the program itself is the cache's to know).
Fingerprint parse_key(const Config& config) {
  return Hasher().add(static_cast<std::uint64_t>(config.raw_html)).finish();
}

/// Notes what rules have to know of a draft that isn't built.
void leave_out(PlanState& state, const ItemFile& file, const Item& item) {
  state.left_out.drafts.push_back(state.sources->path(file.file.id));
  for (const Spanned& tag : item.tags) state.left_out.draft_tags.push_back(tag.text);
}

/// Notes a document's links to elsewhere, draft or not.
template <class... Document>
void list_links(PlanState& state, const Document&... document) {
  if (state.options.external_links == ExternalLinks::list) add_links(state.links, document...);
}

/// Takes one edition's documents off the list, in the order of `documents_of`.
void collect_edition(PlanState& state, EditionFolder& folder,
                     std::vector<Document>::iterator& next) {
  const bool with_drafts = state.options.drafts == Drafts::include;
  EditionWithItems entry;
  bool is_readable = false;
  if (folder.file) {
    if (const auto parsed = std::move((next++)->edition)) {
      entry.edition = std::move(*parsed);
      is_readable = true;
    }
  }
  Edition& edition = entry.edition;
  const bool is_left_out = is_readable && edition.draft && !with_drafts;
  entry.items.reserve(folder.items.size());
  list_links(state, entry.edition);
  edition.folder = folder.path;
  edition.folder_number = folder.number;
  edition.attachments = std::move(folder.attachments);
  edition.item_files.assign(state.config->sections.size(), 0);
  for (const std::uint32_t section : folder.faulty_items) ++edition.item_files[section];
  for (const ItemFile& file : folder.items) {
    const std::unique_ptr<Item> item = std::move((next++)->item);
    const bool is_wanted = item == nullptr || !item->draft || with_drafts;
    if (is_wanted) ++edition.item_files[file.section];
    if (item != nullptr) list_links(state, *item, edition.date);
    if (item != nullptr && (!is_wanted || is_left_out)) leave_out(state, file, *item);
    if (item == nullptr || !is_wanted) continue;
    item->path = state.sources->path(file.file.id);
    item->position = file.position;
    item->slug = file.slug;
    item->section = file.section;
    entry.items.push_back(std::move(*item));
  }
  if (is_left_out) state.left_out.drafts.push_back(edition.folder + "/edition.md");
  if (!is_readable || is_left_out) return;
  state.editions.push_back(std::move(entry));
}

}  // namespace

Result<Next> list_files(PlanState& state) {
  const Result<std::vector<FileEntry>> content = state.files->list("content");
  if (!content) return content.error();
  state.inventory = take_inventory(*content, *state.config, *state.sources, state.diagnostics);
  const bool has_edition_folder = std::ranges::any_of(*content, [](const FileEntry& entry) {
    const std::string_view editions = "content/editions/";
    return entry.path.starts_with(editions) &&
           entry.path.find('/', editions.size()) != entry.path.npos;
  });
  if (!has_edition_folder) {
    // A folder that was renamed by mistake must not empty a site that is published.
    state.diagnostics.push_back({.code = Code::no_editions,
                                 .span = {.file = FileId{0}},
                                 .message = "there is no edition in content/editions/",
                                 .help = "`tokensite explain no-editions` shows a first one"});
  }
  Result<std::vector<FileEntry>> statics = state.files->list("static");
  if (!statics) return statics.error();
  for (FileEntry& entry : *statics) {
    const std::string_view name = std::string_view(entry.path).substr(entry.path.rfind('/') + 1);
    // Hidden files are wanted here (.well-known/, .nojekyll), programs' left-overs are not.
    if (name == ".DS_Store" || (!name.starts_with('.') && is_left_over(name))) continue;
    if (entry.kind == FileKind::regular) {
      state.static_files.push_back(std::move(entry));
      continue;
    }
    state.diagnostics.push_back({.code = Code::symbolic_link,
                                 .span = {.file = state.sources->add(entry.path, "")},
                                 .message = "a symbolic link is not followed, and not published",
                                 .help = "put the file itself here"});
  }
  return Next::go_on;
}

Result<Next> parse_documents(PlanState& state) {
  std::vector<Document> documents = documents_of(state.inventory);
  state.parsed.key = parse_key(*state.config);
  if (state.options.cache != nullptr) state.sources->keep(state.options.cache->storage());
  state.workers.for_each(documents.size(),
                         [&](std::size_t i) { read_and_parse(state, documents[i]); });
  for (Document& document : documents) {
    if (document.failure) return *document.failure;
    if (!document.is_parsed()) state.left_out.has_unreadable_documents = true;
    std::ranges::move(document.diagnostics, std::back_inserter(state.diagnostics));
    if (!document.file.contents) {
      state.parsed.read.push_back(
          {.path = state.sources->path(document.file.id), .contents = document.contents});
    }
    state.parsed.documents.push_back(
        {.contents = document.contents, .bytes = std::move(document.encoded)});
    state.parsed.files.push_back(document.file.id);
  }
  auto next = documents.begin();
  for (EditionFolder& folder : state.inventory.editions) collect_edition(state, folder, next);
  const bool with_drafts = state.options.drafts == Drafts::include;
  for (const PageFile& file : state.inventory.pages) {
    const std::unique_ptr<Page> page = std::move((next++)->page);
    if (page == nullptr) continue;
    list_links(state, *page);
    if (page->draft && !with_drafts) {
      state.left_out.drafts.push_back(state.sources->path(file.file.id));
      continue;
    }
    page->path = state.sources->path(file.file.id);
    page->slug = file.slug;
    state.pages.push_back(std::move(*page));
  }
  return Next::go_on;
}

Result<Next> assemble(PlanState& state) {
  state.archive =
      assemble_archive(*state.config, std::move(state.editions), std::move(state.pages));
  state.summary.editions = state.archive.editions.size();
  state.summary.items = state.archive.items.size();
  return Next::go_on;
}

Result<Next> check(PlanState& state) {
  state.link_uses = link_uses(state.archive, state.workers);
  state.tag_uses.emplace(state.archive, *state.config);
  const CheckInput input{.archive = state.archive,
                         .config = *state.config,
                         .left_out = state.left_out,
                         .today = state.options.today,
                         .links = state.link_uses,
                         .tags = state.tag_uses->all()};
  check_archive(input, state.workers, state.diagnostics);
  return Next::go_on;
}

Result<Next> index(PlanState& state) {
  index_archive(state.archive, *state.config, *state.tag_uses, state.workers);
  find_appearances(state.archive, state.link_uses);
  const LinkTargets targets{
      .config = *state.config, .static_files = state.static_files, .drafts = state.left_out.drafts};
  state.root_links = resolve_links(state.archive, targets, state.diagnostics);
  fingerprint_contents(state.archive, state.archived_copies, state.workers);
  return Next::go_on;
}

}  // namespace tokensite
