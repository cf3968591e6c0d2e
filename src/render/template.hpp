// Mustache templates and what they see: the only place that knows the template engine.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// An object as templates see it: named texts, flags, objects and lists. Objects and lists refer to
/// other views without owning them; those must outlive every rendering.
///
/// An empty text, a missing object and an empty list are all false to a template.
class View {
 public:
  View();
  ~View();
  View(View&& other) noexcept;
  View& operator=(View&& other) noexcept;

  View& set(const char* name, std::string text);
  View& set_flag(const char* name, bool value);
  View& set_object(const char* name, const View* view);
  /// Sets a flag `has_<name>` too.
  View& set_list(const char* name, const std::vector<const View*>& views);

 private:
  friend class Template;
  struct Data;
  std::unique_ptr<Data> data_;
};

/// What is wrong with a template, and where (a byte offset into its text).
struct TemplateFault {
  std::size_t offset = 0;
  std::string message;
};

/// A fault of this template taken by itself, without its partials.
std::optional<TemplateFault> find_template_fault(std::string_view text);

/// A place where a template asks for another: {{> name}}.
struct PartialTag {
  std::size_t begin = 0;  ///< of the tag
  std::size_t end = 0;
  std::string_view name;
};
std::vector<PartialTag> partial_tags(std::string_view text);

/// Parsed once, rendered many times, from any thread.
class Template {
 public:
  /// `text` has no fault and no partial tags left.
  explicit Template(std::string_view text);
  ~Template();
  Template(Template&& other) noexcept;
  Template& operator=(Template&& other) noexcept;

  std::string render(const View& root) const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace tokensite
