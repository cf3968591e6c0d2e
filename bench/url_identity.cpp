// How long it takes to tell links apart.
//
//   url_identity [COUNT]
//
// Makes up COUNT links (100,000) of the shapes that newsletters link to, in a mix like theirs, and
// prints the seconds that the identities of all take, then their canonical forms, then the number
// of different identities. The fastest of five rounds each.
#include "index/url_identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace {

/// `{}` is a number of five digits.
constexpr std::string_view shapes[] = {
    "https://arxiv.org/abs/2401.{}",
    "https://arxiv.org/abs/2402.{}",
    "https://arxiv.org/pdf/2401.{}v2.pdf",
    "https://arxiv.org/abs/2403.{}?utm_source=newsletter",
    "https://github.com/Owner{}/some-repository",
    "https://github.com/owner/Repo-{}/tree/main/examples",
    "https://github.com/owner/Repo-{}.git",
    "https://www.youtube.com/watch?v=abcdeF{}&t=42s",
    "https://youtu.be/abcdeF{}?si=QwErTy",
    "https://huggingface.co/owner/model-{}",
    "https://x.com/someone/status/17804671352791{}?s=20",
    "https://medium.com/@someone/a-title-of-seven-words-3f2a9c1{}",
    "https://someone.substack.com/p/a-title-of-seven-words-{}?r=1abc2&utm_medium=email",
    "https://news.ycombinator.com/item?id=385{}",
    "https://en.wikipedia.org/wiki/Leaf_mold_{}",
    "https://www.reddit.com/r/LocalLLaMA/comments/1a{}/a_title_of_seven_words/",
    "https://doi.org/10.1145/3292500.{}",
    "https://blog.example.com/2024/05/{}-a-title-of-seven-words/",
    "https://www.example.org/posts/{}?utm_source=a&utm_medium=b&utm_campaign=c&id=7",
    "https://www.example.com/news/article-{}.html#comments",
    "http://example.net/~someone/papers/{}/index.html",
    "https://shop.example.com/list?sort=new&page=3&category={}",
    "https://engineering.example.com/articles/%E2%9C%93-{}-caf%C3%A9/",
    "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F{}&sa=D",
};

std::vector<std::string> made_up_links(std::size_t count) {
  std::mt19937 random(2401);
  std::vector<std::string> links;
  links.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view shape = shapes[random() % std::size(shapes)];
    links.push_back(fmt::format(fmt::runtime(shape), 10'000 + random() % 90'000));
  }
  return links;
}

template <class Work>
double fastest_round(const Work& work) {
  double fastest = 0;
  for (int round = 0; round < 5; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    fastest = round == 0 ? taken.count() : std::min(fastest, taken.count());
  }
  return fastest;
}

}  // namespace

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::atol(argv[1]) : 100'000;
  if (argc > 2 || count <= 0) {
    std::fputs("usage: url_identity [COUNT]\n", stderr);
    return 2;
  }
  const std::vector<std::string> links = made_up_links(static_cast<std::size_t>(count));
  std::vector<std::string> results(links.size());
  const double canonical = fastest_round(
      [&] { std::ranges::transform(links, results.begin(), tokensite::canonical_url); });
  const double identity = fastest_round(
      [&] { std::ranges::transform(links, results.begin(), tokensite::url_identity); });
  const std::unordered_set<std::string> different(results.begin(), results.end());
  fmt::print("identity {:.6f}\ncanonical {:.6f}\ndifferent {}\n", identity, canonical,
             different.size());
}
