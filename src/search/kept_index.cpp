#include "search/kept_index.hpp"

#include <array>
#include <cstring>
#include <string>
#include <type_traits>

#include "support/program.hpp"

namespace tokensite {
namespace {

// header · lists, each filled up with zeros to a multiple of eight bytes.
struct Header {
  char magic[16] = {'t', 'o', 'k', 'e', 'n', 's', 'i', 't', 'e', ' ', 'w', 'o', 'r', 'd', 's', '1'};
  Fingerprint program;
  std::uint64_t items = 0;
  std::uint64_t terms = 0;  ///< and one more, which ends them
  std::uint64_t postings = 0;
  std::uint64_t positions = 0;
  std::uint64_t forms = 0;  ///< bytes
  Fingerprint lists;        ///< of those of all lists
  Fingerprint seal;         ///< of the header without it
};
static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) == 104);
static_assert(std::is_trivially_copyable_v<IndexedItem> && sizeof(IndexedItem) == 40);
static_assert(std::is_trivially_copyable_v<Posting> && sizeof(Posting) == 12);

constexpr std::size_t alignment = 8;
constexpr std::size_t padding_after(std::size_t size) {
  return (alignment - size % alignment) % alignment;
}

template <class T>
std::string_view bytes_of(std::span<const T> list) {
  return {reinterpret_cast<const char*>(list.data()), list.size_bytes()};
}

std::string_view bytes_of(const Header& header) { return bytes_of(std::span(&header, 1)); }

Fingerprint seal_of(Header header) {
  header.seal = {};
  return fingerprint_of(bytes_of(header));
}

/// Takes lists off the front of bytes.
class ListReader {
 public:
  explicit ListReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  std::span<const T> take(std::uint64_t count) {
    if (count > rest_.size() / sizeof(T)) return fail(), std::span<const T>();
    const std::span<const T> list(reinterpret_cast<const T*>(rest_.data()), count);
    hasher_.add(fingerprint_of(bytes_of(list)));
    rest_.remove_prefix(list.size_bytes());
    const std::string padding(padding_after(list.size_bytes()), '\0');
    if (!rest_.starts_with(padding)) return fail(), std::span<const T>();
    rest_.remove_prefix(padding.size());
    return list;
  }

  bool has_read_all() const { return is_whole_ && rest_.empty(); }
  Fingerprint lists() const { return hasher_.finish(); }

 private:
  void fail() {
    is_whole_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  Hasher hasher_;
  bool is_whole_ = true;
};

}  // namespace

std::optional<KeptIndex> KeptIndex::read(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header) return std::nullopt;
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignment != 0) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, Header{}.magic, sizeof header.magic) != 0) return std::nullopt;
  if (header.program != program_fingerprint() || header.seal != seal_of(header)) {
    return std::nullopt;
  }
  ListReader reader(bytes.substr(sizeof header));
  KeptIndex index;
  index.items_ = reader.take<IndexedItem>(header.items);
  index.terms_ = reader.take<Term>(header.terms + 1);
  index.postings_ = reader.take<Posting>(header.postings);
  index.positions_ = reader.take<std::uint32_t>(header.positions);
  const std::span<const char> forms = reader.take<char>(header.forms);
  index.forms_ = {forms.data(), forms.size()};
  const bool is_whole = reader.has_read_all() && reader.lists() == header.lists;
  if (!is_whole || !index.is_sound()) return std::nullopt;
  return index;
}

/// Nothing leads out of the lists.
bool KeptIndex::is_sound() const {
  if (terms_.empty() || terms_.front().form_begin != 0 || terms_.front().first_posting != 0) {
    return false;
  }
  if (terms_.back().form_begin != forms_.size() ||
      terms_.back().first_posting != postings_.size()) {
    return false;
  }
  const auto ascends = [](const Term& a, const Term& b) {
    return a.form_begin <= b.form_begin && a.first_posting <= b.first_posting;
  };
  for (std::size_t i = 1; i < terms_.size(); ++i) {
    if (!ascends(terms_[i - 1], terms_[i])) return false;
  }
  std::size_t position = 0;  // they stand in the order of the postings
  for (const Posting& posting : postings_) {
    if (posting.item >= items_.size() || posting.title_count > posting.position_count) return false;
    if (posting.first_position != position) return false;
    position += posting.position_count;
  }
  return position == positions_.size();
}

std::string_view KeptIndex::form(std::size_t term) const {
  const std::size_t begin = terms_[term].form_begin;
  return forms_.substr(begin, terms_[term + 1].form_begin - begin);
}

std::span<const Posting> KeptIndex::postings(std::size_t term) const {
  const std::size_t begin = terms_[term].first_posting;
  return postings_.subspan(begin, terms_[term + 1].first_posting - begin);
}

void write_index(const IndexedArchive& indexed,
                 const std::function<void(std::string_view)>& write) {
  const SearchIndex& index = indexed.index;
  std::string forms;
  std::vector<KeptIndex::Term> terms;
  terms.reserve(index.terms.size() + 1);
  for (const SearchTerm& term : index.terms) {
    terms.push_back({.form_begin = static_cast<std::uint32_t>(forms.size()),
                     .first_posting = term.first_posting});
    forms += term.form;
  }
  terms.push_back({.form_begin = static_cast<std::uint32_t>(forms.size()),
                   .first_posting = static_cast<std::uint32_t>(index.postings.size())});
  const std::array<std::string_view, 5> lists = {
      bytes_of(std::span(indexed.items)), bytes_of(std::span<const KeptIndex::Term>(terms)),
      bytes_of(std::span(index.postings)), bytes_of(std::span(index.positions)), forms};
  Hasher hasher;
  for (const std::string_view list : lists) hasher.add(fingerprint_of(list));
  Header header{.program = program_fingerprint(),
                .items = indexed.items.size(),
                .terms = index.terms.size(),
                .postings = index.postings.size(),
                .positions = index.positions.size(),
                .forms = forms.size(),
                .lists = hasher.finish(),
                .seal = {}};
  header.seal = seal_of(header);
  write(bytes_of(header));
  for (const std::string_view list : lists) {
    write(list);
    write(std::string(padding_after(list.size()), '\0'));
  }
}

}  // namespace tokensite
