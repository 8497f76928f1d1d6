#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rung/score/design.hpp"

namespace rung {

/// Columns of numbers by name, in the order of the file; `rows` lines after the one with the names. Texts are not kept.
struct Numbers {
  std::map<std::string, std::vector<double>> columns;
  std::map<std::string, std::vector<std::string>> texts;
};

/// A table between commas.
Numbers read_numbers(const std::string& text);
/// One of the tables of real placements beside the project, for tests that are skipped where they are not.
std::optional<Numbers> real_numbers(const std::string& name);

/// A design of these columns, each a term of its own, outcome 0, 1, 2 ...
Design design_of(const Numbers& numbers, const std::string& outcome, const std::vector<std::string>& columns);

}  // namespace rung
