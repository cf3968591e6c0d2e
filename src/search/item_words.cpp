#include "search/item_words.hpp"

namespace tokensite {
namespace {

constexpr std::uint32_t field_gap = 8;

/// About the bytes of text that a word takes; rather fewer.
constexpr std::size_t text_of_a_word = 5;

/// Calls `visit` with every text of an item that is searched, and the field it stands in.
template <class Visit>
void for_each_text(const Config& config, const Archive& archive, ItemIndex i, const Visit& visit) {
  const Item& item = archive.items[i];
  visit(Field::title, item.title.text);
  for (const std::uint32_t tag : item.tag_entries) visit(Field::tags, archive.tags[tag].title);
  for (const std::string& author : item.authors) visit(Field::authors, author);
  if (!item.url.text.empty()) {
    visit(Field::host, item.source ? archive.sources[*item.source].host : std::string());
  }
  visit(Field::section, config.sections[item.section].title);
  visit(Field::text, item.body.plain_text);
}

}  // namespace

Fingerprint fingerprint_of_words(const Config& config, const Archive& archive, ItemIndex item) {
  Hasher hasher;
  for_each_text(config, archive, item, [&](Field field, std::string_view text) {
    hasher.add(static_cast<std::uint64_t>(field)).add(text);
  });
  return hasher.finish();
}

void ItemReader::read_items(std::span<const ItemIndex> items, std::vector<PerField>& lengths) {
  std::size_t text_size = 0;
  for (const ItemIndex i : items) text_size += archive_.items[i].body.plain_text.size();
  occurrences_.reserve(occurrences_.size() + text_size / text_of_a_word);
  for (const ItemIndex i : items) read_item(i, lengths[i]);
}

void ItemReader::read_item(ItemIndex i, PerField& lengths) {
  position_ = 0;
  lengths = {};
  for_each_text(config_, archive_, i,
                [&](Field field, std::string_view text) { read(i, field, text, lengths); });
}

void ItemReader::read(ItemIndex item, Field field, std::string_view words, PerField& lengths) {
  const auto number = static_cast<std::uint32_t>(field);
  std::uint32_t end = position_;
  for (const Word& word : reader_.read(words)) {
    const std::uint32_t position = position_ + word.position;
    end = position + 1;
    occurrences_.push_back(
        {.term = term_of(word.form), .item = item, .place = position * 8 + number});
    if (word.kind == WordKind::plain) ++lengths[number];
  }
  position_ = end + field_gap;
}

std::vector<std::uint32_t> ItemReader::terms_of(const ItemReader& other) {
  std::vector<std::uint32_t> terms;
  terms.reserve(other.forms_.size());
  for (const std::string_view form : other.forms_) terms.push_back(term_of(form));
  return terms;
}

std::uint32_t ItemReader::term_of(std::string_view form) {
  const auto known = terms_.find(form);
  if (known != terms_.end()) return known->second;
  const auto term = static_cast<std::uint32_t>(forms_.size());
  const auto [entry, is_new] = terms_.emplace(form, term);
  forms_.push_back(entry->first);
  return term;
}

}  // namespace tokensite
