#include "parse/markdown.hpp"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <exception>
#include <string_view>
#include <vector>

#include "parse/html_renderer.hpp"
#include "parse/masked_text.hpp"

namespace tokensite {
namespace {

/// What the C callbacks are given; nothing may throw through md4c.
struct Callbacks {
  HtmlRenderer& renderer;
  MaskedText& text;
  std::vector<MD_SPANTYPE> open{};  ///< spans that were entered and not left
  std::exception_ptr failure{};

  template <class Call>
  static int guarded(void* self, const Call& call) noexcept {
    auto& callbacks = *static_cast<Callbacks*>(self);
    try {
      call(callbacks);
      return 0;
    } catch (...) {
      callbacks.failure = std::current_exception();
      return 1;
    }
  }

  /// md4c 0.4.8 leaves emphasis that it never entered, for one whose beginning lies in a link's
  /// destination: `[](*)*`. Spans are left in order, whatever it says.
  void leave(MD_SPANTYPE type) {
    const auto entered = std::find(open.rbegin(), open.rend(), type);
    if (entered == open.rend()) return;
    for (auto left = entered - open.rbegin() + 1; left > 0; --left) {
      renderer.leave(open.back());
      open.pop_back();
    }
  }

  void enter(MD_SPANTYPE type, void* detail) {
    open.push_back(type);
    if (type == MD_SPAN_A) {
      MD_SPAN_A_DETAIL link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
      link.href = text.original_destination(link.href);
      link.title.text = text.original({link.title.text, link.title.size}).data();
      renderer.enter(type, &link);
    } else if (type == MD_SPAN_IMG) {
      MD_SPAN_IMG_DETAIL image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
      image.src = text.original_destination(image.src);
      image.title.text = text.original({image.title.text, image.title.size}).data();
      renderer.enter(type, &image);
    } else {
      renderer.enter(type, detail);
    }
  }

  void leave_all() {
    for (; !open.empty(); open.pop_back()) renderer.leave(open.back());
  }
};

/// In md4c 0.4.8 the time that a paragraph takes grows with the square of the addresses in it: a
/// tenth of a second for these.
constexpr std::size_t most_addresses = 10'000;

/// What may become a link, though nothing marks it as one.
std::size_t address_count(std::string_view markdown) {
  std::size_t count = 0;
  for (const std::string_view mark : {"://", "www."}) {
    for (std::size_t at = markdown.find(mark); at != markdown.npos;
         at = markdown.find(mark, at + mark.size())) {
      ++count;
    }
  }
  return count;
}

}  // namespace

Body render_markdown(const Sources& sources, Span where, const MarkdownOptions& options,
                     Diagnostics& diagnostics) {
  const std::string_view markdown = sources.text(where);
  HtmlRenderer renderer(markdown, where, options, diagnostics);
  MaskedText masked(markdown);
  Callbacks callbacks{.renderer = renderer, .text = masked};
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
  if (options.raw_html == RawHtml::escape) parser.flags |= MD_FLAG_NOHTML;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return Callbacks::guarded(self, [&](Callbacks& to) { to.renderer.enter(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return Callbacks::guarded(self, [&](Callbacks& to) {
      to.leave_all();
      to.renderer.leave(type, detail);
    });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return Callbacks::guarded(self, [&](Callbacks& to) { to.enter(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* self) {
    return Callbacks::guarded(self, [&](Callbacks& to) { to.leave(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return Callbacks::guarded(self, [&](Callbacks& to) {
      to.renderer.text(type, to.text.original({text, size}));
    });
  };
  if (address_count(markdown) > most_addresses) {
    diagnostics.push_back({.code = Code::file_too_large,
                           .span = where,
                           .message = fmt::format("this text holds more than {} addresses of the "
                                                  "web, too many for a page",
                                                  most_addresses),
                           .help = "cut the text into several"});
    parser.flags &= ~static_cast<unsigned>(MD_FLAG_PERMISSIVEAUTOLINKS);
  }
  md_parse(masked.shown().data(), static_cast<MD_SIZE>(markdown.size()), &parser, &callbacks);
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
