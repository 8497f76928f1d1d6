#pragma once

#include <optional>
#include <string>

#include "commands.hpp"
#include "rung/model/population.hpp"

namespace rung::cli {

/// Writes a file whole or not at all; `faulty`, with a message, when it could not be.
Status write_aside(const std::string& path, const std::string& text);

/// Reads a population; says what is wrong with it and returns false when it could not be had.
bool read_population(const std::string& path, std::optional<Population>& population);

}  // namespace rung::cli
