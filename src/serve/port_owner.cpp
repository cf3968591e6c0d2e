#include "serve/port_owner.hpp"

#include <dirent.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

#include "support/c_handle.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view listening = "0A";  // TCP_LISTEN, include/net/tcp_states.h
constexpr std::size_t longest_command = 60;   ///< code points

/// The inodes of sockets that listen on `port`. A line is: number, local address, remote address,
/// state, queues, timer, retransmits, user, timeout, inode (proc(5)).
std::set<std::string> sockets_on(std::uint16_t port) {
  std::set<std::string> inodes;
  const std::string ending = fmt::format(":{:04X}", port);
  for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
    std::ifstream lines(table);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      const std::vector<std::string> fields{std::istream_iterator<std::string>(words), {}};
      if (fields.size() < 10 || !fields[1].ends_with(ending) || fields[3] != listening) continue;
      inodes.insert(fmt::format("socket:[{}]", fields[9]));
    }
  }
  return inodes;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  const CHandle<DIR, ::closedir> stream(::opendir(folder.c_str()));
  if (!stream) return names;
  while (const dirent* entry = ::readdir(stream.get())) names.emplace_back(entry->d_name);
  return names;
}

bool holds_one_of(const std::string& process, const std::set<std::string>& sockets) {
  const std::string folder = fmt::format("/proc/{}/fd", process);
  return std::ranges::any_of(names_in(folder), [&](const std::string& name) {
    std::array<char, 64> target{};
    const std::string link = fmt::format("{}/{}", folder, name);
    const ssize_t size = ::readlink(link.c_str(), target.data(), target.size());
    return size > 0 && sockets.contains(std::string(target.data(), static_cast<std::size_t>(size)));
  });
}

/// As it was typed, more or less.
std::string command_of(const std::string& process) {
  std::ifstream file(fmt::format("/proc/{}/cmdline", process), std::ios::binary);
  std::string command{std::istreambuf_iterator<char>(file), {}};
  std::ranges::replace(command, '\0', ' ');
  return shortened(valid_utf8(trim(command)), longest_command);
}

}  // namespace

std::optional<std::string> owner_of_port(std::uint16_t port) {
  const std::set<std::string> sockets = sockets_on(port);
  if (sockets.empty()) return std::nullopt;
  for (const std::string& process : names_in("/proc")) {
    if (process.find_first_not_of("0123456789") != process.npos) continue;
    if (!holds_one_of(process, sockets)) continue;
    return fmt::format("`{}` (process {})", command_of(process), process);
  }
  return std::nullopt;
}

}  // namespace tokensite
