#include "authoring/addition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "authoring/section_guess.hpp"
#include "index/tag_resolver.hpp"
#include "index/url_identity.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::size_t shown_title = 80;  ///< code points
constexpr std::size_t longest_url = 2000;

Error unknown_tag(const std::string& tag, const Config& config) {
  std::vector<std::string_view> names;
  for (const VocabularyTag& known : config.tags) {
    names.push_back(known.id);
    names.insert(names.end(), known.aliases.begin(), known.aliases.end());
  }
  const auto nearest = nearest_word(tag, names);
  return Error{fmt::format(
      "there is no tag `{}`; {}", tag,
      nearest ? fmt::format("did you mean `{}`?", *nearest)
              : "choose one of the vocabulary, or add this one to `tags` in tokensite.yml")};
}

}  // namespace

Result<std::string> cleaned_url(const std::string& given) {
  const std::string url(trim(given));
  if (find_invalid_utf8(url)) return Error{"this is no address: it isn't UTF-8"};
  if (url.size() > longest_url) {
    return Error{fmt::format("this is no address: it has more than {} bytes", longest_url)};
  }
  const std::string shown = shortened(url, shown_title);
  if (const auto fault = url_fault(url)) {
    const std::string with_scheme = "https://" + url;
    const bool lacks_scheme = !split_url(url) && url.find('.') != url.npos;
    return Error{fmt::format("`{}` is no address of a link: {}{}", shown, *fault,
                             lacks_scheme && !url_fault(with_scheme)
                                 ? fmt::format("; did you mean `{}`?", shortened(with_scheme, 90))
                                 : "")};
  }
  return canonical_url(url);
}

std::string cleaning_of(const std::string& given, const std::string& url) {
  if (given == url) return {};
  std::vector<std::string> names;
  for (const std::string_view name : tracking_parameters(given)) {
    std::string quoted = fmt::format("`{}`", shortened(name, 40));
    if (std::ranges::find(names, quoted) == names.end()) names.push_back(std::move(quoted));
  }
  if (names.empty()) return fmt::format("written as {}", url);
  return fmt::format("{} taken out: {} only readers", join_in_words(names),
                     names.size() == 1 ? "it tracks" : "they track");
}

std::optional<std::string> waiting_place(const Archive& archive,
                                         const std::vector<InboxItem>& inbox,
                                         std::string_view url) {
  const std::string identity = url_identity(url);
  const auto same = std::ranges::find_if(inbox, [&](const InboxItem& item) {
    return !item.url.empty() && url_identity(item.url) == identity;
  });
  if (same != inbox.end()) return fmt::format("already in the inbox, as {}.md", same->slug);
  const Item* item = find_link(archive, url);
  if (item == nullptr || !archive.edition_of(*item).draft) return std::nullopt;
  return fmt::format("already in edition {}, which is still a draft, as {}",
                     archive.edition_of(*item).number, item->path);
}

std::optional<std::string> earlier_run(const Archive& archive, std::string_view url) {
  const Item* item = find_link(archive, url);
  if (item == nullptr) return std::nullopt;
  return fmt::format("this link ran before in #{}, at `{}`", archive.edition_of(*item).number,
                     shortened(item->title.text, shown_title));
}

Result<ChosenSection> choose_section(std::string_view name, const Archive& archive,
                                     const Config& config, std::string_view url) {
  if (!name.empty()) {
    const std::optional<std::size_t> section = section_called(config, name);
    if (!section) return Error{no_such_section(config, name)};
    return ChosenSection{.id = config.sections[*section].id, .reason = {}};
  }
  if (config.sections.size() == 1) {
    return ChosenSection{.id = config.sections.front().id, .reason = {}};
  }
  std::optional<SectionGuess> guess = guess_section(archive, config, url);
  if (!guess) return ChosenSection{};
  return ChosenSection{.id = config.sections[guess->section].id,
                       .reason = std::move(guess->reason)};
}

Result<std::vector<std::string>> known_tags(const std::vector<std::string>& written,
                                            const Config& config) {
  std::vector<std::string> tags;
  TagResolver resolver(config);
  for (const std::string& text : written) {
    const Result<std::string> tag = one_line(text, "--tags");
    if (!tag) return tag.error();
    if (tag->empty()) continue;
    const ResolvedTag& resolved = resolver.resolve(*tag);
    if (resolved.slug_size == 0) return Error{fmt::format("`{}` can't be a tag", *tag)};
    if (config.has_vocabulary && resolved.known == nullptr) return unknown_tag(*tag, config);
    std::string id = resolved.known != nullptr ? resolved.known->id : *tag;
    if (std::ranges::find(tags, id) == tags.end()) tags.push_back(std::move(id));
  }
  return tags;
}

Result<std::string> one_line(std::string_view text, std::string_view option) {
  if (find_invalid_utf8(text)) return Error{fmt::format("{}: it isn't UTF-8", option)};
  std::string line;
  for (const char c : text) {
    const bool is_space = (c >= 0 && c <= ' ') || c == 0x7F;
    if (!is_space) line += c;
    if (is_space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return std::string(trim(line));
}

Result<std::string> body_text(std::string_view text, std::string_view option) {
  if (find_invalid_utf8(text)) return Error{fmt::format("{}: it isn't UTF-8", option)};
  if (find_non_xml_character(text)) {
    return Error{fmt::format("{}: it holds a control character", option)};
  }
  return std::string(trim(text));
}

std::string inbox_path(const SourceItem& item, std::vector<std::string> names_taken) {
  for (std::string& name : names_taken) {
    if (name.ends_with(".md")) name.resize(name.size() - 3);
  }
  const std::string slug = item.title.empty() ? slug_of_url(item.url) : item_slug(item.title);
  return fmt::format("content/inbox/{}.md", unique_slug(slug, names_taken));
}

}  // namespace tokensite
