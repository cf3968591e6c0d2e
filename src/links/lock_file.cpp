#include "links/lock_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// A file that is something else altogether needn't be complained of line by line.
constexpr std::size_t most_faults = 20;

const char* const header =
    "# What is known of the links to elsewhere. `tokensite check --links` writes this; commit "
    "it.\n";

/// What is wrong with a part of a line.
struct LineFault {
  std::string_view part;
  std::string message;
};

bool is_web_url(std::string_view text) { return begins_with_web_address(text) && !url_fault(text); }

bool is_reason(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return is_ascii_alnum(c) || c == '-'; });
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(" \t", at);
    if (begin == line.npos) break;
    at = std::min(line.find_first_of(" \t", begin), line.size());
    words.push_back(line.substr(begin, at - begin));
  }
  return words;
}

std::optional<Date> day_of(std::string_view text) {
  const std::optional<Date> day = parse_date(text);
  return day && day->day > 0 ? day : std::nullopt;
}

std::optional<LineFault> read_detail(std::string_view word, LinkRecord& record) {
  const std::size_t equals = std::min(word.find('='), word.size());
  const std::string_view key = word.substr(0, equals);
  const std::string_view value = word.substr(std::min(equals + 1, word.size()));
  if (key == "since") {
    const std::optional<Date> day = day_of(value);
    if (!day) return LineFault{word, fmt::format("`{}` is no day", value)};
    record.since = *day;
  } else if (key == "reason") {
    if (!is_reason(value)) return LineFault{word, fmt::format("`{}` is no reason", value)};
    record.reason = value;
  } else if (key == "to" || key == "archive") {
    if (!is_web_url(value)) return LineFault{word, fmt::format("`{}` is no web address", value)};
    (key == "to" ? record.moved_to : record.archive) = value;
  } else {
    return LineFault{word, fmt::format("`{}` is nothing that a line can say of a link", word)};
  }
  return std::nullopt;
}

/// What its state wants to be told with.
std::optional<LineFault> find_missing(const LinkRecord& record, std::string_view line) {
  const bool has_failed = record.state == LinkState::failing || record.state == LinkState::dead;
  if (has_failed && record.since.day == 0) {
    return LineFault{line, "a link that fails needs its first day, `since=2026-01-31`"};
  }
  if (record.state == LinkState::moved && record.moved_to.empty()) {
    return LineFault{line, "a link that has moved needs its new address, `to=https://…`"};
  }
  return std::nullopt;
}

std::optional<LineFault> read_line(std::string_view line, LinkRecord& record) {
  const std::vector<std::string_view> words = words_of(line);
  if (!is_web_url(words[0])) {
    return LineFault{words[0], fmt::format("`{}` is no web address", words[0])};
  }
  if (words.size() < 3) return LineFault{line, "a line needs an address, a state and a day"};
  record.url = request_url(words[0]);
  const std::optional<LinkState> state = find_link_state(words[1]);
  if (!state) return LineFault{words[1], fmt::format("`{}` is no state of a link", words[1])};
  record.state = *state;
  const std::optional<Date> day = day_of(words[2]);
  if (!day) return LineFault{words[2], fmt::format("`{}` is no day", words[2])};
  record.checked = *day;
  for (std::size_t i = 3; i < words.size(); ++i) {
    if (auto fault = read_detail(words[i], record)) return fault;
  }
  return find_missing(record, line);
}

bool is_conflict_mark(std::string_view line) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"<<<<<<<", "|||||||", "=======", ">>>>>>>"},
      [&](std::string_view mark) { return line.starts_with(mark); });
}

/// Of two lines on a link the one with the later answer counts; what decides between two of one day
/// is of no account, as long as it doesn't depend on their order.
bool is_later(const LinkRecord& a, const LinkRecord& b) {
  const auto key = [](const LinkRecord& record) {
    return std::tie(record.checked, record.state, record.since, record.reason, record.moved_to,
                    record.archive);
  };
  return key(a) > key(b);
}

}  // namespace

LinkLock parse_lock(const Sources& sources, Span where, Diagnostics& diagnostics) {
  LinkLock lock;
  const std::string_view text = sources.text(where);
  std::size_t faults = 0;
  bool has_conflict = false;
  const auto report = [&](std::string_view part, std::string message, std::string help) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    const Span span{.file = where.file,
                    .begin = where.begin + begin,
                    .end = where.begin + begin + static_cast<std::uint32_t>(part.size())};
    diagnostics.push_back({.code = Code::bad_lock_line,
                           .span = span,
                           .message = std::move(message),
                           .help = std::move(help)});
  };
  for (std::size_t at = 0; at < text.size() && faults < most_faults;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    if (is_conflict_mark(line)) {
      if (!std::exchange(has_conflict, true)) {
        report(line, "git has left the mark of a merge conflict here",
               "delete the lines that git has put in, `<<<<<<<`, `=======` and `>>>>>>>`; of two "
               "lines on one link the later counts");
      }
      continue;
    }
    LinkRecord record;
    if (const auto fault = read_line(line, record)) {
      ++faults;
      report(fault->part, fault->message,
             "delete the line; `tokensite check --links` asks for the link again");
      continue;
    }
    const auto [known, is_new] = lock.try_emplace(record.url, record);
    if (!is_new && is_later(record, known->second)) known->second = std::move(record);
  }
  return lock;
}

std::string print_lock(const LinkLock& lock) {
  std::string text = header;
  for (const auto& [url, record] : lock) {
    text += fmt::format("{} {} {}", url, name_of(record.state), to_iso(record.checked));
    if (record.since.day != 0) text += fmt::format(" since={}", to_iso(record.since));
    if (!record.reason.empty()) text += fmt::format(" reason={}", record.reason);
    if (!record.moved_to.empty()) text += fmt::format(" to={}", record.moved_to);
    if (!record.archive.empty()) text += fmt::format(" archive={}", record.archive);
    text += '\n';
  }
  return text;
}

}  // namespace tokensite
