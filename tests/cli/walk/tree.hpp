// A folder as a value: what is in it, whenever and however it came there.
#pragma once

#include <map>
#include <set>
#include <string>

namespace tokensite {

/// By path from the folder: "folder", "file " and its bytes, or "link " and what it points to.
using Tree = std::map<std::string, std::string>;

/// All of a file's bytes; none if it can't be read.
std::string bytes_of(const std::string& path);

/// Only what lies in or is one of `tops`; everything without it. Empty if there is no such folder.
Tree tree_of(const std::string& folder, const std::set<std::string>& tops = {});

/// Brings `tops` of the folder to what `tree` says. Files that are right aren't touched.
void make_tree(const std::string& folder, const Tree& tree, const std::set<std::string>& tops = {});

/// The first few places where they differ, for people; empty if they are equal.
std::string difference(const Tree& expected, const Tree& found);

}  // namespace tokensite
