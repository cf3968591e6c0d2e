#include "parse/markdown.hpp"

#include <md4c.h>

#include <exception>
#include <string_view>

#include "parse/html_renderer.hpp"

namespace tokensite {
namespace {

/// What the C callbacks are given; nothing may throw through md4c.
struct Callbacks {
  HtmlRenderer& renderer;
  std::exception_ptr failure{};

  template <class Call>
  static int guarded(void* self, const Call& call) noexcept {
    auto& callbacks = *static_cast<Callbacks*>(self);
    try {
      call(callbacks.renderer);
      return 0;
    } catch (...) {
      callbacks.failure = std::current_exception();
      return 1;
    }
  }
};

}  // namespace

Body render_markdown(const Sources& sources, Span where, const MarkdownOptions& options,
                     Diagnostics& diagnostics) {
  const std::string_view markdown = sources.text(where);
  HtmlRenderer renderer(markdown, where, options, diagnostics);
  Callbacks callbacks{.renderer = renderer};
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
  if (options.raw_html == RawHtml::escape) parser.flags |= MD_FLAG_NOHTML;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return Callbacks::guarded(self, [&](HtmlRenderer& to) { to.enter(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return Callbacks::guarded(self, [&](HtmlRenderer& to) { to.leave(type, detail); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return Callbacks::guarded(self, [&](HtmlRenderer& to) { to.enter(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* self) {
    return Callbacks::guarded(self, [&](HtmlRenderer& to) { to.leave(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return Callbacks::guarded(self, [&](HtmlRenderer& to) { to.text(type, {text, size}); });
  };
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &callbacks);
  try {
    if (callbacks.failure) std::rethrow_exception(callbacks.failure);
  } catch (const TextTooLarge&) {
    diagnostics.push_back(
        {.code = Code::file_too_large,
         .span = where,
         .message = "with its reference links written out, this text is too large for a page",
         .help = "a link's definition that is used thousands of times must be short"});
  }
  return renderer.take();
}

}  // namespace tokensite
