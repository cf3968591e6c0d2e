#include "import/html/html_nesting.hpp"

#include <algorithm>
#include <iterator>

#include "support/text.hpp"

namespace tokensite {
namespace {

enum Kind : unsigned {
  ordinary = 0,
  special = 1U << 0U,      ///< ends the search for an element to close
  barrier = 1U << 1U,      ///< nothing beyond it is closed from inside
  formatting = 1U << 2U,   ///< opened again wherever a text follows
  empty = 1U << 3U,        ///< never open
  transparent = 1U << 4U,  ///< `address`, `div` and `p`, in the search for an item of a list
  table_part = 1U << 5U,
  unseen = 1U << 6U,  ///< there is one of it whatever is written
  loose = 1U << 7U,   ///< its end tag closes nothing beyond a special element
};

struct Known {
  std::string_view name;
  unsigned kinds;
};

/// HTML Standard, section 13.2.4.2; sorted by name.
constexpr Known known_elements[] = {
    {"a", formatting},
    {"abbr", ordinary},
    {"address", special | transparent},
    {"applet", special | barrier},
    {"area", empty},
    {"article", special},
    {"aside", special},
    {"audio", ordinary},
    {"b", formatting},
    {"base", empty},
    {"basefont", empty},
    {"bdi", ordinary},
    {"bdo", ordinary},
    {"bgsound", empty},
    {"big", formatting},
    {"blockquote", special},
    {"body", unseen},
    {"br", empty},
    {"button", special},
    {"canvas", ordinary},
    {"caption", special | barrier | table_part},
    {"center", special},
    {"cite", ordinary},
    {"code", formatting},
    {"col", empty},
    {"colgroup", special | table_part},
    {"data", ordinary},
    {"datalist", ordinary},
    {"dd", special},
    {"del", ordinary},
    {"details", special},
    {"dfn", ordinary},
    {"dialog", ordinary},
    {"dir", special},
    {"div", special | transparent},
    {"dl", special},
    {"dt", special},
    {"em", formatting},
    {"embed", empty},
    {"fieldset", special},
    {"figcaption", special},
    {"figure", special},
    {"font", formatting},
    {"footer", special},
    {"form", special},
    {"frame", empty},
    {"h1", special},
    {"h2", special},
    {"h3", special},
    {"h4", special},
    {"h5", special},
    {"h6", special},
    {"head", unseen},
    {"header", special},
    {"hgroup", special},
    {"hr", empty},
    {"html", unseen},
    {"i", formatting},
    {"iframe", special | loose},
    {"image", empty},
    {"img", empty},
    {"input", empty},
    {"ins", ordinary},
    {"kbd", ordinary},
    {"keygen", ordinary},
    {"label", ordinary},
    {"legend", ordinary},
    {"li", special},
    {"link", empty},
    {"listing", special},
    {"main", special},
    {"map", ordinary},
    {"mark", ordinary},
    {"marquee", special | barrier},
    {"menu", special},
    {"menuitem", ordinary},
    {"meta", empty},
    {"meter", ordinary},
    {"nav", special},
    {"nobr", formatting},
    {"noembed", special | loose},
    {"noscript", special | loose},
    {"object", special | barrier},
    {"ol", special},
    {"optgroup", ordinary},
    {"option", ordinary},
    {"output", ordinary},
    {"p", special | transparent},
    {"param", empty},
    {"picture", ordinary},
    {"pre", special},
    {"progress", ordinary},
    {"q", ordinary},
    {"rb", ordinary},
    {"rp", ordinary},
    {"rt", ordinary},
    {"rtc", ordinary},
    {"ruby", ordinary},
    {"s", formatting},
    {"samp", ordinary},
    {"section", special},
    {"small", formatting},
    {"source", empty},
    {"span", ordinary},
    {"strike", formatting},
    {"strong", formatting},
    {"sub", ordinary},
    {"summary", special},
    {"sup", ordinary},
    {"table", special | barrier},
    {"tbody", special | table_part},
    {"td", special | barrier | table_part},
    {"textarea", special | loose},
    {"tfoot", special | table_part},
    {"th", special | barrier | table_part},
    {"thead", special | table_part},
    {"time", ordinary},
    {"title", special | loose},
    {"tr", special | table_part},
    {"track", empty},
    {"tt", formatting},
    {"u", formatting},
    {"ul", special},
    {"var", ordinary},
    {"video", ordinary},
    {"wbr", empty},
    {"xmp", special | loose},
};
static_assert(std::ranges::is_sorted(known_elements, {}, &Known::name));

/// What is unknown is closed by its name, and nothing else depends on that.
constexpr Known unknown_element = {"?", ordinary};

const Known& known(std::string_view name) {
  const auto found = std::ranges::lower_bound(known_elements, name, {}, &Known::name);
  return found != std::end(known_elements) && found->name == name ? *found : unknown_element;
}

/// How deep a part lies in a table: a new one closes those that lie as deep, and deeper.
int rank_of(std::string_view part) {
  if (part == "td" || part == "th") return 2;
  return part == "tr" ? 1 : 0;
}

constexpr std::size_t most_open = 256;
constexpr std::size_t most_formatting = 32;
/// In all of a text, each about as long as a second takes: elements that a parser opens anew, open
/// elements that it looks at, and elements that it parts since their tags cross.
constexpr std::size_t most_reopened = 1'000'000;
constexpr std::size_t most_compared = 50'000'000;
constexpr std::size_t most_crossed = 1'000;
constexpr std::size_t most_lost = 1'000;

bool is_item_or_paragraph(std::string_view name) { return name == "li" || name == "p"; }

}  // namespace

bool is_unknown_element(std::string_view name) { return &known(name) == &unknown_element; }

bool HtmlNesting::spend() {
  reopened_ += formatting_;
  compared_ += open_.size();
  return reopened_ <= most_reopened && compared_ <= most_compared;
}

bool HtmlNesting::start(std::string_view name) {
  if (!spend()) return false;
  const Known& element = known(name);
  if ((element.kinds & (empty | unseen)) != 0) return true;
  if (open_.size() >= most_open) return false;
  if ((element.kinds & formatting) != 0) {
    if (formatting_ >= most_formatting) return false;
    ++formatting_;
  }
  if ((element.kinds & table_part) != 0) {
    close_parts_of_table(rank_of(name));
  } else {
    close_like(name);
  }
  if ((name == "button" || name == "table") &&
      std::ranges::find(open_, name, &Open::name) != open_.end()) {
    ++lost_;
  }
  open_.push_back({.name = std::string(name), .kinds = element.kinds});
  return true;
}

/// Elements that end where the next of their kind begins.
void HtmlNesting::close_like(std::string_view name) {
  const bool is_item = name == "li" || name == "dd" || name == "dt";
  if (!is_item && name != "p") return;
  const auto is_like = [&](std::string_view other) {
    return other == name || (is_item && name != "li" && (other == "dd" || other == "dt"));
  };
  for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
    if (is_like(at->name)) {
      open_.erase(std::next(at).base());
      return;
    }
    if ((at->kinds & barrier) != 0 || at->name == "button") return;
    if (is_item && (at->kinds & special) != 0 && (at->kinds & transparent) == 0) return;
  }
}

/// Those of the innermost table that lie as deep, or deeper.
void HtmlNesting::close_parts_of_table(int rank) {
  for (auto at = open_.rbegin(); at != open_.rend() && at->name != "table";) {
    if ((at->kinds & table_part) != 0 && rank_of(at->name) >= rank) {
      if (at != open_.rbegin() && !is_item_or_paragraph(open_.back().name)) ++lost_;
      at = std::reverse_iterator(open_.erase(std::next(at).base()));
    } else {
      ++at;
    }
  }
}

bool HtmlNesting::end(std::string_view name) {
  if (!spend()) return false;
  const Known& element = known(name);
  if ((element.kinds & (empty | unseen)) != 0) return true;
  const bool is_of_table = name == "table" || (element.kinds & table_part) != 0;
  std::size_t specials = 0;
  std::size_t losses = 0;
  for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
    if (at->name == name) {
      if ((element.kinds & formatting) != 0) {
        if (specials > 0 && ++crossed_ > most_crossed) return false;
        --formatting_;
      }
      if (is_of_table) close_parts_of_table(name == "table" ? 0 : rank_of(name));
      const auto last = std::ranges::find(open_.rbegin(), open_.rend(), name, &Open::name);
      if (last != open_.rend() && (last->kinds & table_part) == 0) {
        const auto inner = open_.erase(std::next(last).base());
        // Items' end tags are often left out. A list that isn't open any more could take items with
        // it that are: this holds for texts only that seldom cross their tags.
        if ((name == "ul" || name == "ol") && lost_ <= most_lost) {
          open_.erase(
              std::remove_if(inner, open_.end(),
                             [](const Open& open) { return is_item_or_paragraph(open.name); }),
              open_.end());
        }
      }
      if (losses > 0) ++lost_;
      return true;
    }
    if ((at->kinds & special) == 0) continue;
    ++specials;
    if (!is_item_or_paragraph(at->name) && (at->kinds & table_part) == 0) ++losses;
    // A parser looks for these in front of the nearest block only, or not far behind it.
    if (((element.kinds & special) == 0 || (element.kinds & loose) != 0) &&
        ((element.kinds & formatting) == 0 || specials > 1)) {
      if ((element.kinds & formatting) != 0 && ++crossed_ > most_crossed) return false;
      return true;
    }
    const bool ends_search = (at->kinds & barrier) != 0 || at->name == "button" ||
                             (name == "li" && (at->name == "ul" || at->name == "ol"));
    if (is_of_table ? at->name == "table" : ends_search) return true;
  }
  return true;
}

}  // namespace tokensite
