#pragma once

#include <string>

#include "rung/text/result.hpp"

namespace rung {

/// The most a file may hold: 64 MiB. What a format takes may be less.
constexpr std::size_t max_file_bytes = 64u << 20;

/// A file's text, named by its path; `-` is standard input. Reads regular files and pipes.
/// @errors F01 it cannot be read: missing, a directory, no permission | F02 larger than max_file_bytes
Result<Source> read_file(const std::string& path, std::uint32_t index = 0);

}  // namespace rung
