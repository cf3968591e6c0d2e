#include "git/commit_cache.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

#include "cache/cache_folder.hpp"
#include "support/binary.hpp"

namespace tokensite::git {
namespace {

constexpr std::string_view format = "tokensite commits 1";

void write(BinaryWriter& writer, const CommitFacts& facts) {
  writer.number(static_cast<std::uint32_t>(facts.parents.size()));
  for (const CommitFacts::Parent& parent : facts.parents) {
    writer.number(parent.id);
    writer.number(parent.time);
  }
  for (const int number : {facts.day.year, facts.day.month, facts.day.day})
    writer.number(static_cast<std::int32_t>(number));
  writer.number(static_cast<std::uint32_t>(facts.authors.size()));
  for (const Person& author : facts.authors) {
    writer.text(author.name);
    writer.text(author.address);
  }
  writer.number(static_cast<std::uint32_t>(facts.changes.size()));
  for (const TreeChange& change : facts.changes) {
    writer.number(change.kind);
    writer.text(change.path);
    writer.text(change.from);
  }
}

CommitFacts read_facts(BinaryReader& reader) {
  constexpr std::size_t text_size = sizeof(std::uint32_t);
  CommitFacts facts;
  facts.parents.resize(reader.count(sizeof(CommitId) + sizeof(std::int64_t)));
  for (CommitFacts::Parent& parent : facts.parents) {
    parent.id = reader.number<CommitId>();
    parent.time = reader.number<std::int64_t>();
  }
  for (int* number : {&facts.day.year, &facts.day.month, &facts.day.day})
    *number = reader.number<std::int32_t>();
  facts.authors.resize(reader.count(2 * text_size));
  for (Person& author : facts.authors) {
    author.name = reader.text();
    author.address = reader.text();
  }
  facts.changes.resize(reader.count(sizeof(TreeChange::Kind) + 2 * text_size));
  for (TreeChange& change : facts.changes) {
    change.kind = reader.number<TreeChange::Kind>();
    change.path = reader.text();
    change.from = reader.text();
  }
  return facts;
}

}  // namespace

KnownCommits read_commit_cache(const std::string& path, const std::string& folder) {
  const std::optional<std::string> body = read_checksummed_cache_file(path);
  if (!body) return {};
  BinaryReader reader(*body);
  if (reader.text() != format || reader.text() != folder) return {};
  KnownCommits commits;
  while (!reader.at_end()) {
    const auto id = reader.number<CommitId>();
    // They were written in this order.
    commits.emplace_hint(commits.end(), id, read_facts(reader));
  }
  return reader.is_whole() ? std::move(commits) : KnownCommits();
}

void write_commit_cache(const std::string& path, const std::string& folder,
                        const KnownCommits& commits) {
  BinaryWriter writer;
  writer.text(format);
  writer.text(folder);
  for (const auto& [id, facts] : commits) {
    writer.number(id);
    write(writer, facts);
  }
  write_checksummed_cache_file(path, writer.take());
}

}  // namespace tokensite::git
