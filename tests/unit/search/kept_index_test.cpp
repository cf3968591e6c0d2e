// An index that was kept changes nothing of the next one but how long it takes.
#include "search/kept_index.hpp"

#include <fmt/format.h>

#include <functional>
#include <random>

#include "plan/plan.hpp"
#include "render/site.hpp"
#include "support/workers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

constexpr const char* config = R"(title: T
base_url: https://example.org/
feed_id: "tag:example.org,2026:t"
sections:
  - {id: papers, title: Papers}
rules: {"*": off}
)";

/// One edition with these texts as items, in this order.
Plan archive_of(const std::vector<std::string>& texts, const std::string& more_config = "") {
  Files files{
      {"tokensite.yml", config + more_config},
      {"content/editions/0001-e/edition.md", "---\nnumber: 1\ntitle: E\ndate: 2026-01-02\n---\n"}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    files[fmt::format("content/editions/0001-e/papers/{}-i{}.md", i + 1, i)] =
        fmt::format("---\ntitle: Alike\nurl: https://h{}.example/\ntags: [llm]\n---\n{}\n",
                    texts[i].size() % 3, texts[i]);
  }
  return plan_of(files);
}

IndexedArchive index_of(const Plan& plan, const KeptIndex* kept = nullptr) {
  Workers workers(2);
  return build_search_index(plan.site->config, plan.site->archive, workers, kept);
}

std::string bytes_of(const IndexedArchive& indexed) {
  std::string bytes;
  write_index(indexed, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

std::string bytes_of(const Plan& plan) { return bytes_of(index_of(plan)); }

/// Indexes `now` with what is kept of `before`, and checks it against doing without; returns how
/// many items were read.
std::size_t read_after(const Plan& before, const Plan& now) {
  const std::string bytes = bytes_of(before);
  const auto kept = KeptIndex::read(bytes);
  REQUIRE(kept);
  const IndexedArchive indexed = index_of(now, &*kept);
  CHECK(bytes_of(indexed) == bytes_of(now));
  return indexed.read;
}

TEST_CASE("kept index: items that are as they were aren't read") {
  const std::vector<std::string> texts(40, "the same few words as ever, and ever");
  std::vector<std::string> other = texts;
  CHECK(read_after(archive_of(texts), archive_of(texts)) == 0);
  other[7] = "the same odd words as ever, and ever";
  CHECK(read_after(archive_of(texts), archive_of(other)) == 1);
  other.erase(other.begin() + 20);
  CHECK(read_after(archive_of(texts), archive_of(other)) == 1);
  other[3] += " and ever";
  other.insert(other.begin(), "new words");
  read_after(archive_of(texts), archive_of(other));
  CHECK(read_after(archive_of(texts), archive_of({})) == 0);
  CHECK(read_after(archive_of({}), archive_of(texts)) == 40);
}

TEST_CASE("kept index: items may change places") {
  CHECK(read_after(archive_of({"one", "two one", "three one"}),
                   archive_of({"three one", "one", "two one"})) == 0);
}

TEST_CASE("kept index: what a tag and a section are called is read as well") {
  const std::vector<std::string> texts = {"one", "two", "three"};
  const Plan plan = archive_of(texts);
  CHECK(read_after(plan, archive_of(texts, "tags: {llm: {title: Language models}}\n")) == 3);
}

TEST_CASE("kept index: a length that weighs otherwise now is no longer known") {
  std::string longer = "word";
  for (int i = 0; i < 500; ++i) longer += " other";
  // The average has grown by half: the words of all items count for more.
  CHECK(read_after(archive_of({"few words", "a few more words", "word"}),
                   archive_of({"few words", "a few more words", longer})) == 3);
}

TEST_CASE("kept index: any archive after any other") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return random() % n; };
  const auto text = [&] {
    std::string words;
    for (std::size_t i = below(12); i > 0; --i) {
      words += fmt::format("w{} go-w{} ", below(9), below(3));
    }
    return words;
  };
  std::vector<std::string> texts;
  Plan before = archive_of(texts);
  for (int step = 0; step < 60; ++step) {
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      const std::size_t at = below(texts.size() + 1);
      if (at == texts.size() || below(3) == 0) {
        texts.insert(texts.begin() + static_cast<std::ptrdiff_t>(at), text());
      } else if (below(2) == 0) {
        texts[at] = text();
      } else {
        std::swap(texts[at], texts.back());
        texts.pop_back();
      }
    }
    INFO("step " << step);
    Plan now = archive_of(texts);
    read_after(before, now);
    before = std::move(now);
  }
}

TEST_CASE("kept index: damaged bytes are none") {
  const std::string bytes = bytes_of(archive_of({"one two", "two three"}));
  REQUIRE(KeptIndex::read(bytes));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(KeptIndex::read(bytes.substr(0, size)));
  }
  CHECK_FALSE(KeptIndex::read(bytes + std::string(8, '\0')));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << i % 8));
    CHECK_FALSE(KeptIndex::read(flipped));
  }
}

TEST_CASE("kept index: one that leads out of itself is none, however well it is sealed") {
  const IndexedArchive sound = index_of(archive_of({"one two", "two three"}));
  const auto is_refused = [&](const std::function<void(SearchIndex&)>& damage) {
    IndexedArchive damaged = sound;
    damage(damaged.index);
    return !KeptIndex::read(bytes_of(damaged));
  };
  CHECK_FALSE(is_refused([](SearchIndex&) {}));
  CHECK(is_refused([](SearchIndex& index) { index.postings.back().item = 2; }));
  CHECK(is_refused([](SearchIndex& index) { ++index.postings.back().first_position; }));
  CHECK(is_refused([](SearchIndex& index) { ++index.postings.back().position_count; }));
  CHECK(is_refused([](SearchIndex& index) { index.postings.back().title_count = 99; }));
  CHECK(is_refused([](SearchIndex& index) { index.terms.back().first_posting = 99; }));
  CHECK(is_refused([](SearchIndex& index) { index.terms.front().first_posting = 1; }));
  CHECK(is_refused([](SearchIndex& index) { index.positions.push_back(0); }));
}

}  // namespace
}  // namespace tokensite
