#include "index/internal_links.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <unordered_map>

#include "index/addresses.hpp"
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

/// `relative` from the folder of `source`, without `.` and `..`; none if it leaves the site.
std::optional<std::string> joined(std::string_view source, std::string_view relative) {
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

class Resolver {
 public:
  Resolver(const Archive& archive, const std::vector<FileEntry>& static_files,
           Diagnostics& diagnostics)
      : archive_(archive), static_files_(static_files), diagnostics_(diagnostics) {}

  /// `source` is the file that the body stands in, `address` the page of its own.
  void resolve(Body& body, std::string_view source, std::string_view address) {
    for (InternalLink& link : body.links) {
      const std::string_view written = link.written;
      const std::size_t path_end = std::min(written.find_first_of("?#"), written.size());
      const std::string_view rest = written.substr(path_end);
      const std::string path = percent_decoded(written.substr(0, path_end));
      const Span span = link.span.begin < link.span.end ? link.span : body.source;
      if (path.empty()) {
        link.target = fmt::format("{}{}", address, rest);
      } else if (path.starts_with('/')) {
        link.target = percent_encoded_path(path.substr(1)).append(rest);
        root_links_.push_back({.path = path.substr(1), .written = link.written, .span = span});
      } else if (const std::optional<std::string> target = find(source, path)) {
        link.target = percent_encoded_path(*target).append(rest);
      } else {
        diagnostics_.push_back(broken_link(link.written, span));
        link.target = percent_encoded_path(path).append(rest);
      }
    }
  }

  std::vector<RootLink> take_root_links() { return std::move(root_links_); }

 private:
  std::optional<std::string> find(std::string_view source, std::string_view path) {
    const std::optional<std::string> file = joined(source, path);
    if (!file) return std::nullopt;
    // Many archives hold no such link at all.
    if (!book_) book_ = address_book(archive_, static_files_);
    const auto found = book_->find(*file);
    if (found == book_->end()) return std::nullopt;
    return found->second;
  }

  const Archive& archive_;
  const std::vector<FileEntry>& static_files_;
  std::optional<AddressBook> book_;  ///< made when first asked for
  Diagnostics& diagnostics_;
  std::vector<RootLink> root_links_;
};

}  // namespace

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

std::vector<RootLink> resolve_links(Archive& archive, const std::vector<FileEntry>& static_files,
                                    Diagnostics& diagnostics) {
  Resolver resolver(archive, static_files, diagnostics);
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
