# What a release is made of; scripts/package makes both.
#
#   component `program`   a Debian package, whose libraries are the distribution's
#   component `portable`  an archive for every Linux whose C library is no older than the one here:
#                         it brings all other libraries along
#
# `cmake --install` installs the first alone.
include(GNUInstallDirs)

install(TARGETS tokensite COMPONENT program)

set(documentation ${CMAKE_INSTALL_DATADIR}/doc/tokensite)
foreach(component program portable)
  if(component STREQUAL portable)
    set(except EXCLUDE_FROM_ALL)
  endif()
  install(FILES README.md CHANGELOG.md DESTINATION ${documentation} COMPONENT ${component} ${except})
  install(DIRECTORY docs DESTINATION ${documentation} COMPONENT ${component} ${except})
  # Where Debian looks for it. The font is compiled into the program.
  install(FILES LICENSE DESTINATION ${documentation} RENAME copyright
          COMPONENT ${component} ${except})
  install(FILES themes/tokenizer/assets/faustina-OFL.txt DESTINATION ${documentation}
          COMPONENT ${component} ${except})
endforeach()

# The same program, which looks for its libraries beside itself. RPATH and not RUNPATH: that one
# wouldn't hold for what the libraries themselves need.
add_executable(tokensite_portable EXCLUDE_FROM_ALL src/main.cpp)
set_target_properties(tokensite_portable PROPERTIES
                      OUTPUT_NAME tokensite
                      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/portable
                      INSTALL_RPATH "$ORIGIN/../lib/tokensite")
target_link_libraries(tokensite_portable PRIVATE tokensite_program)
target_link_options(tokensite_portable PRIVATE -Wl,--build-id=sha1 -Wl,--disable-new-dtags)
install(TARGETS tokensite_portable COMPONENT portable EXCLUDE_FROM_ALL)

set(portable_program ${CMAKE_BINARY_DIR}/portable/tokensite)
configure_file(scripts/packaging/portable_libraries.cmake.in portable_libraries.cmake @ONLY)
install(SCRIPT ${CMAKE_CURRENT_BINARY_DIR}/portable_libraries.cmake COMPONENT portable EXCLUDE_FROM_ALL)

# The distribution is part of the version, so that an upgrade of the system upgrades the package, and
# of the file's name, as one release has a package for each.
foreach(key ID VERSION_ID)
  file(STRINGS /etc/os-release value REGEX "^${key}=")
  string(REGEX REPLACE "^[A-Z_]+=\"?([^\"]*)\"?$" "\\1" value "${value}")
  string(APPEND distribution ${value})
endforeach()
string(REPLACE debian deb short_distribution ${distribution})
execute_process(COMMAND dpkg --print-architecture OUTPUT_VARIABLE architecture
                OUTPUT_STRIP_TRAILING_WHITESPACE)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/scripts/packaging/package_components.cmake)
set(CPACK_PACKAGE_FILE_NAME tokensite-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_CONTACT "The tokensite authors")
set(CPACK_STRIP_FILES ON)

set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_PORTABLE_FILE_NAME ${CPACK_PACKAGE_FILE_NAME})

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME tokensite)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME tokensite_${PROJECT_VERSION}_${distribution}_${architecture}.deb)
set(CPACK_DEBIAN_PACKAGE_RELEASE "1~${short_distribution}")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# For https, and for git's credential helpers.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, git")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "Checks an archive of newsletters and makes its pages, feeds, copies and e-mails.")
include(CPack)
