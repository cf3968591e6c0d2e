// A page open in a browser, and what it has to be told when the site changes.
#pragma once

#include <string>
#include <string_view>

#include "serve/snapshot.hpp"

namespace tokensite {

class Tab {
 public:
  /// Of the query that the page's script asks for events with: `path`, its address, and `document`,
  /// the state that it was served with.
  explicit Tab(std::string_view query);

  /// Events (in the form of server-sent events, WHATWG HTML, section 9.2) that bring the page from
  /// what it was told of last to `snapshot`; empty if there is nothing to tell.
  ///
  ///   reload          the page is another one now
  ///   style-sheets    only its style sheets are; data: their addresses
  ///   report          what there is to say of the sources; data: `Snapshot::report`
  std::string catch_up(const Snapshot& snapshot);

 private:
  std::string path_;
  std::string document_;
  std::string style_sheets_;
  std::string report_;
};

}  // namespace tokensite
