#include "cache/source_cache.hpp"

#include <boost/filesystem.hpp>
#include <fstream>

#include "cache/document_codec.hpp"
#include "parse/documents.hpp"
#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

const char* const whole_item =
    "---\ntitle: \"A: b\"\nurl: https://example.org/\nlinks:\n  - {label: Code, url: "
    "https://example.org/c}\n  - {label: Gone, no_url: lost}\ntags: [llm, rag]\nauthors: [Ada, "
    "Bob]\npublished: 2026-06-17\nagain: it is new\ndraft: true\n---\n\n# Head\n\nSee "
    "[x](../y.md) and *z*, [w](https://example.org/w).\n";
const char* const whole_edition =
    "---\nnumber: 7\ntitle: Seven\ndate: 2026-06\nsubtitle: s\ntldr:\n  papers: p\ndraft: "
    "true\naliases: [old/7]\ncanonical_url: https://example.org/7\nexpect:\n  tools: {count: 2, "
    "reason: r}\n---\n\nHello.\n";

const Fingerprint key = fingerprint_of("key");

TEST_CASE("codec: a document is the same when it has been through the cache") {
  Sources sources;
  Diagnostics diagnostics;
  const FileId other = sources.add("content/pages/about.md", "");
  const FileId item_file = sources.add("content/editions/0007-x/papers/1-a.md", whole_item);
  const FileId edition_file = sources.add("content/editions/0007-x/edition.md", whole_edition);
  const auto item = parse_item(sources, item_file, {}, diagnostics);
  const auto edition = parse_edition(sources, edition_file, {}, diagnostics);
  REQUIRE(diagnostics.empty());

  const std::string item_bytes = encode_document(*item, whole_item);
  const auto item_again = decode_item(item_bytes, item_file);
  REQUIRE(item_again);
  CHECK(item_again->text == whole_item);
  CHECK(encode_document(*item_again->document, whole_item) == item_bytes);
  CHECK(item_again->document->title.span == item->title.span);
  CHECK(item_again->document->links.at(1).no_url == "lost");
  CHECK(item_again->document->published == item->published);
  CHECK(item_again->document->body.html == item->body.html);
  CHECK(item_again->document->body.links.at(0).span == item->body.links.at(0).span);
  CHECK(item_again->document->body.external_links.at(0).text == "https://example.org/w");
  CHECK(item_again->document->body.external_links.at(0).span ==
        item->body.external_links.at(0).span);
  CHECK(item_again->document->file == item_file);
  CHECK(decode_item(item_bytes, other)->document->title.span.file == other);

  const std::string edition_bytes = encode_document(*edition, whole_edition);
  const auto edition_again = decode_edition(edition_bytes, edition_file);
  REQUIRE(edition_again);
  CHECK(encode_document(*edition_again->document, whole_edition) == edition_bytes);
  CHECK(edition_again->document->expect.at(0).count == edition->expect.at(0).count);
  CHECK(edition_again->document->tldr.at(0).second == "p");

  CHECK_FALSE(decode_item(edition_bytes, item_file));
  CHECK_FALSE(decode_edition(item_bytes, item_file));
  CHECK_FALSE(decode_page(item_bytes, item_file));
  for (std::size_t size = 0; size < item_bytes.size(); ++size) {
    CHECK_FALSE(decode_item(std::string_view(item_bytes).substr(0, size), item_file));
  }
}

struct Fixture {
  TemporaryFolder folder;
  std::string path = folder.path(".tokensite/sources");

  static SourceCache::Document document(const std::string& bytes) {
    return {.contents = fingerprint_of(bytes), .bytes = bytes};
  }
  static SourceCache::Document known(const std::string& bytes) {
    return {.contents = fingerprint_of(bytes), .bytes = {}};
  }
  bool has(const std::string& bytes) const {
    return SourceCache::open(path).find(fingerprint_of(bytes), key) == bytes;
  }
};

TEST_CASE("cache: what was saved is found by its contents, under its key") {
  const Fixture site;
  TreeScan tree{.moment = 5,
                .folders = {std::make_shared<const TreeFolder>(
                    TreeFolder{.path = "content", .stamp = {}, .entries = {}})}};
  SourceCache::open(site.path).save(tree, key,
                                    {Fixture::document("one"), Fixture::document("two")});
  const SourceCache cache = SourceCache::open(site.path);
  CHECK(cache.tree().moment == 5);
  CHECK(cache.find(fingerprint_of("one"), key) == "one");
  CHECK(cache.find(fingerprint_of("two"), key) == "two");
  CHECK_FALSE(cache.find(fingerprint_of("three"), key));
  CHECK_FALSE(cache.find(fingerprint_of("one"), fingerprint_of("another key")));
}

TEST_CASE("cache: it grows by what is new until half of it is of no use") {
  const Fixture site;
  const std::string big(10'000, 'x');
  SourceCache::open(site.path).save({}, key, {Fixture::document(big), Fixture::document("one")});
  const std::size_t first_size = read_file(site.path)->size();
  for (int i = 0; i < 10; ++i) {
    SourceCache::open(site.path).save(
        {}, key, {Fixture::known(big), Fixture::document("edit " + std::to_string(i))});
    CHECK(site.has(big));
    CHECK(site.has("edit " + std::to_string(i)));
    CHECK_FALSE(site.has("one"));
  }
  CHECK(read_file(site.path)->size() > first_size);
  SourceCache::open(site.path).save({}, key, {Fixture::known("edit 9")});
  CHECK(read_file(site.path)->size() < 1'000);
  CHECK(site.has("edit 9"));
}

TEST_CASE("cache: under a new key nothing of the old one stays") {
  const Fixture site;
  SourceCache::open(site.path).save({}, key, {Fixture::document("one")});
  SourceCache::open(site.path).save({}, fingerprint_of("new key"), {Fixture::known("one")});
  CHECK_FALSE(SourceCache::open(site.path).find(fingerprint_of("one"), fingerprint_of("new key")));
}

TEST_CASE("cache: damage anywhere is noticed, and mended by the next save") {
  const Fixture site;
  SourceCache::open(site.path).save({}, key, {Fixture::document("one"), Fixture::document("two")});
  const std::string whole = *read_file(site.path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    std::ofstream(site.path, std::ios::binary) << damaged;
    const SourceCache cache = SourceCache::open(site.path);
    const auto one = cache.find(fingerprint_of("one"), key);
    const auto two = cache.find(fingerprint_of("two"), key);
    CHECK((!one || *one == "one"));
    CHECK((!two || *two == "two"));
    CHECK_FALSE((one && two));
    std::ofstream(site.path, std::ios::binary) << whole.substr(0, i);
    CHECK_FALSE(site.has("one"));
  }
  SourceCache::open(site.path).save({}, key, {Fixture::document("one")});
  CHECK(site.has("one"));
}

TEST_CASE("cache: a file that another run has added to meanwhile is left alone") {
  const Fixture site;
  const std::string big(10'000, 'x');
  SourceCache::open(site.path).save({}, key, {Fixture::document(big)});
  const SourceCache slow = SourceCache::open(site.path);
  SourceCache::open(site.path).save({}, key, {Fixture::known(big), Fixture::document("quick")});
  slow.save({}, key, {Fixture::known(big), Fixture::document("slow")});
  CHECK(site.has("quick"));
  CHECK(site.has(big));
  CHECK_FALSE(site.has("slow"));
}

TEST_CASE("cache: one that can't be written is no failure") {
  const Fixture site;
  std::ofstream(site.folder.path(".tokensite")) << "a file";
  SourceCache::open(site.path).save({}, key, {Fixture::document("one")});
  CHECK_FALSE(site.has("one"));
}

}  // namespace
}  // namespace tokensite
