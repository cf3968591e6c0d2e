// The rules of single sites; known_page.cpp says which one is asked for which domain.
#pragma once

#include <optional>

#include "index/sites/known_page.hpp"

namespace tokensite {

using SiteRule = std::optional<KnownPage> (*)(const WebAddress&);

// papers.cpp
std::optional<KnownPage> arxiv_page(const WebAddress& address);
std::optional<KnownPage> doi_page(const WebAddress& address);
std::optional<KnownPage> publisher_page(const WebAddress& address);
std::optional<KnownPage> springer_page(const WebAddress& address);
std::optional<KnownPage> biorxiv_page(const WebAddress& address);
std::optional<KnownPage> nature_page(const WebAddress& address);
std::optional<KnownPage> openreview_page(const WebAddress& address);
std::optional<KnownPage> acl_anthology_page(const WebAddress& address);

// videos.cpp
std::optional<KnownPage> youtube_page(const WebAddress& address);
std::optional<KnownPage> vimeo_page(const WebAddress& address);
std::optional<KnownPage> spotify_page(const WebAddress& address);
std::optional<KnownPage> apple_page(const WebAddress& address);

// repositories.cpp
std::optional<KnownPage> github_page(const WebAddress& address);
std::optional<KnownPage> github_raw_page(const WebAddress& address);
std::optional<KnownPage> gist_page(const WebAddress& address);
std::optional<KnownPage> gitlab_page(const WebAddress& address);
std::optional<KnownPage> codeberg_page(const WebAddress& address);
std::optional<KnownPage> bitbucket_page(const WebAddress& address);
std::optional<KnownPage> hugging_face_page(const WebAddress& address);

// packages.cpp
std::optional<KnownPage> pypi_page(const WebAddress& address);
std::optional<KnownPage> npm_page(const WebAddress& address);
std::optional<KnownPage> crates_page(const WebAddress& address);
std::optional<KnownPage> docs_rs_page(const WebAddress& address);

// posts.cpp
std::optional<KnownPage> hacker_news_page(const WebAddress& address);
std::optional<KnownPage> medium_page(const WebAddress& address);
std::optional<KnownPage> substack_page(const WebAddress& address);
std::optional<KnownPage> x_page(const WebAddress& address);
std::optional<KnownPage> reddit_page(const WebAddress& address);
std::optional<KnownPage> linkedin_page(const WebAddress& address);
std::optional<KnownPage> stack_exchange_page(const WebAddress& address);

// references.cpp
std::optional<KnownPage> wikimedia_page(const WebAddress& address);
std::optional<KnownPage> amazon_page(const WebAddress& address);
std::optional<KnownPage> google_document_page(const WebAddress& address);
std::optional<KnownPage> google_drive_page(const WebAddress& address);

}  // namespace tokensite
