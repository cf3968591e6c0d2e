#include "render/xml.hpp"

#include <utility>

#include "support/escape.hpp"

namespace tokensite {
XmlWriter::XmlWriter() : xml_("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") {}

void XmlWriter::open_tag(std::string_view name, XmlAttributes attributes) {
  xml_.append(open_.size() * 2, ' ').append("<").append(name);
  for (const auto& [key, value] : attributes) {
    xml_.append(" ").append(key).append("=\"");
    append_xml_escaped(xml_, value);
    xml_ += '"';
  }
}

XmlWriter& XmlWriter::begin(std::string_view name, XmlAttributes attributes) {
  open_tag(name, attributes);
  xml_ += ">\n";
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::end() {
  const std::string name = std::move(open_.back());
  open_.pop_back();
  xml_.append(open_.size() * 2, ' ').append("</").append(name).append(">\n");
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view text,
                              XmlAttributes attributes) {
  open_tag(name, attributes);
  xml_ += '>';
  append_xml_escaped(xml_, text);
  xml_.append("</").append(name).append(">\n");
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, XmlAttributes attributes) {
  open_tag(name, attributes);
  xml_ += "/>\n";
  return *this;
}

std::string XmlWriter::take() { return std::move(xml_); }

}  // namespace tokensite
