#include "index/internal_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "index/addresses.hpp"
#include "index/anchors.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Source file -> address, both relative to their roots.
using AddressBook = std::unordered_map<std::string, std::string>;

AddressBook address_book(const Archive& archive, const std::vector<FileEntry>& static_files) {
  AddressBook book;
  for (const Edition& edition : archive.editions) {
    const std::string address = edition_address(edition);
    book.emplace(edition.folder, address);
    book.emplace(edition.folder + "/edition.md", address);
    for (const Attachment& file : edition.attachments)
      book.emplace(file.file.path, address + file.name);
  }
  for (const Item& item : archive.items) book.emplace(item.path, item_address(archive, item));
  for (const Page& page : archive.pages) book.emplace(page.path, page_address(page));
  for (const FileEntry& file : static_files) {
    book.emplace(file.path, file.path.substr(std::string_view("static/").size()));
  }
  return book;
}

Diagnostic link_to_draft(const std::string& written, Span span) {
  return {.code = Code::broken_link,
          .span = span,
          .message = fmt::format("the link `{}` leads to a draft, which is not published", written),
          .help = "take the link out until that file has no `draft: true` any more"};
}

Diagnostic broken_anchor(const std::string& written, std::string_view fragment, Span span,
                         const MissingAnchor& missing) {
  Diagnostic diagnostic{
      .code = Code::broken_anchor,
      .span = span,
      .message = fmt::format("no part of that page is called `{}`: {}", fragment, missing.rule)};
  const std::size_t hash = written.find('#');
  if (missing.nearest) {
    diagnostic.help =
        fmt::format("did you mean `{}#{}`?", written.substr(0, hash), *missing.nearest);
  } else {
    diagnostic.help = "remove what follows the `#`";
  }
  return diagnostic;
}

class Resolver {
 public:
  Resolver(const Archive& archive, const LinkTargets& targets, Diagnostics& diagnostics)
      : archive_(archive), targets_(targets), diagnostics_(diagnostics) {}

  /// `source` is the file that the body stands in, `address` the page of its own.
  void resolve(Body& body, std::string_view source, std::string_view address) {
    for (InternalLink& link : body.links) {
      const std::string_view written = link.written;
      const std::size_t path_end = std::min(written.find_first_of("?#"), written.size());
      const std::string_view rest = written.substr(path_end);
      const std::string path = percent_decoded(written.substr(0, path_end));
      const Span span = link.span.begin < link.span.end ? link.span : body.source;
      std::optional<std::string> target;
      if (path.empty()) {
        target = address;
      } else if (path.starts_with('/')) {
        target = path.substr(1);
        root_links_.push_back({.path = *target, .written = link.written, .span = span});
      } else {
        target = find(source, path, link.written, span);
      }
      if (target) check_anchor(link.written, *target, rest, span);
      link.target =
          path.empty() ? std::string(address) : percent_encoded_path(target.value_or(path));
      link.target += rest;
    }
  }

  std::vector<RootLink> take_root_links() { return std::move(root_links_); }

 private:
  /// The address of the file at `path`; a diagnostic, if it has none.
  std::optional<std::string> find(std::string_view source, std::string_view path,
                                  const std::string& written, Span span) {
    const std::optional<std::string> file = linked_file(source, path);
    // Many archives hold no such link at all.
    if (!book_) book_ = address_book(archive_, targets_.static_files);
    if (file) {
      if (const auto found = book_->find(*file); found != book_->end()) return found->second;
    }
    const auto is_it = [&](const std::string& draft) {
      return draft == *file || draft == *file + "/edition.md";
    };
    const bool is_draft = file && std::ranges::any_of(targets_.drafts, is_it);
    diagnostics_.push_back(is_draft ? link_to_draft(written, span) : broken_link(written, span));
    return std::nullopt;
  }

  /// `rest` is what follows the path: a query, a fragment.
  void check_anchor(const std::string& written, std::string_view target, std::string_view rest,
                    Span span) {
    const std::size_t hash = rest.find('#');
    if (hash == rest.npos) return;
    if (!anchors_) anchors_.emplace(archive_, targets_.config);
    const std::string fragment = percent_decoded(rest.substr(hash + 1));
    if (const auto missing = anchors_->find_missing(target, fragment)) {
      diagnostics_.push_back(broken_anchor(written, fragment, span, *missing));
    }
  }

  const Archive& archive_;
  const LinkTargets& targets_;
  std::optional<AddressBook> book_;  ///< made when first asked for, as the anchors are
  std::optional<Anchors> anchors_;
  Diagnostics& diagnostics_;
  std::vector<RootLink> root_links_;
};

}  // namespace

std::optional<std::string> linked_file(std::string_view source, std::string_view relative) {
  std::vector<std::string_view> parts;
  const auto walk = [&parts](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = path.find('/');
      const std::string_view part = path.substr(0, slash);
      path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
      } else if (parts.empty()) {
        return false;
      } else {
        parts.pop_back();
      }
    }
    return true;
  };
  if (!walk(source.substr(0, source.rfind('/'))) || !walk(relative)) return std::nullopt;
  return fmt::format("{}", fmt::join(parts, "/"));
}

Diagnostic broken_link(const std::string& written, Span span) {
  const std::string_view rule = written.starts_with('/')
                                    ? "nothing stands at this address of the site"
                                    : "no file of content/ or static/ is there";
  return {.code = Code::broken_link,
          .span = span,
          .message = fmt::format("the link `{}` leads nowhere: {}", written, rule),
          .help =
              "link to a source file by its path from this one (`../0031-x/edition.md`), to an "
              "address from the site's root (`/editions/31/`), or elsewhere with `https://`"};
}

std::vector<RootLink> resolve_links(Archive& archive, const LinkTargets& targets,
                                    Diagnostics& diagnostics) {
  Resolver resolver(archive, targets, diagnostics);
  for (Edition& edition : archive.editions) {
    if (edition.intro.links.empty()) continue;
    resolver.resolve(edition.intro, edition.folder + "/edition.md", edition_address(edition));
  }
  for (Item& item : archive.items) {
    if (item.body.links.empty()) continue;
    resolver.resolve(item.body, item.path, item_address(archive, item));
  }
  for (Page& page : archive.pages) resolver.resolve(page.body, page.path, page_address(page));
  return resolver.take_root_links();
}

}  // namespace tokensite
