#include "index/sites/known_page.hpp"

#include <algorithm>
#include <iterator>

#include "index/domains.hpp"
#include "index/sites/site_rules.hpp"

namespace tokensite {
namespace {

struct Site {
  std::string_view domain;  ///< and all below it
  SiteRule rule;
};

/// By domain. Those of Medium's publications are here because the number at the end of a title is
/// the story's, whatever the host.
constexpr Site sites[] = {
    {"aclanthology.org", acl_anthology_page},
    {"ai.gopubby.com", medium_page},
    {"alphaxiv.org", arxiv_page},
    {"apps.apple.com", apple_page},
    {"ar5iv.org", arxiv_page},
    {"arxiv.org", arxiv_page},
    {"askubuntu.com", stack_exchange_page},
    {"betterhumans.pub", medium_page},
    {"betterprogramming.pub", medium_page},
    {"biorxiv.org", biorxiv_page},
    {"bitbucket.org", bitbucket_page},
    {"blog.devgenius.io", medium_page},
    {"blog.stackademic.com", medium_page},
    {"codeberg.org", codeberg_page},
    {"codeburst.io", medium_page},
    {"crates.io", crates_page},
    {"dl.acm.org", publisher_page},
    {"docs.google.com", google_document_page},
    {"docs.rs", docs_rs_page},
    {"doi.org", doi_page},
    {"drive.google.com", google_drive_page},
    {"faun.pub", medium_page},
    {"fixupx.com", x_page},
    {"freedium.cfd", medium_page},
    {"fxtwitter.com", x_page},
    {"generativeai.pub", medium_page},
    {"gist.github.com", gist_page},
    {"github.com", github_page},
    {"gitlab.com", gitlab_page},
    {"hf.co", hugging_face_page},
    {"huggingface.co", hugging_face_page},
    {"infosecwriteups.com", medium_page},
    {"itnext.io", medium_page},
    {"journals.sagepub.com", publisher_page},
    {"levelup.gitconnected.com", medium_page},
    {"link.springer.com", springer_page},
    {"linkedin.com", linkedin_page},
    {"mathoverflow.net", stack_exchange_page},
    {"mediawiki.org", wikimedia_page},
    {"medium.com", medium_page},
    {"medrxiv.org", biorxiv_page},
    {"nature.com", nature_page},
    {"netflixtechblog.com", medium_page},
    {"news.ycombinator.com", hacker_news_page},
    {"nitter.net", x_page},
    {"npmjs.com", npm_page},
    {"npmjs.org", npm_page},
    {"onlinelibrary.wiley.com", publisher_page},
    {"open.spotify.com", spotify_page},
    {"openreview.net", openreview_page},
    {"plainenglish.io", medium_page},
    {"pnas.org", publisher_page},
    {"podcasts.apple.com", apple_page},
    {"proandroiddev.com", medium_page},
    {"pub.towardsai.net", medium_page},
    {"pubs.acs.org", publisher_page},
    {"pypi.org", pypi_page},
    {"pypi.python.org", pypi_page},
    {"raw.githubusercontent.com", github_raw_page},
    {"redd.it", reddit_page},
    {"reddit.com", reddit_page},
    {"science.org", publisher_page},
    {"scribe.rip", medium_page},
    {"serverfault.com", stack_exchange_page},
    {"stackexchange.com", stack_exchange_page},
    {"stackoverflow.com", stack_exchange_page},
    {"substack.com", substack_page},
    {"superuser.com", stack_exchange_page},
    {"tandfonline.com", publisher_page},
    {"towardsdatascience.com", medium_page},
    {"twitter.com", x_page},
    {"uxdesign.cc", medium_page},
    {"vimeo.com", vimeo_page},
    {"vxtwitter.com", x_page},
    {"wikibooks.org", wikimedia_page},
    {"wikidata.org", wikimedia_page},
    {"wikimedia.org", wikimedia_page},
    {"wikinews.org", wikimedia_page},
    {"wikipedia.org", wikimedia_page},
    {"wikiquote.org", wikimedia_page},
    {"wikisource.org", wikimedia_page},
    {"wikiversity.org", wikimedia_page},
    {"wikivoyage.org", wikimedia_page},
    {"wiktionary.org", wikimedia_page},
    {"x.com", x_page},
    {"xcancel.com", x_page},
    {"youtu.be", youtube_page},
    {"youtube-nocookie.com", youtube_page},
    {"youtube.com", youtube_page},
};
static_assert(std::ranges::is_sorted(sites, {}, &Site::domain));

struct Alias {
  std::string_view host;
  std::string_view meant;
};

/// Whole sites under a second name, page by page.
constexpr Alias aliases[] = {
    {"amp.cnn.com", "cnn.com"},         {"amp.theguardian.com", "theguardian.com"},
    {"m.bilibili.com", "bilibili.com"}, {"m.facebook.com", "facebook.com"},
    {"m.imdb.com", "imdb.com"},         {"mbasic.facebook.com", "facebook.com"},
    {"threads.net", "threads.com"},
};
static_assert(std::ranges::is_sorted(aliases, {}, &Alias::host));

SiteRule rule_for(std::string_view host) {
  if (is_national_host("amazon", host.substr(host.starts_with("smile.") ? 6 : 0))) {
    return amazon_page;
  }
  SiteRule rule = nullptr;
  for_each_domain(host, [&rule](std::string_view domain) {
    const auto* found = std::ranges::lower_bound(sites, domain, {}, &Site::domain);
    if (found != std::end(sites) && found->domain == domain) rule = found->rule;
    return rule != nullptr;
  });
  return rule;
}

/// No site has a repository or a user of such a name; cut out of the middle of a path, it would not
/// be in normal form.
bool is_normal(std::string_view identity) {
  return !identity.ends_with('/') && !is_default_document(identity.substr(identity.rfind('/') + 1));
}

}  // namespace

std::optional<KnownPage> known_page(const WebAddress& address) {
  // Another port, or a user's name, is another server.
  if (!address.port.empty() || !address.userinfo.empty()) return std::nullopt;
  if (const SiteRule rule = rule_for(address.host)) {
    std::optional<KnownPage> page = rule(address);
    return page && is_normal(page->identity) ? page : std::nullopt;
  }
  const auto* alias = std::ranges::lower_bound(aliases, address.host, {}, &Alias::host);
  if (alias == std::end(aliases) || alias->host != address.host) return std::nullopt;
  return KnownPage{.identity = std::string(alias->meant) + address.path, .has_query = true};
}

}  // namespace tokensite
