#include "tests/support/site.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "diagnostics/report.hpp"
#include "links/link_report.hpp"
#include "support/files.hpp"

namespace tokensite {

const char* const symbolic_link = "(symbolic link)\n";

const char* const small_config = R"(title: The Tester
base_url: https://example.org/tester/
feed_id: "tag:example.org,2025:tester"
sections:
  - {id: papers, title: Papers, emoji: 📄, count: 2}
  - {id: tools, title: "Tools & Repos"}
tags:
  llm: {title: Language models, aliases: [llms]}
  rag: {title: Retrieval}
)";

Files small_site(const Files& changes) {
  Files files = {
      {"tokensite.yml", small_config},
      {"content/editions/0001-first/edition.md",
       "---\nnumber: 1\ntitle: First\ndate: 2026-06-17\ntldr:\n  papers: Two of "
       "them.\n---\n\nHello & welcome.\n"},
      {"content/editions/0001-first/papers/1-alpha.md",
       "---\ntitle: Alpha\nurl: https://arxiv.org/abs/2601.00001\ntags: [llm]\n---\n\nThe *first* "
       "paper.\n"},
      {"content/editions/0001-first/papers/2-beta.md",
       "---\ntitle: Beta\nno_url: \"it was lost\"\ntags: [llm, rag]\n---\n\nThe second paper.\n"},
      {"content/editions/0001-first/tools/1-gamma.md",
       "---\ntitle: Gamma\nurl: https://www.example.com/gamma\ntags: [rag]\n---\n\nA tool.\n"},
      {"content/pages/about.md", "---\ntitle: About\n---\n\nWho we are.\n"},
  };
  for (const auto& [path, text] : changes) {
    if (text.empty()) {
      files.erase(path);
    } else {
      files[path] = text;
    }
  }
  return files;
}

Plan plan_of(const Files& files, const PlanOptions& options, unsigned jobs) {
  Files regular = files;
  std::vector<std::string> links;
  for (const auto& [path, text] : files) {
    if (text == symbolic_link) links.push_back(path), regular.erase(path);
  }
  Workers workers(jobs);
  Result<Plan> plan = plan_site(std::make_shared<MemoryFiles>(regular, links), options, workers);
  if (!plan) throw std::runtime_error(plan.error().message);
  return std::move(*plan);
}

std::string report_on(const Files& files) {
  Plan plan = plan_of(files, {.external_links = ExternalLinks::list,
                              .today = Date{.year = 2026, .month = 6, .day = 30}});
  Diagnostics on_links;
  report_links(plan.links.lock, plan.links.links, *plan.sources, on_links);
  add_diagnostics(plan, std::move(on_links));
  return text_report(plan.diagnostics, *plan.sources, Colour::never);
}

std::string rendered(const Plan& plan, const std::string& path) {
  const auto output = std::ranges::find(plan.outputs, path, &Output::path);
  if (output == plan.outputs.end()) return "(there is no output " + path + ")";
  const Result<std::string> bytes = output->render();
  return bytes ? *bytes : bytes.error().message;
}

bool updates_golden() { return std::getenv("TOKENSITE_UPDATE_GOLDEN") != nullptr; }

std::string read_source_file(const std::string& path) {
  const Result<std::string> text = read_file(std::string(TOKENSITE_SOURCE_DIR) + "/" + path);
  return text ? *text : "";
}

void write_source_file(const std::string& path, const std::string& text) {
  const auto written = write_file_atomically(std::string(TOKENSITE_SOURCE_DIR) + "/" + path, text);
  if (!written) throw std::runtime_error(written.error().message);
}

std::string golden(const std::string& path, const std::string& actual) {
  if (updates_golden()) write_source_file(path, actual);
  return read_source_file(path);
}

}  // namespace tokensite
