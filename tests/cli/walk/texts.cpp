#include "tests/cli/walk/texts.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>

namespace tokensite {
namespace {

constexpr std::size_t usual_size = 700;  ///< bytes

/// Where the line with `key` begins; npos if there is none.
std::size_t find_line(std::string_view text, std::string_view key) {
  const std::size_t found = text.find(fmt::format("\n{}:", key));
  return found == text.npos ? text.npos : found + 1;
}

/// "content/pages/about.md" seen from "content/editions/0001-x/edition.md": "../../pages/about.md".
std::string seen_from(const std::string& source, const std::string& target) {
  namespace fs = boost::filesystem;
  return fs::path(target).lexically_relative(fs::path(source).parent_path()).generic_string();
}

}  // namespace

const std::string linked_page = "https://www.example.net/linked";

std::vector<std::string> section_ids() { return {"papers", "tools", "reads"}; }

std::string with_line(std::string text, std::string_view key, std::string_view value) {
  const std::string line = fmt::format("{}: {}", key, value);
  const std::size_t begin = find_line(text, key);
  if (begin == text.npos)
    return text.insert(std::min(text.find('\n') + 1, text.size()), line + "\n");
  return text.replace(begin, std::min(text.find('\n', begin), text.size()) - begin, line);
}

std::string without_line(std::string text, std::string_view key) {
  const std::size_t begin = find_line(text, key);
  if (begin != text.npos) text.erase(begin, text.find('\n', begin) + 1 - begin);
  return text;
}

std::string with_body(std::string_view text, std::string_view body) {
  const std::size_t end = text.find("\n---\n", 1);
  return fmt::format("{}\n---\n\n{}", text.substr(0, end), body);
}

std::string with_other_mark(std::string text, Random& random) {
  std::vector<std::size_t> marks;
  const std::string_view mark = "mark-";
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    if (at + mark.size() + 6 <= text.size()) marks.push_back(at + mark.size());
  }
  if (!marks.empty()) return text.replace(marks[random.below(marks.size())], 6, random.letters());
  if (!text.empty()) text.back() = text.back() == 'x' ? 'y' : 'x';
  return text;
}

std::vector<std::string> marked_files(const SiteFolder& site) {
  std::vector<std::string> files = site.source_files();
  std::erase_if(files, [&](const std::string& file) {
    return site.read(file).find("mark-") == std::string::npos;
  });
  return files;
}

std::string random_link(Random& random, const SiteFolder& site, const std::string& source) {
  const std::vector<std::string> tags = {"/tags/compilers/", "/tags/history/", "/tags/gardens/"};
  switch (random.below(10)) {
    case 0:
    case 1:
      return seen_from(source, random.one_of(site.items()));
    case 2:
      return seen_from(source, random.one_of(site.edition_folders()) + "/edition.md");
    case 3:
      return seen_from(source, random.one_of(site.edition_folders()));
    case 4:
      return seen_from(source, random.one_of(site.pages()));
    case 5:
      return seen_from(source, random.one_of(site.attachments()));
    case 6:
      return seen_from(source, random.one_of(site.files_below("static")));
    case 7:
      return fmt::format("/editions/{}/", 1 + random.below(8));
    case 8:
      return random.one_of(tags);
    default:
      return random.one_of({"#top", "/sections/papers/", "/feed.xml", "nowhere.md", "/nowhere/"});
  }
}

std::string random_body(Random& random, const SiteFolder& site, const std::string& source) {
  std::string body = fmt::format("{} *{}* {}.\n", random.words(5), random.mark(), random.words(3));
  if (random.chance(50)) {
    body += fmt::format("\nSee [it]({}) there.\n", random_link(random, site, source));
  }
  if (random.chance(20)) {
    body += fmt::format("\n![A cover]({}) <b>bold</b>\n",
                        random.one_of({"../cover.png", "cover.png", "../papers/heap.png"}));
  }
  if (random.chance(40)) body += fmt::format("\nRead [that]({}#there), too.\n", linked_page);
  if (random.chance(30)) body += fmt::format("\n# {}\n\n- {}\n", random.words(2), random.words(4));
  return body;
}

std::string random_title(Random& random) {
  return fmt::format("\"{} {}\"", random.words(2), random.chance(50) ? random.mark() : "<i>: #1");
}

std::string random_tags(Random& random) {
  const std::vector<std::string> known = {"compilers", "compiler", "history", "gardens",
                                          "gardening", "networks", "Gardens", "unknown"};
  std::string list;
  for (std::size_t i = random.below(4); i > 0; --i) {
    list += (list.empty() ? "" : ", ") + random.one_of(known);
  }
  return "[" + list + "]";
}

std::string random_date(Random& random) {
  const std::string month = fmt::format("2026-{:02}", 1 + random.below(12));
  return random.chance(30) ? month : fmt::format("{}-{:02}", month, 1 + random.below(28));
}

std::string random_item(Random& random, const SiteFolder& site, const std::string& source) {
  std::string text =
      fmt::format("---\ntitle: {}\nurl: https://{}.example.net/{}\ntags: {}\n---\n\n{}",
                  random_title(random), random.one_of({"arxiv", "www", "blog"}), random.letters(),
                  random_tags(random), random_body(random, site, source));
  if (random.chance(30)) text = with_line(text, "authors", "[Ada Moss, Jo Reed]");
  if (random.chance(10)) text = with_line(text, "draft", "true");
  if (random.chance(50) && text.size() < usual_size) text.resize(usual_size, '\n');
  return text;
}

std::string random_edition(Random& random, const SiteFolder& site, const std::string& source,
                           int number) {
  std::string text =
      fmt::format("---\nnumber: {}\ntitle: {}\ndate: {}\n---\n\n{}", number, random_title(random),
                  random_date(random), random_body(random, site, source));
  if (random.chance(50)) {
    text = with_line(text, "tldr", fmt::format("{{papers: {}}}", random.mark()));
  }
  if (random.chance(50)) text = with_line(text, "subtitle", random.mark());
  if (random.chance(30)) text = with_line(text, "aliases", "[" + random.fresh("old/e") + "/]");
  return text;
}

std::string random_page(Random& random, const SiteFolder& site, const std::string& source) {
  std::string text = fmt::format("---\ntitle: {}\n---\n\n{}", random_title(random),
                                 random_body(random, site, source));
  if (random.chance(50)) text = with_line(text, "description", random.mark());
  if (random.chance(50)) text = with_line(text, "aliases", "[" + random.fresh("old/p") + ".html]");
  return text;
}

}  // namespace tokensite
