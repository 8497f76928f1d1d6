// Writes the made-up people of ratings.hpp as cases, one a line of about 600 bytes: write_cases PEOPLE > cases.ndjson

#include <cstdlib>
#include <iostream>
#include <string>

#include "ratings.hpp"

namespace rung::speed {
namespace {

constexpr const char* levels[] = {"self-management", "low-intensity", "moderate-intensity", "high-intensity",
                                  "acute-specialist"};

void append_stay(std::string& line, Chance& chance, int from, int to) {
  line += "{\"level\":\"" + std::string(levels[chance.below(5)]) + "\",\"from_days_ago\":" + std::to_string(from);
  if (to >= 0) line += ",\"to_days_ago\":" + std::to_string(to) + ",\"ended\":\"completed\"";
  line += '}';
}

std::string line_of(std::size_t index, const Ratings& person, Chance& chance) {
  std::string line =
      "{\"rung_case\":1,\"id\":\"member-" + std::to_string(100'000 + index) +
      "\",\"population\":\"adult\",\"shows\":\"Made up by a program, for measuring speed.\",\"answers\":{";
  const std::int8_t* const rating = &person.symptom;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i > 0) line += ',';
    line += '"' + std::string(rating_names[i]) + "\":{\"value\":" + std::to_string(rating[i]) +
            ",\"days_ago\":" + std::to_string(chance.below(30)) + '}';
  }
  line += "},\"history\":[";
  const int since = chance.below(60);
  append_stay(line, chance, since + 20 + chance.below(300), since);
  line += ',';
  append_stay(line, chance, since, -1);
  return line + "],\"placed\":{\"level\":\"" + levels[chance.below(5)] + "\",\"reason\":\"preference\"}}\n";
}

}  // namespace
}  // namespace rung::speed

int main(int count, char** words) {
  if (count != 2) return std::cerr << "usage: write_cases PEOPLE\n", 2;
  rung::speed::Chance chance(7);
  std::size_t index = 0;
  for (const auto& person : rung::speed::rate_people(std::strtoull(words[1], nullptr, 10)))
    std::cout << rung::speed::line_of(index++, person, chance);
}
