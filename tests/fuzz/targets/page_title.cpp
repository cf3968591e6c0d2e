#include "authoring/page_title.hpp"

#include "support/text.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {
namespace {

/// Whether a text from elsewhere is fit for one line of a file.
std::string fault_in_line(const std::string& line) {
  if (find_invalid_utf8(line)) return "it isn't UTF-8";
  if (find_non_xml_character(line)) return "it holds a control character";
  if (line.find_first_of("\t\n\r\x7F") != std::string::npos) return "it isn't one line";
  if (trim(line) != line) return "there is white space around it";
  return {};
}

std::string fault_in_facts(const PageFacts& facts) {
  if (code_point_count(facts.title) > 301) return "the title is too long";
  if (std::string fault = fault_in_line(facts.title); !fault.empty()) return "title: " + fault;
  for (const std::string& author : facts.authors) {
    if (std::string fault = fault_in_line(author); !fault.empty()) return "author: " + fault;
  }
  return {};
}

}  // namespace

std::string try_page_title(std::string_view bytes) {
  for (const char* url : {"https://arxiv.org/abs/2601.00001", "https://github.com/a/b",
                          "https://www.youtube.com/watch?v=x", "https://example.org/"}) {
    if (std::string fault = fault_in_facts(facts_of_page(url, bytes)); !fault.empty()) return fault;
  }
  (void)oembed_address(bytes);
  return fault_in_facts(facts_of_oembed(bytes));
}

}  // namespace tokensite
