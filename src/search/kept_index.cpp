#include "search/kept_index.hpp"

#include <cstring>
#include <type_traits>
#include <utility>

#include "support/program.hpp"

namespace tokensite {
namespace {

// header · lists, each from a multiple of eight bytes on · seal: fingerprint of all before it.
struct Header {
  char magic[16] = {'t', 'o', 'k', 'e', 'n', 's', 'i', 't', 'e', ' ', 'w', 'o', 'r', 'd', 's', '1'};
  Fingerprint program;
  std::uint64_t items = 0;
  std::uint64_t terms = 0;  ///< and one more, which ends them
  std::uint64_t postings = 0;
  std::uint64_t positions = 0;
  std::uint64_t forms = 0;  ///< bytes
};
static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) == 72);
static_assert(std::is_trivially_copyable_v<IndexedItem> && sizeof(IndexedItem) == 40);
static_assert(std::is_trivially_copyable_v<Posting> && sizeof(Posting) == 12);

constexpr std::size_t alignment = 8;
constexpr std::size_t padded(std::size_t size) { return (size + alignment - 1) & ~(alignment - 1); }

/// Takes lists off the front of bytes.
class ListReader {
 public:
  explicit ListReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  std::span<const T> take(std::uint64_t count) {
    if (count > rest_.size() / sizeof(T) || padded(count * sizeof(T)) > rest_.size()) {
      is_whole_ = false;
      return {};
    }
    const std::span<const T> list(reinterpret_cast<const T*>(rest_.data()), count);
    rest_.remove_prefix(padded(count * sizeof(T)));
    return list;
  }
  bool has_read_all() const { return is_whole_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

template <class T>
void append_list(std::string& bytes, std::span<const T> list) {
  bytes.append(reinterpret_cast<const char*>(list.data()), list.size_bytes());
  bytes.resize(padded(bytes.size()));
}

}  // namespace

std::optional<KeptIndex> KeptIndex::read(std::string_view bytes) {
  Header header;
  Fingerprint seal;
  if (bytes.size() < sizeof header + sizeof seal) return std::nullopt;
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignment != 0) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, Header{}.magic, sizeof header.magic) != 0) return std::nullopt;
  if (header.program != program_fingerprint()) return std::nullopt;
  const std::string_view sealed = bytes.substr(0, bytes.size() - sizeof seal);
  std::memcpy(&seal, bytes.data() + sealed.size(), sizeof seal);
  if (fingerprint_of(sealed) != seal) return std::nullopt;

  ListReader reader(sealed.substr(sizeof header));
  KeptIndex index;
  index.items_ = reader.take<IndexedItem>(header.items);
  index.terms_ = reader.take<Term>(header.terms + 1);
  index.postings_ = reader.take<Posting>(header.postings);
  index.positions_ = reader.take<std::uint32_t>(header.positions);
  const std::span<const char> forms = reader.take<char>(header.forms);
  index.forms_ = {forms.data(), forms.size()};
  if (!reader.has_read_all() || !index.is_sound()) return std::nullopt;
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

std::string bytes_of(const IndexedArchive& indexed) {
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
  const Header header{.program = program_fingerprint(),
                      .items = indexed.items.size(),
                      .terms = index.terms.size(),
                      .postings = index.postings.size(),
                      .positions = index.positions.size(),
                      .forms = forms.size()};
  std::string bytes;
  bytes.reserve(sizeof header + indexed.items.size() * sizeof(IndexedItem) +
                terms.size() * sizeof(KeptIndex::Term) + index.postings.size() * sizeof(Posting) +
                index.positions.size() * sizeof(std::uint32_t) + forms.size() + 64);
  append_list(bytes, std::span(&header, 1));
  append_list(bytes, std::span(indexed.items));
  append_list(bytes, std::span<const KeptIndex::Term>(terms));
  append_list(bytes, std::span(index.postings));
  append_list(bytes, std::span(index.positions));
  append_list(bytes, std::span(std::as_const(forms)));
  const Fingerprint seal = fingerprint_of(bytes);
  bytes.append(reinterpret_cast<const char*>(&seal), sizeof seal);
  return bytes;
}

}  // namespace tokensite
