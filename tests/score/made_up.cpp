#include "made_up.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace rung {

Numbers read_numbers(const std::string& text) {
  std::istringstream lines(text);
  std::string line, field;
  std::vector<std::string> names;
  Numbers numbers;
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    for (std::size_t at = 0; std::getline(fields, field, ','); ++at) {
      if (names.size() <= at) {
        names.push_back(field);
        continue;
      }
      numbers.columns[names[at]].push_back(std::strtod(field.c_str(), nullptr));
      numbers.texts[names[at]].push_back(field);
    }
    if (numbers.columns.empty() && names.empty()) break;
  }
  return numbers;
}

std::optional<Numbers> real_numbers(const std::string& name) {
  const char* const folder = std::getenv("RUNG_SHARED_DATA");
  std::ifstream file(std::string(folder != nullptr ? folder : RUNG_SOURCE_DIR "/../shared/data") + "/" + name);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return read_numbers(text.str());
}

Design design_of(const Numbers& numbers, const std::string& outcome, const std::vector<std::string>& columns) {
  Design design;
  const auto& levels = numbers.columns.at(outcome);
  for (const double level : levels) design.outcome.push_back(static_cast<std::uint8_t>(level));
  for (int level = 0; level <= *std::max_element(levels.begin(), levels.end()); ++level)
    design.levels.push_back(std::to_string(level));
  for (const std::string& name : columns) design.columns.push_back({name, name, name});
  for (std::size_t row = 0; row < levels.size(); ++row)
    for (const std::string& name : columns) design.values.push_back(numbers.columns.at(name)[row]);
  return design;
}

}  // namespace rung
