#include "support/url.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/byte_runs.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Schemes that a newsletter links to. An unknown one is a slip far more often than a link.
const std::vector<std::string_view> link_schemes = {
    "https", "http", "mailto", "ftp", "irc",    "ircs",   "xmpp",   "matrix", "tel", "sms",
    "news",  "nntp", "git",    "ssh", "gemini", "gopher", "magnet", "doi",    "geo"};

bool is_scheme(std::string_view text) {
  if (text.empty() || is_ascii_digit(text[0]) || !is_ascii_alnum(text[0])) return false;
  return std::ranges::all_of(
      text, [](char c) { return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.'; });
}

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<UrlParts> split_url(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos || !is_scheme(text.substr(0, colon))) return std::nullopt;
  UrlParts parts{.scheme = text.substr(0, colon)};
  std::string_view rest = text.substr(colon + 1);
  if (const std::size_t hash = rest.find('#'); hash != rest.npos) {
    parts.fragment = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  if (const std::size_t mark = rest.find('?'); mark != rest.npos) {
    parts.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  if (!rest.starts_with("//")) {
    parts.path = rest;
    return parts;
  }
  parts.has_authority = true;
  rest.remove_prefix(2);
  std::string_view authority = rest.substr(0, rest.find('/'));
  parts.path = rest.substr(authority.size());
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    parts.userinfo = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  const std::size_t port_search = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t port =
      port_search == authority.npos ? port_search : authority.find(':', port_search);
  parts.host = authority.substr(0, port);
  if (port != authority.npos) parts.port = authority.substr(port + 1);
  return parts;
}

bool begins_with_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

bool is_script_target(std::string_view target) {
  std::string scheme;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (scheme.empty() && byte <= 0x20) continue;
    if (c == ':') break;
    if (!is_ascii_alnum(c) || scheme.size() > 10) return false;
    scheme += c;
  }
  scheme = ascii_lower(scheme);
  return scheme == "javascript" || scheme == "data" || scheme == "vbscript";
}

std::optional<std::string> url_fault(std::string_view text) {
  if (text.empty()) return "it is empty";
  if (is_script_target(text)) return "links must not run scripts or carry documents";
  if (const auto space = std::ranges::find_if(text, is_ascii_space); space != text.end()) {
    return "it holds a space; `%20` stands for one";
  }
  if (const auto bad = text.find_first_of("<>\"\\`{}|^"); bad != text.npos) {
    return fmt::format("it holds `{}`; `%{:02X}` stands for it", text[bad],
                       static_cast<unsigned>(text[bad]));
  }
  const std::optional<UrlParts> parts = split_url(text);
  if (!parts) return "it has no scheme, such as `https://`";
  const std::string scheme = ascii_lower(parts->scheme);
  if (std::ranges::find(link_schemes, scheme) == link_schemes.end()) {
    const auto nearest = nearest_word(scheme, link_schemes);
    return fmt::format("no link begins with `{}:`{}", parts->scheme,
                       nearest ? fmt::format("; did you mean `{}:`?", *nearest) : "");
  }
  if (scheme != "http" && scheme != "https") {
    if (parts->has_authority ? parts->host.empty() : parts->path.empty()) {
      return fmt::format("nothing follows `{}:`", parts->scheme);
    }
    return std::nullopt;
  }
  if (!parts->has_authority || parts->host.empty()) return "it names no host";
  if (!parts->userinfo.empty()) return "it holds a user name or password";
  const bool is_ipv6 = parts->host.starts_with('[') && parts->host.ends_with(']');
  const auto is_host_character = [](char c) {
    return is_ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '%' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (!is_ipv6 && (!std::ranges::all_of(parts->host, is_host_character) ||
                   parts->host.starts_with('.') || parts->host.find("..") != parts->host.npos)) {
    return fmt::format("`{}` is no host", parts->host);
  }
  if (parts->host == "http" || parts->host == "https") return "it has `https://` twice";
  const bool is_number =
      std::ranges::all_of(parts->port, is_ascii_digit) && parts->port.size() <= 5;
  if (!is_number || (!parts->port.empty() && std::stoi(std::string(parts->port)) > 65535)) {
    return fmt::format("`{}` is no port", parts->port);
  }
  return std::nullopt;
}

std::string display_host(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts) return {};
  std::string host = ascii_lower(parts->host);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string percent_encoded_path(std::string_view path) {
  // All of ASCII between ! and ~ but for " # % < > ? [ \ ] ^ ` { | }.
  const auto is_unfit = [](auto c) {
    return (c <= ' ') | (c == '"') | (c == '#') | (c == '%') | (c == '<') | (c == '>') |
           (c == '?') | ((c >= '[') & (c <= '^')) | (c == '`') | ((c >= '{') & (c <= '}')) |
           (c >= 0x7F);
  };
  std::string encoded;
  encoded.reserve(path.size());
  for (std::size_t at = 0;;) {
    const std::size_t end = end_of_run(path, at, is_unfit);
    encoded.append(path, at, end - at);
    if (end == path.size()) return encoded;
    encoded += fmt::format("%{:02X}", static_cast<unsigned char>(path[end]));
    at = end + 1;
  }
}

std::string request_url(std::string_view url) {
  const std::optional<UrlParts> parts = split_url(url);
  if (!parts) return std::string(url);
  constexpr std::string_view allowed = "-._~:/?#@!$&'()*+,;=%";
  std::string request = ascii_lower(parts->scheme) + "://";
  if (!parts->userinfo.empty()) request.append(parts->userinfo) += '@';
  request += ascii_lower(parts->host);
  if (!parts->port.empty()) (request += ':').append(parts->port);
  const auto append = [&](std::string_view text) {
    for (const char c : text) {
      if (is_ascii_alnum(c) || allowed.find(c) != allowed.npos) {
        request += c;
      } else {
        request += fmt::format("%{:02X}", static_cast<unsigned char>(c));
      }
    }
  };
  append(parts->path.empty() ? "/" : parts->path);
  if (!parts->query.empty()) append("?"), append(parts->query);
  return request;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) {
      decoded += text[i];
      continue;
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

}  // namespace tokensite
