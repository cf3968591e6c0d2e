#include "commands/transfer_progress.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "commands/site_folder.hpp"
#include "diagnostics/report_words.hpp"

namespace tokensite {
namespace {

const char* nouns_of(TransferStage stage) {
  switch (stage) {
    case TransferStage::fetch:
      return "objects fetched";
    case TransferStage::pack:
      return "objects packed";
    case TransferStage::send:
      return "objects sent";
  }
  return "objects";
}

}  // namespace

RemoteEvents TransferProgress::events() {
  return {.on_progress = [this](TransferStage stage, std::size_t done,
                                std::size_t total) { show(stage, done, total); },
          .on_words = [this](const std::string& line) { print_words(line); },
          .on_silence =
              [] {
                print_failure(
                    "the server has said nothing for ten minutes; what it was sent may still "
                    "arrive, so run the command again to see");
                std::_Exit(static_cast<int>(ExitStatus::world_failed));
              }};
}

void TransferProgress::show(TransferStage stage, std::size_t done, std::size_t total) {
  if (stage_ != stage || !bar_) bar_ = std::make_unique<ProgressBar>(nouns_of(stage));
  stage_ = stage;
  bar_->show(done, total);
}

void TransferProgress::say(const std::string& message) {
  clear();
  print_failure(message);
}

void TransferProgress::print_words(const std::string& line) {
  clear();
  fmt::print(stderr, "remote: {}\n", printable(line));
}

}  // namespace tokensite
