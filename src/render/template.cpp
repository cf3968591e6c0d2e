#include "render/template.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstring>
#include <kainjow/mustache.hpp>
#include <string>
#include <utility>

#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

namespace mustache = kainjow::mustache;
using MustacheData = mustache::data;

// The engine's own objects are copied whole whenever they are set or listed. A handle stands for
// one instead: a string that holds its address, marked by a byte that no text of a site can hold.
constexpr char handle_mark = '\x01';

std::string handle_to(const MustacheData* data) {
  std::string handle(1 + sizeof data, handle_mark);
  std::memcpy(handle.data() + 1, &data, sizeof data);
  return handle;
}

const MustacheData* resolved(const MustacheData* data) {
  if (data == nullptr || !data->is_string()) return data;
  const std::string& text = data->string_value();
  if (text.size() != 1 + sizeof data || text[0] != handle_mark) return data;
  const MustacheData* target = nullptr;
  std::memcpy(&target, text.data() + 1, sizeof target);
  return target;
}

/// Looks names up through handles. "a.b.c" is the object `a`, in it "b.c" as one name (the words
/// and the assets of a theme have dots in theirs), and failing that `b` and then `c`.
class Context final : public mustache::basic_context<std::string> {
 public:
  explicit Context(const MustacheData* root) { push(root); }

  void push(const MustacheData* data) override { stack_.push_back(resolved(data)); }
  void pop() override { stack_.pop_back(); }

  const MustacheData* get(const std::string& name) const override {
    if (name == ".") return stack_.back();
    const std::size_t dot = name.find('.');
    const std::string first = name.substr(0, dot);
    for (auto level = stack_.rbegin(); level != stack_.rend(); ++level) {
      const MustacheData* found = resolved((*level)->get(first));
      if (found == nullptr) continue;
      return dot == name.npos ? found : within(found, name.substr(dot + 1));
    }
    return nullptr;
  }

  const MustacheData* get_partial(const std::string& /*name*/) const override { return nullptr; }

 private:
  static const MustacheData* within(const MustacheData* object, const std::string& name) {
    if (const MustacheData* whole = object->get(name)) return resolved(whole);
    const std::size_t dot = name.find('.');
    if (dot == name.npos) return nullptr;
    const MustacheData* next = resolved(object->get(name.substr(0, dot)));
    return next == nullptr ? nullptr : within(next, name.substr(dot + 1));
  }

  std::vector<const MustacheData*> stack_;
};

/// The sink that the engine writes to, through operator<<.
struct Output {
  std::string text;
  Output& operator<<(const std::string& part) {
    text += part;
    return *this;
  }
};

/// The engine tells places only in its messages: "Unclosed tag at 123".
std::size_t offset_in(const std::string& message) {
  const std::size_t at = message.rfind(" at ");
  std::size_t offset = 0;
  if (at != message.npos)
    std::from_chars(message.data() + at + 4, message.data() + message.size(), offset);
  return offset;
}

}  // namespace

struct View::Data {
  MustacheData object{MustacheData::type::object};
};

View::View() : data_(std::make_unique<Data>()) {}
View::~View() = default;
View::View(View&& other) noexcept = default;
View& View::operator=(View&& other) noexcept = default;

View& View::set(const char* name, std::string text) {
  data_->object[name] = text.empty() ? MustacheData(false) : MustacheData(text);
  return *this;
}

View& View::set_flag(const char* name, bool value) {
  data_->object[name] = MustacheData(value);
  return *this;
}

View& View::set_object(const char* name, const View* view) {
  data_->object[name] =
      view == nullptr ? MustacheData(false) : MustacheData(handle_to(&view->data_->object));
  return *this;
}

View& View::set_list(const char* name, const std::vector<const View*>& views) {
  MustacheData list(MustacheData::type::list);
  for (const View* view : views) list.push_back(MustacheData(handle_to(&view->data_->object)));
  data_->object[name] = std::move(list);
  // Mustache can't ask whether a list has anything in it without repeating for each.
  data_->object[std::string("has_") + name] = MustacheData(!views.empty());
  return *this;
}

std::optional<TemplateFault> find_template_fault(std::string_view text) {
  if (const std::size_t delimiters = text.find("{{="); delimiters != text.npos) {
    return TemplateFault{.offset = delimiters, .message = "delimiters can't be changed here"};
  }
  // An opening at the very end makes the engine look past the text.
  if (text.ends_with("{{")) {
    return TemplateFault{.offset = text.size() - 2, .message = "this tag is never closed"};
  }
  const mustache::mustache parsed{std::string(text)};
  if (parsed.is_valid()) return std::nullopt;
  std::string message = parsed.error_message();
  const std::size_t offset = std::min(offset_in(message), text.size());
  message.resize(std::min(message.rfind(" at "), message.size()));
  for (char& c : message) c = c == '"' ? '`' : c;
  message[0] = ascii_lower(message.substr(0, 1))[0];
  return TemplateFault{.offset = offset, .message = std::move(message)};
}

std::vector<PartialTag> partial_tags(std::string_view text) {
  std::vector<PartialTag> tags;
  for (std::size_t begin = text.find("{{"); begin != text.npos; begin = text.find("{{", begin)) {
    const std::size_t close = text.find("}}", begin);
    if (close == text.npos) break;
    const std::string_view content = trim(text.substr(begin + 2, close - begin - 2));
    if (content.starts_with('>')) {
      tags.push_back({.begin = begin, .end = close + 2, .name = trim(content.substr(1))});
    }
    begin = close + 2;
  }
  return tags;
}

struct Template::Engine {
  mustache::mustache parsed;
};

Template::Template(std::string_view text)
    : engine_(std::make_unique<Engine>(Engine{mustache::mustache{std::string(text)}})) {
  engine_->parsed.set_custom_escape([](const std::string& raw) { return html_escaped(raw); });
}
Template::~Template() = default;
Template::Template(Template&& other) noexcept = default;
Template& Template::operator=(Template&& other) noexcept = default;

std::string Template::render(const View& root) const {
  Context context(&root.data_->object);
  Output output;
  // Rendering a valid template without partials and lambdas changes nothing in the engine, though
  // its method isn't const.
  engine_->parsed.render(context, output);
  return std::move(output.text);
}

}  // namespace tokensite
