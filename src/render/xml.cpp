#include "render/xml.hpp"

#include <utility>

namespace tokensite {
namespace {

void append_xml_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = text.find_first_of("&<>\""); at != text.npos;
       at = text.find_first_of("&<>\"", at + 1)) {
    out.append(text, copied, at - copied);
    switch (text[at]) {
      case '&':
        out += "&#x26;";
        break;
      case '<':
        out += "&#x3C;";
        break;
      case '>':
        out += "&#x3E;";
        break;
      default:
        out += "&#x22;";
        break;
    }
    copied = at + 1;
  }
  out.append(text, copied);
}

}  // namespace

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
