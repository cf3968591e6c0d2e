# cmake -DROOT=… -DPATTERN=… -DOUTPUT=… -DFUNCTION=… -P embed.cmake
#
# Writes a C++ file that holds the bytes of all files below ROOT that match PATTERN, behind the
# function FUNCTION() of support/embedded.hpp.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/${PATTERN})
list(SORT files)
set(arrays "")
set(table "")
set(number 0)
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char bytes_${number}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${file}\", {reinterpret_cast<const char*>(bytes_${number}), ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT}.new "// Made by scripts/embed.cmake.
#include \"support/embedded.hpp\"

namespace tokensite {
namespace {
${arrays}
const EmbeddedFile files[] = {
${table}    {\"\", \"\"},
};
}  // namespace

std::span<const EmbeddedFile> ${FUNCTION}() { return {files, ${number}}; }

}  // namespace tokensite
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
