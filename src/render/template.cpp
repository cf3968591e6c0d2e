#include "render/template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t deepest_section = 64;

enum class TagKind : std::uint8_t { escaped, raw, section, inverted, close, comment, partial };

struct Tag {
  TagKind kind = TagKind::escaped;
  std::size_t begin = 0;  ///< byte offsets of the whole tag
  std::size_t end = 0;
  std::string_view name;
};

/// The first tag at or after `from`, or what is wrong with it; neither if there is none.
struct Scan {
  std::optional<Tag> tag{};
  std::optional<TemplateFault> fault{};
};

Scan next_tag(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find("{{", from);
  if (begin == text.npos) return {};
  const auto fault = [&](std::string message) {
    return Scan{.fault = TemplateFault{.offset = begin, .message = std::move(message)}};
  };
  if (text.substr(begin + 2, 1) == "=") return fault("delimiters can't be changed here");
  const bool is_tripled = text.substr(begin + 2, 1) == "{";
  const std::string_view closing = is_tripled ? "}}}" : "}}";
  const std::size_t close = text.find(closing, begin + 2);
  if (close == text.npos) return fault("this tag is never closed");
  const std::size_t inner = begin + (is_tripled ? 3 : 2);
  std::string_view content = trim(text.substr(inner, close - inner));
  Tag tag{.kind = is_tripled ? TagKind::raw : TagKind::escaped,
          .begin = begin,
          .end = close + closing.size()};
  constexpr std::pair<char, TagKind> sigils[] = {{'&', TagKind::raw},      {'#', TagKind::section},
                                                 {'^', TagKind::inverted}, {'/', TagKind::close},
                                                 {'!', TagKind::comment},  {'>', TagKind::partial}};
  for (const auto& [sigil, kind] : sigils) {
    if (is_tripled || !content.starts_with(sigil)) continue;
    tag.kind = kind;
    content = trim(content.substr(1));
    break;
  }
  tag.name = content;
  if (tag.name.empty() && tag.kind != TagKind::comment) return fault("this tag has no name");
  return {.tag = tag};
}

bool prints_nothing(TagKind kind) {
  return kind != TagKind::escaped && kind != TagKind::raw && kind != TagKind::partial;
}

}  // namespace

std::optional<TemplateFault> find_template_fault(std::string_view text) {
  std::vector<Tag> open;
  for (std::size_t at = 0;;) {
    const Scan scan = next_tag(text, at);
    if (scan.fault) return scan.fault;
    if (!scan.tag) break;
    at = scan.tag->end;
    if (scan.tag->kind == TagKind::section || scan.tag->kind == TagKind::inverted) {
      if (open.size() == deepest_section) {
        return TemplateFault{
            .offset = scan.tag->begin,
            .message = fmt::format("sections are nested more than {} deep", deepest_section)};
      }
      open.push_back(*scan.tag);
    } else if (scan.tag->kind == TagKind::close) {
      if (open.empty() || open.back().name != scan.tag->name) {
        return TemplateFault{.offset = scan.tag->begin,
                             .message = fmt::format("unopened section `{}`", scan.tag->name)};
      }
      open.pop_back();
    }
  }
  if (open.empty()) return std::nullopt;
  return TemplateFault{.offset = open.back().begin,
                       .message = fmt::format("unclosed section `{}`", open.back().name)};
}

std::vector<PartialTag> partial_tags(std::string_view text) {
  std::vector<PartialTag> tags;
  for (Scan scan = next_tag(text, 0); scan.tag; scan = next_tag(text, scan.tag->end)) {
    if (scan.tag->kind != TagKind::partial) continue;
    tags.push_back({.begin = scan.tag->begin, .end = scan.tag->end, .name = scan.tag->name});
  }
  return tags;
}

bool is_silent_line(std::string_view line) {
  std::size_t copied = 0;
  for (Scan scan = next_tag(line, 0); scan.tag; scan = next_tag(line, scan.tag->end)) {
    const std::string_view before = line.substr(copied, scan.tag->begin - copied);
    if (!prints_nothing(scan.tag->kind) || !trim(before).empty()) return false;
    copied = scan.tag->end;
  }
  return copied > 0 && trim(line.substr(copied)).empty();
}

class Template::Compiler {
 public:
  Compiler(std::string_view text, const Constants& constants, Template& to)
      : text_(text), constants_(constants), to_(to) {}

  void compile() {
    std::size_t copied = 0;
    for (Scan scan = next_tag(text_, 0); scan.tag; scan = next_tag(text_, scan.tag->end)) {
      add_text(text_.substr(copied, scan.tag->begin - copied));
      add(*scan.tag);
      copied = scan.tag->end;
    }
    add_text(text_.substr(copied));
  }

 private:
  void add_text(std::string_view text) {
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(to_.texts_.size());
    to_.texts_ += text;
    const auto end = static_cast<std::uint32_t>(to_.texts_.size());
    const bool joins = !to_.steps_.empty() && to_.steps_.back().op == Op::text &&
                       to_.steps_.size() > joinable_from_;
    if (joins) {
      to_.steps_.back().end = end;
    } else {
      to_.steps_.push_back({.op = Op::text, .begin = begin, .end = end});
    }
  }

  void add(const Tag& tag) {
    switch (tag.kind) {
      case TagKind::escaped:
      case TagKind::raw:
        add_variable(tag);
        break;
      case TagKind::section:
      case TagKind::inverted:
        open(tag);
        break;
      case TagKind::close:
        close();
        break;
      case TagKind::comment:
      case TagKind::partial:
        break;
    }
  }

  void add_variable(const Tag& tag) {
    if (const std::optional<std::string> constant = constants_(tag.name)) {
      add_text(tag.kind == TagKind::raw ? *constant : html_escaped(*constant));
      return;
    }
    add_step(tag.kind == TagKind::raw ? Op::raw : Op::escaped, tag.name);
  }

  void open(const Tag& tag) {
    open_.push_back(to_.steps_.size());
    const bool is_inverted = tag.kind == TagKind::inverted;
    if (const std::optional<std::string> constant = constants_(tag.name)) {
      // A name without keys is absent: `inverted_section` shows its content, `section` doesn't.
      const bool is_shown = constant->empty() == is_inverted;
      add_step(is_shown ? Op::inverted_section : Op::section, {});
      return;
    }
    const std::size_t last = tag.name.rfind('.') + 1;  // npos + 1 is 0
    const std::string_view name = tag.name.substr(last);
    if (name.starts_with("has_")) {
      add_step(is_inverted ? Op::empty : Op::non_empty,
               fmt::format("{}{}", tag.name.substr(0, last), name.substr(4)));
    } else {
      add_step(is_inverted ? Op::inverted_section : Op::section, tag.name);
    }
  }

  void close() {
    to_.steps_[open_.back()].next = static_cast<std::uint32_t>(to_.steps_.size());
    open_.pop_back();
    joinable_from_ = to_.steps_.size();
  }

  void add_step(Op op, std::string_view name) {
    Step step{.op = op, .begin = static_cast<std::uint32_t>(to_.keys_.size())};
    bool is_known = !name.empty();
    while (is_known && !name.empty()) {
      const std::size_t dot = std::min(name.find('.'), name.size());
      const std::optional<ViewKey> key = find_view_key(name.substr(0, dot));
      is_known = key.has_value();
      if (key) to_.keys_.push_back(*key);
      name.remove_prefix(std::min(dot + 1, name.size()));
    }
    if (!is_known) to_.keys_.resize(step.begin);
    step.end = static_cast<std::uint32_t>(to_.keys_.size());
    to_.steps_.push_back(step);
  }

  std::string_view text_;
  const Constants& constants_;
  Template& to_;
  std::size_t joinable_from_ = 0;  ///< a text before this step ends a section
  std::vector<std::size_t> open_;  ///< steps
};

class Template::Renderer {
 public:
  Renderer(const Template& from, const View& root, std::string& out) : from_(from), out_(out) {
    stack_.push_back(&root);
  }

  void render(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const Step& step = from_.steps_[at];
      switch (step.op) {
        case Op::text:
          out_.append(from_.texts_, step.begin, step.end - step.begin);
          break;
        case Op::escaped:
          if (const Found found = find(step)) found.view->append_escaped(out_, *found.entry);
          break;
        case Op::raw:
          if (const Found found = find(step)) out_ += found.view->text(*found.entry);
          break;
        case Op::section:
          if (const Found found = find(step)) render_section(found, at + 1, step.next);
          break;
        case Op::non_empty:
          if (find(step)) render(at + 1, step.next);
          break;
        case Op::inverted_section:
        case Op::empty:
          if (!find(step)) render(at + 1, step.next);
          break;
      }
      at = std::max<std::size_t>(at + 1, step.next);
    }
  }

 private:
  /// A value and the view that it is in; false if there is none, or it is false.
  struct Found {
    const View* view = nullptr;
    const View::Entry* entry = nullptr;
    explicit operator bool() const { return entry != nullptr && entry->size > 0; }
  };

  void render_section(const Found& found, std::size_t begin, std::size_t end) {
    switch (found.entry->kind) {
      case View::Kind::flag:
      case View::Kind::text:
      case View::Kind::markup:
      case View::Kind::borrowed_markup:
        render(begin, end);
        break;
      case View::Kind::object:
        render_in(*found.entry->object, begin, end);
        break;
      case View::Kind::list:
        for (const View* view : found.view->list(*found.entry)) render_in(*view, begin, end);
        break;
    }
  }

  void render_in(const View& view, std::size_t begin, std::size_t end) {
    stack_.push_back(&view);
    render(begin, end);
    stack_.pop_back();
  }

  /// The first key is looked up from the innermost view outwards, the others in what it names.
  Found find(const Step& step) const {
    const std::span keys(from_.keys_.data() + step.begin, step.end - step.begin);
    if (keys.empty()) return {};
    Found found;
    for (auto view = stack_.rbegin(); view != stack_.rend() && found.entry == nullptr; ++view) {
      found = {.view = *view, .entry = (*view)->find(keys.front())};
    }
    for (const ViewKey key : keys.subspan(1)) {
      if (found.entry == nullptr || found.entry->kind != View::Kind::object) return {};
      const View* object = found.entry->object;
      found = {.view = object, .entry = object->find(key)};
    }
    return found;
  }

  const Template& from_;
  std::string& out_;
  std::vector<const View*> stack_;
};

Template::Template(std::string_view text, const Constants& constants) {
  Compiler(text, constants, *this).compile();
}

void Template::render(const View& root, std::string& out) const {
  Renderer(*this, root, out).render(0, steps_.size());
}

std::string Template::render(const View& root) const {
  std::string out;
  out.reserve(texts_.size() * 2);
  render(root, out);
  return out;
}

}  // namespace tokensite
