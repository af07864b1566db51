#pragma once
#include <string>
#include <vector>

#include "kernel/result.h"

namespace yakuba::app {

/// One municipality of the directory: which folder, reached how.
struct DirectoryEntry {
    std::string folder;
    std::string host;    // empty: any
    std::string prefix;  // "/352039"; empty: the root
    bool training = false;
};

/// Reads a directory file:
///
///     [[town]]
///     folder = "towns/yamaguchi"      # beside this file, or absolute
///     host = "yamaguchi.example"      # or
///     prefix = "/352039"
///     training = true                 # 研修: test cards, striped header
///
/// Problems: "directory.unreadable", "directory.malformed" (with the line), "directory.empty",
/// "directory.same_place" (two towns that the same request would reach).
Result<std::vector<DirectoryEntry>> read_directory(const std::string& path);

}  // namespace yakuba::app
