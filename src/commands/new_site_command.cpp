#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>

#include "authoring/new_site.hpp"
#include "commands/commands.hpp"
#include "commands/new_site_folder.hpp"
#include "commands/opened_site.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// What a text can't hold that stands in a file for people; empty, if it is fit.
std::string title_fault(const std::string& title) {
  if (trim(title).empty()) return "it is empty";
  if (find_invalid_utf8(title)) return "it isn't UTF-8";
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  return std::ranges::any_of(title, is_control) ? "it has to stay on one line" : "";
}

/// As a shell reads it back.
std::string shell_word(const std::string& text) {
  const auto is_plain = [](char c) {
    return is_ascii_alnum(c) || std::string_view("/._-+,:@%").find(c) != std::string_view::npos;
  };
  if (!text.starts_with('-') && std::ranges::all_of(text, is_plain)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

ExitStatus run_new_site(const NewSiteOptions& options) {
  const std::string folder =
      boost::filesystem::absolute(options.folder).lexically_normal().string();
  const std::string path = folder.ends_with("/.")  ? folder.substr(0, folder.size() - 2)
                           : folder.ends_with('/') ? folder.substr(0, folder.size() - 1)
                                                   : folder;
  const std::string slug = slugify(valid_utf8(path.substr(path.rfind('/') + 1)));
  const std::string name = slug.empty() ? "newsletter" : slug;
  NewSite site{.title = options.title.empty() ? title_of_folder(name) : options.title,
               .base_url = options.base_url.empty() ? fmt::format("https://example.org/{}/", name)
                                                    : options.base_url,
               .name = name,
               .today = utc_today()};
  if (const std::string fault = title_fault(site.title); !fault.empty()) {
    return wrong_usage(Error{fmt::format("--title: {}", fault)});
  }
  const auto fault = url_fault(site.base_url);
  if (fault || !ascii_lower(site.base_url).starts_with("http")) {
    return wrong_usage(Error{fmt::format("--base-url: `{}` is no http or https address{}",
                                         site.base_url, fault ? "; " + *fault : "")});
  }
  const Result<MadeFolder> made = make_site_folder(path, new_site_files(site));
  if (!made) return world_failed(made.error());
  if (!made->obstacle.empty()) return wrong_usage(Error{made->obstacle});
  fmt::print("{}: {}, with a first edition\n", options.folder, site.title);
  for (const std::string& kept : made->kept) {
    fmt::print(stderr,
               "tokensite: {} was there already, and is left as it was; a new one says:\n{}", kept,
               made->text_of(kept));
  }
  boost::system::error_code ignored;
  const bool is_here = boost::filesystem::equivalent(path, ".", ignored);
  fmt::print("\nNext:\n{}", is_here ? "" : fmt::format("  cd {}\n", shell_word(options.folder)));
  fmt::print("  tokensite build        # writes the site into public/\n");
  fmt::print("README.md there says how to go on.\n");
  if (options.base_url.empty()) {
    fmt::print("Before you publish, write your own base_url into tokensite.yml.\n");
  }
  return ExitStatus::fine;
}

}  // namespace tokensite
