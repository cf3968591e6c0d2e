#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "check/rules.hpp"
#include "diagnostics/sources.hpp"
#include "index/tag_resolver.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_tag = 100;  ///< bytes; a tag is a folder of the site

void report_unknown_tag(const Spanned& tag, const Config& config,
                        const std::vector<std::string_view>& names, Diagnostics& diagnostics) {
  Diagnostic diagnostic{
      .code = Code::unknown_tag,
      .span = tag.span,
      .message = fmt::format("unknown tag `{}`", tag.text),
      .help = "choose one of the vocabulary, or add this one to `tags` in tokensite.yml"};
  if (const auto nearest = nearest_word(tag.text, names)) {
    const VocabularyTag& known = *find_tag(config, *nearest);
    suggest(diagnostic, known.id);
    diagnostic.labels = {{.span = known.span, .text = "declared"}};
  }
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

void check_tags_are_known(const CheckInput& input, Diagnostics& diagnostics) {
  std::vector<std::string_view> names;
  for (const VocabularyTag& tag : input.config.tags) {
    names.push_back(tag.id);
    names.insert(names.end(), tag.aliases.begin(), tag.aliases.end());
  }
  for (const auto& [item, written, tag] : input.tags) {
    if (tag->slug_size == 0 || tag->slug_size > longest_tag) {
      diagnostics.push_back(
          {.code = Code::bad_value,
           .span = written->span,
           .message = fmt::format("`{}` can't be the address of a tag: it {}",
                                  shortened(written->text, 60),
                                  tag->slug_size == 0 ? "has no letter or digit" : "is too long")});
    } else if (input.config.has_vocabulary && tag->known == nullptr) {
      report_unknown_tag(*written, input.config, names, diagnostics);
    }
  }
}

void check_tags_go_by_their_ids(const CheckInput& input, Diagnostics& diagnostics) {
  for (const auto& [item, written, tag] : input.tags) {
    const VocabularyTag* known = tag->known;
    if (known == nullptr || known->id == written->text) continue;
    diagnostics.push_back(
        {.code = Code::tag_alias,
         .span = written->span,
         .message = fmt::format("`{}` is another name of the tag `{}`", written->text, known->id),
         .help = fmt::format("write `{}`", known->id),
         .labels = {{.span = known->span, .text = "declared"}},
         .fixes = {{.message = fmt::format("write `{}`", known->id),
                    .edits = {{.span = written->span, .replacement = known->id}},
                    .confidence = Confidence::sure}}});
  }
}

void check_vocabulary_is_used(const CheckInput& input, Diagnostics& diagnostics) {
  // Of a site that is only just begun, or that can't be read whole, there is no telling.
  if (input.archive.items.empty() || input.left_out.has_unreadable_documents) return;
  if (std::ranges::any_of(input.archive.items, &Item::has_faulty_tags)) return;
  std::unordered_set<const VocabularyTag*> used;
  for (const TagUse& use : input.tags) used.insert(use.tag->known);
  TagResolver resolver(input.config);
  for (const std::string& tag : input.left_out.draft_tags) used.insert(resolver.resolve(tag).known);
  for (const VocabularyTag& tag : input.config.tags) {
    if (used.contains(&tag)) continue;
    diagnostics.push_back({.code = Code::unused_tag,
                           .span = tag.span,
                           .message = fmt::format("no item has the tag `{}`", tag.id),
                           .help = "give it to an item, or take it out of `tags`"});
  }
}

void check_items_have_tags(const Archive& archive, Diagnostics& diagnostics) {
  for (const Item& item : archive.items) {
    if (!item.tags.empty() || item.has_faulty_tags) continue;
    diagnostics.push_back({.code = Code::untagged_item,
                           .span = {.file = item.file},
                           .message = "this item has no tags, so no tag page will show it",
                           .help = "add a line such as `tags: [first-tag, second-tag]`"});
  }
}

}  // namespace tokensite
