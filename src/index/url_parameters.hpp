// Which parameters of a query say nothing about what a link leads to.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace tokensite {

enum class ParameterUse : std::uint8_t { part, tracking, view };

struct ParameterRule {
  std::string_view domain;
  std::string_view name;  ///< in lower case; `is_prefix`: without its star
  ParameterUse use = ParameterUse::part;
  bool is_prefix = false;
};

/// What is known of parameters at one place; see url_parameters.def.
class ParameterRules {
 public:
  /// `host` and `path` are in normal form (`WebAddress`), and outlive the rules.
  ParameterRules(std::string_view host, std::string_view path);

  /// `name` and `value` as written.
  ParameterUse use_of(std::string_view name, std::string_view value) const;

 private:
  static constexpr std::size_t most_domains = 4;

  std::array<std::span<const ParameterRule>, most_domains> rules_;  ///< the closest domain first
  std::size_t domain_count_ = 0;
  bool is_post_ = false;  ///< "/p/some-title", as Substack and beehiiv have it on any host
};

}  // namespace tokensite
