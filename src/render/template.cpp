#include "render/template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "render/template_tags.hpp"
#include "support/escape.hpp"

namespace tokensite {

/// Below this it is as quick to render a row again.
constexpr std::uint32_t fewest_steps_of_a_row = 8;

class Template::Compiler {
 public:
  Compiler(std::string_view text, const Constants& constants, Template& to)
      : text_(text), constants_(constants), to_(to) {}

  void compile() {
    std::size_t copied = 0;
    for (TemplateScan scan = next_template_tag(text_, 0); scan.tag;
         scan = next_template_tag(text_, scan.tag->end)) {
      add_text(text_.substr(copied, scan.tag->begin - copied));
      add(*scan.tag);
      copied = scan.tag->end;
    }
    add_text(text_.substr(copied));
    for (std::uint32_t at = 0; at < to_.steps_.size(); ++at) {
      const Step& step = to_.steps_[at];
      if (step.op == Op::section && step.next - at > fewest_steps_of_a_row)
        to_.row_bodies_.push_back(to_.row_body(at));
    }
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

  void add(const TemplateTag& tag) {
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

  void add_variable(const TemplateTag& tag) {
    if (const std::optional<std::string> constant = constants_(tag.name)) {
      add_text(tag.kind == TagKind::raw ? *constant : html_escaped(*constant));
      return;
    }
    add_step(tag.kind == TagKind::raw ? Op::raw : Op::escaped, tag.name);
  }

  void open(const TemplateTag& tag) {
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
  Renderer(const Template& from, const View& root, const RowCache* rows, std::string& out)
      : from_(from), stack_{&root}, rows_(rows), out_(out) {}

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
          if (const Found found = find(step)) render_section(found, at);
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

  void render_section(const Found& found, std::size_t section) {
    const std::size_t begin = section + 1;
    const std::size_t end = from_.steps_[section].next;
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
      case View::Kind::rows:
        render_rows(found.view->list(*found.entry), section);
        break;
    }
  }

  void render_rows(View::List views, std::size_t section) {
    const std::size_t begin = section + 1;
    const std::size_t end = from_.steps_[section].next;
    const RowCache::Rows* rows = rows_of(views, section);
    for (const View* view : views) {
      const KeptRow* row = rows == nullptr ? nullptr : &(*rows)[*view->row()];
      const std::string* kept = row == nullptr ? nullptr : row->get();
      if (kept != nullptr) {
        out_ += *kept;
        continue;
      }
      const std::size_t before = out_.size();
      render_in(*view, begin, end);
      if (row != nullptr) row->offer(std::string_view(out_).substr(before));
    }
  }

  /// Where the rows of a list are kept: null, if they can't be. A row that finds all of its names
  /// in the view of its own, but for flags of the page, looks the same wherever these are the same.
  const RowCache::Rows* rows_of(View::List views, std::size_t section) const {
    if (rows_ == nullptr || views.empty()) return nullptr;
    const View& first = *views.front();
    const bool are_rows = std::ranges::all_of(
        views, [&](const View* view) { return view->row() && view->has_keys_of(first); });
    const auto body = std::ranges::lower_bound(from_.row_bodies_, section, {}, &RowBody::section);
    if (!are_rows || body == from_.row_bodies_.end() || body->section != section) return nullptr;
    RowLook look{.body = body->fingerprint};
    for (const Name& name : body->names) {
      if (first.find(from_.keys_[name.begin]) != nullptr) continue;
      const Found outside = find(name.begin, name.end);
      if (outside && outside.entry->kind != View::Kind::flag) return nullptr;
      look.flags = look.flags << 1U | (outside ? 1U : 0U);
    }
    return rows_->rows_of(look);
  }

  void render_in(const View& view, std::size_t begin, std::size_t end) {
    stack_.push_back(&view);
    render(begin, end);
    stack_.pop_back();
  }

  /// The first key is looked up from the innermost view outwards, the others in what it names.
  Found find(std::uint32_t begin, std::uint32_t end) const {
    const std::span keys(from_.keys_.data() + begin, end - begin);
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

  Found find(const Step& step) const { return find(step.begin, step.end); }

  const Template& from_;
  std::vector<const View*> stack_;
  const RowCache* rows_;
  std::string& out_;
};

Template::RowBody Template::row_body(std::uint32_t section) const {
  RowBody body{.section = section, .fingerprint = {}, .names = {}};
  Hasher hasher;
  const auto keys_of = [&](const Name& name) {
    return std::span(keys_).subspan(name.begin, name.end - name.begin);
  };
  for (std::uint32_t at = section + 1; at < steps_[section].next; ++at) {
    const Step& step = steps_[at];
    hasher.add(static_cast<std::uint64_t>(step.op));
    if (step.op == Op::text) {
      hasher.add(std::string_view(texts_).substr(step.begin, step.end - step.begin));
      continue;
    }
    const Name name{.begin = step.begin, .end = step.end};
    hasher.add(std::uint64_t{step.next == 0 ? 0 : step.next - at}).add(keys_of(name).size());
    for (const ViewKey key : keys_of(name)) hasher.add(static_cast<std::uint64_t>(key));
    const bool is_new = std::ranges::none_of(body.names, [&](const Name& known) {
      return std::ranges::equal(keys_of(known), keys_of(name));
    });
    if (is_new && name.begin < name.end) body.names.push_back(name);
  }
  body.fingerprint = hasher.finish();
  return body;
}

Template::Template(std::string_view text, const Constants& constants) {
  Compiler(text, constants, *this).compile();
}

std::string Template::render(const View& root, const RowCache* rows) const {
  std::string out;
  out.reserve(texts_.size() * 2);
  Renderer(*this, root, rows, out).render(0, steps_.size());
  return out;
}

}  // namespace tokensite
