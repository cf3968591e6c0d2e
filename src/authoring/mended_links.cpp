#include "authoring/mended_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "index/addresses.hpp"
#include "index/internal_links.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

template <class Map>
std::string renamed(const Map& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? name : found->second;
}

/// "../tools/1-x.md": the way from the folder of `from` to `to`.
std::string way_between(std::string_view from, std::string_view to) {
  from = from.substr(0, from.rfind('/') + 1);
  std::size_t common = 0;
  for (std::size_t at = 0; at < std::min(from.size(), to.size()) && from[at] == to[at]; ++at) {
    if (from[at] == '/') common = at + 1;
  }
  std::string way;
  for (auto up = std::ranges::count(from.substr(common), '/'); up > 0; --up) way += "../";
  return way.append(to.substr(common));
}

/// A path as it is written in Markdown's parentheses. Letters of any script stay; what would end
/// it, or be read as something else, is encoded.
std::string destination(std::string_view path) {
  constexpr std::string_view special = "#?%()<>[]\\&\"`";
  std::string written;
  for (const char c : path) {
    if (is_ascii_space(c) || special.find(c) != special.npos) {
      written += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      written += c;
    }
  }
  return written;
}

/// A link's path as it has to be; none if it can stay.
std::optional<std::string> new_path(const std::string& path, const std::string& from,
                                    const std::string& to, const NewNames& names) {
  if (path.empty()) return std::nullopt;
  if (path.starts_with('/')) {
    std::string_view address = path;
    while (address.ends_with('/')) address.remove_suffix(1);
    if (address.empty()) return std::nullopt;
    const auto found = names.addresses.find(address.substr(1));
    if (found == names.addresses.end()) return std::nullopt;
    return fmt::format("/{}{}", found->second, path.ends_with('/') ? "/" : "");
  }
  const std::optional<std::string> file = linked_file(from, path);
  if (!file) return std::nullopt;
  const std::string target = renamed(names.files, *file);
  if (linked_file(to, path) == target) return std::nullopt;
  return way_between(to, target) + (path.ends_with('/') ? "/" : "");
}

struct TextEdit {
  Span span;
  std::string text;
};

}  // namespace

MendedText mended_text(std::string_view text, const Body& body, const std::string& from,
                       const std::string& to, const NewNames& names) {
  MendedText mended{.text = std::string(text)};
  std::vector<TextEdit> edits;
  for (const InternalLink& link : body.links) {
    const std::size_t path_end = std::min(link.written.find_first_of("?#"), link.written.size());
    const std::string path = percent_decoded(link.written.substr(0, path_end));
    const auto better = new_path(path, from, to, names);
    if (!better) continue;
    const Span span = link.span;
    if (text.substr(span.begin, span.end - span.begin) != link.written) {
      mended.unmended.push_back(link.written);
      continue;
    }
    edits.push_back({.span = span, .text = destination(*better) + link.written.substr(path_end)});
  }
  // A definition that several links share stands once for each.
  std::ranges::stable_sort(edits, {}, &TextEdit::span);
  // Not std::ranges::unique: clang 14 can't compile the subrange that it returns.
  const auto again = std::unique(edits.begin(), edits.end(),
                                 [](const auto& a, const auto& b) { return a.span == b.span; });
  edits.erase(again, edits.end());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    mended.text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
  }
  mended.links = edits.size();
  return mended;
}

namespace {

/// The addresses of items that go to another edition.
void add_addresses(NewNames& names, const Archive& archive) {
  for (const Item& item : archive.items) {
    const auto found = names.files.find(item.path);
    if (found == names.files.end()) continue;
    const auto edition = std::ranges::find_if(archive.editions, [&](const Edition& each) {
      return found->second.starts_with(each.folder + "/");
    });
    if (edition == archive.editions.end()) continue;
    std::string before = item_address(archive, item);
    before.pop_back();
    std::string after = edition_address(*edition) + item.slug;
    if (before != after) names.addresses.emplace(std::move(before), std::move(after));
  }
}

class Mender {
 public:
  Mender(const NewNames& names, const Sources& sources) : names_(names), sources_(sources) {}

  void mend(const Body& body, FileId file, const std::string& path) {
    const std::string to = renamed(names_.files, path);
    const std::string_view text = sources_.text(file);
    MendedText mended = mended_text(text, body, path, to, names_);
    for (std::string& link : mended.unmended) {
      found_.unmended.push_back({.file = to, .link = std::move(link)});
    }
    if (to == path && mended.links == 0) return;
    found_.links += mended.links;
    found_.files += mended.links > 0 ? 1 : 0;
    done_.insert(path);
    found_.changes.push_back(
        {.from = path, .to = to, .before = std::string(text), .after = std::move(mended.text)});
  }

  MendedFiles take() {
    // Files that can't be read move all the same.
    for (const auto& [from, to] : names_.files) {
      if (!done_.contains(from)) {
        found_.changes.push_back({.from = from, .to = to, .before = {}, .after = {}});
      }
    }
    return std::move(found_);
  }

 private:
  const NewNames& names_;
  const Sources& sources_;
  MendedFiles found_;
  std::set<std::string> done_;
};

}  // namespace

Result<MendedFiles> with_mended_links(const std::vector<Rename>& renames, const Archive& archive,
                                      const Sources& sources) {
  NewNames names;
  for (const Rename& rename : renames) names.files.emplace(rename.from, rename.to);
  add_addresses(names, archive);
  Mender mender(names, sources);
  for (const Edition& edition : archive.editions) {
    mender.mend(edition.intro, edition.file, edition.folder + "/edition.md");
  }
  for (const Item& item : archive.items) mender.mend(item.body, item.file, item.path);
  for (const Page& page : archive.pages) mender.mend(page.body, page.file, page.path);
  MendedFiles found = mender.take();
  Result<std::vector<FileChange>> ordered = in_order(std::move(found.changes));
  if (!ordered) return ordered.error();
  found.changes = std::move(*ordered);
  found.addresses = std::move(names.addresses);
  return found;
}

}  // namespace tokensite
