#include "index/url_parameters.hpp"

#include <algorithm>
#include <string>

#include "index/domains.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr ParameterRule rule(std::string_view domain, std::string_view name, ParameterUse use) {
  const bool is_prefix = name.ends_with('*');
  return {.domain = domain,
          .name = is_prefix ? name.substr(0, name.size() - 1) : name,
          .use = use,
          .is_prefix = is_prefix};
}

constexpr ParameterRule listed[] = {
#define TOKENSITE_PARAMETER(domain, name, use) rule(domain, name, ParameterUse::use),
#include "index/url_parameters.def"
#undef TOKENSITE_PARAMETER
};

constexpr bool comes_before(const ParameterRule& a, const ParameterRule& b) {
  if (a.domain != b.domain) return a.domain < b.domain;
  if (a.is_prefix != b.is_prefix) return b.is_prefix;
  return a.name < b.name;
}

/// By domain; of one domain, whole names come first, in order.
constexpr auto rules = [] {
  auto sorted = std::to_array(listed);
  std::sort(sorted.begin(), sorted.end(), comes_before);
  return sorted;
}();

/// Those of the domain "".
constexpr auto anywhere =
    static_cast<std::size_t>(std::ranges::count(rules, std::string_view(), &ParameterRule::domain));

constexpr std::size_t longest_name =
    std::ranges::max(rules, {}, [](const ParameterRule& r) { return r.name.size(); }).name.size();

std::span<const ParameterRule> rules_below(std::string_view domain) {
  // Not std::ranges::equal_range: clang 14 can't compile the subrange that it returns.
  const auto first = std::ranges::lower_bound(rules, domain, {}, &ParameterRule::domain);
  const auto last = std::ranges::upper_bound(rules, domain, {}, &ParameterRule::domain);
  return {first, last};
}

const ParameterRule* find_rule(std::span<const ParameterRule> rules_of_domain,
                               std::string_view name) {
  const auto prefixes = std::ranges::partition_point(
      rules_of_domain, [](const ParameterRule& rule) { return !rule.is_prefix; });
  const auto found =
      std::ranges::lower_bound(rules_of_domain.begin(), prefixes, name, {}, &ParameterRule::name);
  if (found != prefixes && found->name == name) return &*found;
  for (auto prefix = prefixes; prefix != rules_of_domain.end(); ++prefix) {
    if (name.starts_with(prefix->name)) return &*prefix;
  }
  return nullptr;
}

/// "example.org": Ghost writes its own host into every link that leads away (`ref`). Only endings
/// that are neither a branch's name nor a file's: "main.rs" is both a host and a file.
bool is_referring_host(std::string_view value) {
  constexpr std::string_view endings[] = {".com", ".org", ".net",  ".io",   ".ai",
                                          ".co",  ".dev", ".news", ".blog", ".email"};
  return value.size() < 64 &&
         std::ranges::all_of(value,
                             [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-'; }) &&
         std::ranges::any_of(endings, [&](std::string_view ending) {
           return value.size() > ending.size() && value.ends_with(ending);
         });
}

/// What Substack adds to the posts of publications that have a host of their own.
bool is_substack_parameter(std::string_view name, std::string_view value) {
  constexpr std::string_view names[] = {
      "isfreemail",         "post_id",       "publication_id", "showwelcome",
      "showwelcomeonshare", "triedredirect", "triedsigningin"};
  if (std::ranges::find(names, name) != std::end(names)) return true;
  // A reader's number in base 36.
  return name == "r" && !value.empty() && value.size() <= 7 &&
         std::ranges::all_of(value,
                             [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z'); });
}

}  // namespace

ParameterRules::ParameterRules(std::string_view host, std::string_view path)
    : is_post_(path.starts_with("/p/") && path.find('/', 3) == path.npos &&
               path.find('-') != path.npos) {
  if (is_national_host("amazon", host)) host = "amazon.com";
  for_each_domain(host, [this](std::string_view domain) {
    const std::span<const ParameterRule> found = rules_below(domain);
    if (!found.empty() && domain_count_ < most_domains - 1) rules_[domain_count_++] = found;
    return false;
  });
  rules_[domain_count_++] = std::span(rules).first(anywhere);
}

ParameterUse ParameterRules::use_of(std::string_view name, std::string_view value) const {
  // Left over where an address was copied out of HTML.
  while (name.starts_with("amp;")) name.remove_prefix(4);
  std::array<char, longest_name> buffer;
  const std::size_t size = std::min(name.size(), buffer.size());
  std::ranges::transform(name.substr(0, size), buffer.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string_view lower(buffer.data(), size);
  const bool is_whole = size == name.size();
  for (const std::span<const ParameterRule> rules_of_domain :
       std::span(rules_).first(domain_count_)) {
    const ParameterRule* found = find_rule(rules_of_domain, lower);
    if (found != nullptr && (is_whole || found->is_prefix)) return found->use;
  }
  if (!is_whole) return ParameterUse::part;
  if (lower == "ref" && is_referring_host(value)) return ParameterUse::tracking;
  // The same article in another dress. `amp=16` is how a shop asks for fuses.
  if (lower == "amp" && (value.empty() || value == "1" || value == "true")) {
    return ParameterUse::view;
  }
  if (is_post_ && is_substack_parameter(lower, value)) return ParameterUse::tracking;
  return ParameterUse::part;
}

}  // namespace tokensite
