// XML, written front to back.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tokensite {

using XmlAttributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// One element a line. Names are ours; texts and values are escaped here, with numeric references
/// throughout, as the RSS profile wants it ("Character Data"). They are valid UTF-8 without
/// characters that XML lacks.
class XmlWriter {
 public:
  XmlWriter();

  XmlWriter& begin(std::string_view name, XmlAttributes attributes = {});
  XmlWriter& end();
  XmlWriter& element(std::string_view name, std::string_view text, XmlAttributes attributes = {});
  XmlWriter& empty(std::string_view name, XmlAttributes attributes);

  /// What was written, once every element is closed.
  std::string take();

 private:
  void open_tag(std::string_view name, XmlAttributes attributes);

  std::string xml_;
  std::vector<std::string> open_;
};

}  // namespace tokensite
