#include "authoring/section_guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "index/domains.hpp"
#include "index/url_identity.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

enum class LinkKind : std::uint8_t { paper, video, code, course, podcast, post };

struct Named {
  std::string_view name;
  LinkKind kind;
};

constexpr Named hosts[] = {
#define TOKENSITE_HOST(name, kind) {name, LinkKind::kind},
#define TOKENSITE_WORD(name, kind)
#include "authoring/link_kinds.def"
#undef TOKENSITE_HOST
#undef TOKENSITE_WORD
};

constexpr Named words[] = {
#define TOKENSITE_HOST(name, kind)
#define TOKENSITE_WORD(name, kind) {name, LinkKind::kind},
#include "authoring/link_kinds.def"
#undef TOKENSITE_HOST
#undef TOKENSITE_WORD
};

/// Of what a link leads to, whichever way it takes: `youtu.be` is youtube.com.
std::string host_of(std::string_view url) {
  const std::string identity = url_identity(url);
  return display_host(identity.starts_with("//") ? "https:" + identity : identity);
}

std::optional<LinkKind> kind_of_host(std::string_view host) {
  std::optional<LinkKind> kind;
  for_each_domain(host, [&](std::string_view domain) {
    const auto* found = std::ranges::find(hosts, domain, &Named::name);
    if (found != std::end(hosts)) kind = found->kind;
    return kind.has_value();
  });
  return kind;
}

/// Whether a word of `name` is one of those that sections of the kind go by.
bool has_word(LinkKind kind, std::string_view name) {
  const std::string padded = "-" + slugify(name) + "-";
  return std::ranges::any_of(words, [&](const Named& word) {
    return word.kind == kind &&
           padded.find("-" + std::string(word.name) + "-") != std::string::npos;
  });
}

std::optional<std::size_t> section_for(LinkKind kind, const Config& config) {
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const Section& section = config.sections[s];
    const auto fits = [&](const std::string& name) { return has_word(kind, name); };
    if (fits(section.id) || fits(section.title) || std::ranges::any_of(section.aliases, fits)) {
      return s;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<SectionGuess> guess_section(const Archive& archive, const Config& config,
                                          std::string_view url) {
  const std::string host = host_of(url);
  if (host.empty()) return std::nullopt;
  std::vector<std::size_t> counts(config.sections.size());
  std::size_t all = 0;
  std::size_t best = 0;
  for (const Item& item : archive.items) {  // the newest last
    if (item.url.text.empty() || host_of(item.url.text) != host) continue;
    ++all;
    if (++counts[item.section] >= counts[best]) best = item.section;
  }
  if (all > 0) {
    return SectionGuess{
        .section = best,
        .reason = fmt::format("{} of {} item{} from {} {} there", counts[best], all,
                              all == 1 ? "" : "s", host, counts[best] == 1 ? "is" : "are")};
  }
  const std::optional<LinkKind> kind = kind_of_host(host);
  const auto section = kind ? section_for(*kind, config) : std::nullopt;
  if (!section) return std::nullopt;
  return SectionGuess{.section = *section,
                      .reason = fmt::format("where links to {} belong by its name", host)};
}

const Item* find_link(const Archive& archive, std::string_view url) {
  const std::string identity = url_identity(url);
  const auto is_it = [&](const Spanned& link) {
    return !link.text.empty() && url_identity(link.text) == identity;
  };
  for (auto item = archive.items.rbegin(); item != archive.items.rend(); ++item) {
    const bool has_it = is_it(item->url) || std::ranges::any_of(item->links, is_it, &ItemLink::url);
    if (has_it) return &*item;
  }
  return nullptr;
}

}  // namespace tokensite
